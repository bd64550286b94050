import {
  configRuleShape,
  configurationShape,
  conformancePackShape,
  detectorFeatureShape,
  detectorShape,
  eventDataStoreShape,
  expectationShape,
  securityHubShape,
  trailShape,
} from './audit.js';
import {
  bucketAclShape,
  bucketLoggingShape,
  bucketPolicyShape,
  bucketShape,
  publicAccessBlockShape,
  storedObjectShape,
} from './bucket.js';
import {
  lifecyclePolicyShape,
  registryPolicyShape,
  registryScanningShape,
  repositoryPolicyShape,
  repositoryShape,
} from './ecr.js';
import {
  accountSettingShape,
  capacityProviderShape,
  clusterShape,
  containerShape,
  eventPatternShape,
  eventRuleShape,
  scheduledTaskShape,
  serviceShape,
  taskDefinitionShape,
  taskSetShape,
  volumeShape,
} from './ecs.js';
import { autoScalingGroupShape, imageLookupShape, instanceTemplateShape } from './instances.js';
import {
  accessAnalyzerShape,
  groupShape,
  instanceProfileShape,
  policyAttachmentShape,
  policyShape,
  roleShape,
  statementShape,
  userShape,
} from './iam.js';
import { kmsAliasShape, kmsKeyPolicyShape, kmsKeyShape } from './kms.js';
import { alarmShape, logGroupShape, logPolicyShape, metricFilterShape } from './logs.js';
import {
  dataStoreShape,
  firewallAssociationShape,
  listenerRuleShape,
  listenerShape,
  loadBalancerShape,
  securityGroupRuleShape,
  securityGroupShape,
  targetGroupShape,
} from './network.js';
import type { AttributePlace, Place } from './attribute.js';
import type { Resource } from './resource.js';
import {
  parameterShape,
  secretAttachmentShape,
  secretPolicyShape,
  secretRotationShape,
  secretShape,
  secretVersionShape,
  templateParameterShape,
} from './secrets.js';
import type { ReadFields } from './shape.js';
import { authenticationShape, providerShape } from './sign-in.js';
import {
  accessPointShape,
  backupPolicyShape,
  backupSelectionShape,
  fileSystemPolicyShape,
  fileSystemShape,
} from './storage.js';
import {
  defaultSecurityGroupShape,
  defaultSubnetShape,
  flowLogShape,
  networkAclEntryShape,
  networkAclShape,
  subnetShape,
  vpcEndpointPolicyShape,
  vpcEndpointShape,
  vpcShape,
} from './vpc.js';

/** Every kind of subject that a rule can judge or the graph can follow, with its shape. */
export const SHAPES = {
  taskDefinition: taskDefinitionShape,
  container: containerShape,
  volume: volumeShape,
  service: serviceShape,
  taskSet: taskSetShape,
  scheduledTask: scheduledTaskShape,
  eventRule: eventRuleShape,
  eventPattern: eventPatternShape,
  cluster: clusterShape,
  capacityProvider: capacityProviderShape,
  accountSetting: accountSettingShape,
  instanceTemplate: instanceTemplateShape,
  imageLookup: imageLookupShape,
  callerIdentity: {},
  autoScalingGroup: autoScalingGroupShape,
  vpc: vpcShape,
  flowLog: flowLogShape,
  networkAcl: networkAclShape,
  networkAclEntry: networkAclEntryShape,
  subnet: subnetShape,
  defaultSubnet: defaultSubnetShape,
  vpcEndpoint: vpcEndpointShape,
  vpcEndpointPolicy: vpcEndpointPolicyShape,
  securityGroup: securityGroupShape,
  defaultSecurityGroup: defaultSecurityGroupShape,
  securityGroupRule: securityGroupRuleShape,
  loadBalancer: loadBalancerShape,
  listener: listenerShape,
  listenerRule: listenerRuleShape,
  targetGroup: targetGroupShape,
  firewallAssociation: firewallAssociationShape,
  dataStore: dataStoreShape,
  role: roleShape,
  user: userShape,
  group: groupShape,
  instanceProfile: instanceProfileShape,
  accessAnalyzer: accessAnalyzerShape,
  policy: policyShape,
  policyAttachment: policyAttachmentShape,
  statement: statementShape,
  repository: repositoryShape,
  lifecyclePolicy: lifecyclePolicyShape,
  repositoryPolicy: repositoryPolicyShape,
  registryPolicy: registryPolicyShape,
  registryScanning: registryScanningShape,
  logGroup: logGroupShape,
  logPolicy: logPolicyShape,
  metricFilter: metricFilterShape,
  alarm: alarmShape,
  trail: trailShape,
  eventDataStore: eventDataStoreShape,
  expectation: expectationShape,
  bucket: bucketShape,
  bucketPolicy: bucketPolicyShape,
  publicAccessBlock: publicAccessBlockShape,
  bucketAcl: bucketAclShape,
  bucketLogging: bucketLoggingShape,
  storedObject: storedObjectShape,
  configuration: configurationShape,
  configRule: configRuleShape,
  conformancePack: conformancePackShape,
  securityHub: securityHubShape,
  detector: detectorShape,
  detectorFeature: detectorFeatureShape,
  secret: secretShape,
  secretVersion: secretVersionShape,
  secretPolicy: secretPolicyShape,
  secretAttachment: secretAttachmentShape,
  secretRotation: secretRotationShape,
  parameter: parameterShape,
  templateParameter: templateParameterShape,
  provider: providerShape,
  authentication: authenticationShape,
  kmsKey: kmsKeyShape,
  kmsKeyPolicy: kmsKeyPolicyShape,
  kmsAlias: kmsAliasShape,
  fileSystem: fileSystemShape,
  fileSystemPolicy: fileSystemPolicyShape,
  accessPoint: accessPointShape,
  backupPolicy: backupPolicyShape,
  backupSelection: backupSelectionShape,
} as const;

export type Kind = keyof typeof SHAPES;

/** What every subject carries beside its attributes. */
export interface SubjectInfo {
  readonly kind: Kind;
  readonly resource: Resource;
  /** The resource's address, with the part appended: `aws_ecs_task_definition.web / container app`. */
  readonly address: string;
  /**
   * What tells it apart when its address holds a position: the ports of an ingress rule, the actions of a statement. Other
   * items may then come and go without making it another one.
   */
  readonly identity?: string;
  /** How a message calls it: `app`, `web`. */
  readonly name: string;
  /** The whole subject: the resource, or the list item. */
  readonly place: Place;
  /** The address of the resource that this one is a part of. */
  readonly parent?: string;
  /** Of a security group rule whose place says it: a group's ingress list, an ingress resource. */
  readonly direction?: 'ingress' | 'egress';
  /** Of a policy statement: the list that it stands in, where another one can be added. */
  readonly document?: AttributePlace;
  /** Of a policy statement: the resources that use its document, and as what. */
  readonly owners?: readonly StatementOwner[];
}

/** `trust` is a role's assume-role policy, `permissions` a policy of a role or user, `resource` a policy of anything else. */
export interface StatementOwner {
  readonly resource: Resource;
  /** What the resource is: a role, a repository, a policy on its own. */
  readonly kind: Kind;
  readonly as: 'trust' | 'permissions' | 'resource';
}

export type Subject<K extends Kind = Kind> = ReadFields<(typeof SHAPES)[K]> & { readonly subject: SubjectInfo };

export type Subjects = { readonly [K in Kind]: Subject<K> };
