import { trailShape } from './audit.js';
import { repositoryShape, registryScanningShape } from './ecr.js';
import { clusterShape, containerShape, serviceShape, taskDefinitionShape, volumeShape } from './ecs.js';
import { policyAttachmentShape, policyShape, roleShape, statementShape } from './iam.js';
import { logGroupShape } from './logs.js';
import {
  dataStoreShape,
  listenerRuleShape,
  listenerShape,
  loadBalancerShape,
  securityGroupRuleShape,
  securityGroupShape,
  targetGroupShape,
} from './network.js';
import type { Place } from './attribute.js';
import type { Resource } from './resource.js';
import { parameterShape, secretShape } from './secrets.js';
import type { ReadFields } from './shape.js';

/** Every kind of subject that a rule can judge or the graph can follow, with its shape. */
export const SHAPES = {
  taskDefinition: taskDefinitionShape,
  container: containerShape,
  volume: volumeShape,
  service: serviceShape,
  cluster: clusterShape,
  securityGroup: securityGroupShape,
  securityGroupRule: securityGroupRuleShape,
  loadBalancer: loadBalancerShape,
  listener: listenerShape,
  listenerRule: listenerRuleShape,
  targetGroup: targetGroupShape,
  dataStore: dataStoreShape,
  role: roleShape,
  policy: policyShape,
  policyAttachment: policyAttachmentShape,
  statement: statementShape,
  repository: repositoryShape,
  registryScanning: registryScanningShape,
  logGroup: logGroupShape,
  trail: trailShape,
  secret: secretShape,
  parameter: parameterShape,
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
  /** Of a policy statement: the resources that use its document, and as what. */
  readonly owners?: readonly StatementOwner[];
}

/** `trust` is a role's assume-role policy, `permissions` a policy of a role or user, `resource` a policy of anything else. */
export interface StatementOwner {
  readonly resource: Resource;
  readonly as: 'trust' | 'permissions' | 'resource';
}

export type Subject<K extends Kind = Kind> = ReadFields<(typeof SHAPES)[K]> & { readonly subject: SubjectInfo };

export type Subjects = { readonly [K in Kind]: Subject<K> };
