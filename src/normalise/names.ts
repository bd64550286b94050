/**
 * How each kind of subject is spelled in each native resource type: only what differs from the regular spelling
 * (PascalCase in CloudFormation, snake_case with blocks in Terraform). Checked against the published schemas by a test.
 */
import type { Kind } from '../model/subject.js';
import type { Dialect, Spelled, Spelling } from '../model/spelling.js';

export interface NativeType {
  readonly kind: Kind;
  readonly spelling: Spelling;
  readonly direction?: 'ingress' | 'egress';
}

type Exceptions = Readonly<Record<string, Spelled>>;

const path = (spelled: string): Spelled => ({ path: spelled });
const single = (spelled: string): Spelled => ({ path: spelled, single: true });
const none: Spelled = { none: true };

function native(kind: Kind, dialect: Dialect, exceptions: Exceptions = {}): NativeType {
  return { kind, spelling: { dialect, exceptions } };
}

const api = (kind: Kind, exceptions?: Exceptions): NativeType => native(kind, 'api', exceptions);
const cloudFormation = (kind: Kind, exceptions?: Exceptions): NativeType => native(kind, 'cloudformation', exceptions);
const terraform = (kind: Kind, exceptions?: Exceptions): NativeType => native(kind, 'terraform', exceptions);

const PUBLIC_IP: Exceptions = {
  'networkConfiguration.awsvpcConfiguration': path('network_configuration{}'),
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': {
    path: 'network_configuration{}.assign_public_ip',
    values: { ENABLED: true, DISABLED: false },
  },
};

const TERRAFORM_LOAD_BALANCER: Exceptions = {
  type: path('load_balancer_type'),
  scheme: { path: 'internal', values: { internal: true, 'internet-facing': false } },
};

const TERRAFORM_LISTENER: Exceptions = {
  defaultActions: path('default_action{}'),
  'defaultActions.forwardConfig': path('default_action{}.forward{}'),
  'defaultActions.forwardConfig.targetGroups': path('default_action{}.forward{}.target_group{}'),
  'defaultActions.forwardConfig.targetGroups.targetGroupArn': path('default_action{}.forward{}.target_group{}.arn'),
};

const TERRAFORM_LISTENER_RULE: Exceptions = {
  actions: path('action{}'),
  'actions.forwardConfig': path('action{}.forward{}'),
  'actions.forwardConfig.targetGroups': path('action{}.forward{}.target_group{}'),
  'actions.forwardConfig.targetGroups.targetGroupArn': path('action{}.forward{}.target_group{}.arn'),
};

const CLOUDFORMATION_RULE: Exceptions = {
  type: none,
  cidrIp: { single: true },
  cidrIpv6: { single: true },
  sourceSecurityGroupId: { single: true },
  sourcePrefixListId: { single: true },
  self: none,
};

const CLOUDFORMATION_EGRESS: Exceptions = {
  ...CLOUDFORMATION_RULE,
  sourceSecurityGroupId: single('DestinationSecurityGroupId'),
  sourcePrefixListId: single('DestinationPrefixListId'),
};

const TERRAFORM_RULE: Exceptions = {
  ipProtocol: path('protocol'),
  cidrIp: path('cidr_blocks'),
  cidrIpv6: path('ipv6_cidr_blocks'),
  sourcePrefixListId: path('prefix_list_ids'),
};

const TERRAFORM_VPC_RULE: Exceptions = {
  type: none,
  groupId: path('security_group_id'),
  cidrIp: single('cidr_ipv4'),
  cidrIpv6: single('cidr_ipv6'),
  sourceSecurityGroupId: single('referenced_security_group_id'),
  sourcePrefixListId: single('prefix_list_id'),
  self: none,
};

const STATEMENT_BLOCKS: Exceptions = {
  Sid: path('sid'),
  Effect: path('effect'),
  Action: path('actions'),
  NotAction: path('not_actions'),
  Resource: path('resources'),
  NotResource: path('not_resources'),
  Condition: path('condition{}'),
  Principal: path('principals{}'),
};

/** A security group rule as a resource of its own, which goes one way only. */
const rule = (direction: 'ingress' | 'egress', dialect: Dialect, exceptions: Exceptions): NativeType => ({
  ...native('securityGroupRule', dialect, exceptions),
  direction,
});

const dataStore = (dialect: Dialect, groups: string, port?: string): NativeType =>
  native('dataStore', dialect, {
    securityGroups: path(groups),
    port: port === undefined ? none : path(port),
  });

/** Native resource types to what they are. `#` leads to parts: rules inside a group, statements inside a document. */
export const NATIVE_TYPES: Readonly<Record<string, NativeType>> = {
  'task-definition': api('taskDefinition'),
  'AWS::ECS::TaskDefinition': cloudFormation('taskDefinition'),
  aws_ecs_task_definition: terraform('taskDefinition', {
    containerDefinitions: { path: 'container_definitions', below: 'api' },
    volumes: path('volume{}'),
  }),
  'AWS::ECS::Service': cloudFormation('service'),
  aws_ecs_service: terraform('service', { ...PUBLIC_IP, loadBalancers: path('load_balancer{}') }),
  'AWS::ECS::Cluster': cloudFormation('cluster'),
  aws_ecs_cluster: terraform('cluster', {
    clusterName: path('name'),
    serviceConnectDefaults: path('service_connect_defaults{}'),
  }),

  'AWS::EC2::SecurityGroup': cloudFormation('securityGroup', {
    ingress: path('SecurityGroupIngress'),
    egress: path('SecurityGroupEgress'),
  }),
  aws_security_group: terraform('securityGroup', {
    groupName: path('name'),
    ingress: path('ingress{}'),
    egress: path('egress{}'),
  }),
  'AWS::EC2::SecurityGroupIngress': rule('ingress', 'cloudformation', CLOUDFORMATION_RULE),
  'AWS::EC2::SecurityGroupEgress': rule('egress', 'cloudformation', CLOUDFORMATION_EGRESS),
  aws_security_group_rule: terraform('securityGroupRule', {
    ...TERRAFORM_RULE,
    groupId: path('security_group_id'),
    sourceSecurityGroupId: single('source_security_group_id'),
  }),
  aws_vpc_security_group_ingress_rule: rule('ingress', 'terraform', TERRAFORM_VPC_RULE),
  aws_vpc_security_group_egress_rule: rule('egress', 'terraform', TERRAFORM_VPC_RULE),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': cloudFormation('loadBalancer'),
  aws_lb: terraform('loadBalancer', TERRAFORM_LOAD_BALANCER),
  aws_alb: terraform('loadBalancer', TERRAFORM_LOAD_BALANCER),
  'AWS::ElasticLoadBalancingV2::Listener': cloudFormation('listener'),
  aws_lb_listener: terraform('listener', TERRAFORM_LISTENER),
  aws_alb_listener: terraform('listener', TERRAFORM_LISTENER),
  'AWS::ElasticLoadBalancingV2::ListenerRule': cloudFormation('listenerRule'),
  aws_lb_listener_rule: terraform('listenerRule', TERRAFORM_LISTENER_RULE),
  aws_alb_listener_rule: terraform('listenerRule', TERRAFORM_LISTENER_RULE),
  'AWS::ElasticLoadBalancingV2::TargetGroup': cloudFormation('targetGroup'),
  aws_lb_target_group: terraform('targetGroup'),
  aws_alb_target_group: terraform('targetGroup'),

  'AWS::RDS::DBInstance': dataStore('cloudformation', 'VPCSecurityGroups', 'Port'),
  'AWS::RDS::DBCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::DocDB::DBCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::ElastiCache::ReplicationGroup': dataStore('cloudformation', 'SecurityGroupIds', 'Port'),
  'AWS::ElastiCache::CacheCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::OpenSearchService::Domain': dataStore('cloudformation', 'VPCOptions.SecurityGroupIds'),
  'AWS::EFS::MountTarget': dataStore('cloudformation', 'SecurityGroups'),
  aws_db_instance: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_rds_cluster: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_docdb_cluster: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_elasticache_replication_group: dataStore('terraform', 'security_group_ids', 'port'),
  aws_elasticache_cluster: dataStore('terraform', 'security_group_ids', 'port'),
  aws_opensearch_domain: dataStore('terraform', 'vpc_options{}.security_group_ids'),
  aws_efs_mount_target: dataStore('terraform', 'security_groups'),

  'AWS::IAM::Role': cloudFormation('role'),
  aws_iam_role: terraform('role', {
    roleName: path('name'),
    assumeRolePolicyDocument: path('assume_role_policy'),
    policies: path('inline_policy{}'),
  }),
  'AWS::IAM::Policy': cloudFormation('policy'),
  'AWS::IAM::ManagedPolicy': cloudFormation('policy', { policyName: path('ManagedPolicyName') }),
  'AWS::IAM::RolePolicy': cloudFormation('policy', { roles: single('RoleName') }),
  aws_iam_policy: terraform('policy', { policyName: path('name'), roles: none, policyDocument: path('policy') }),
  aws_iam_role_policy: terraform('policy', {
    policyName: path('name'),
    roles: single('role'),
    policyDocument: path('policy'),
  }),
  aws_iam_user_policy: terraform('policy', { policyName: path('name'), roles: none, policyDocument: path('policy') }),
  aws_iam_group_policy: terraform('policy', { policyName: path('name'), roles: none, policyDocument: path('policy') }),
  aws_iam_role_policy_attachment: terraform('policyAttachment', { roles: single('role') }),
  aws_iam_policy_attachment: terraform('policyAttachment'),

  'AWS::ECR::Repository': cloudFormation('repository'),
  aws_ecr_repository: terraform('repository', { repositoryName: path('name') }),
  'AWS::ECR::RegistryScanningConfiguration': cloudFormation('registryScanning'),
  aws_ecr_registry_scanning_configuration: terraform('registryScanning', {
    rules: path('rule{}'),
    'rules.repositoryFilters': path('rule{}.repository_filter{}'),
  }),

  'AWS::Logs::LogGroup': cloudFormation('logGroup'),
  aws_cloudwatch_log_group: terraform('logGroup', { logGroupName: path('name') }),
  'AWS::CloudTrail::Trail': cloudFormation('trail'),
  aws_cloudtrail: terraform('trail', { trailName: path('name'), isLogging: path('enable_logging') }),
  'AWS::SecretsManager::Secret': cloudFormation('secret'),
  aws_secretsmanager_secret: terraform('secret'),
  'AWS::SSM::Parameter': cloudFormation('parameter'),
  aws_ssm_parameter: terraform('parameter'),
};

/** Parts of resources that are subjects of their own, by `native type#attribute`. */
export const PART_SPELLINGS: Readonly<Record<string, Spelling>> = {
  'AWS::EC2::SecurityGroup#ingress': {
    dialect: 'cloudformation',
    exceptions: { ...CLOUDFORMATION_RULE, groupId: none },
  },
  'AWS::EC2::SecurityGroup#egress': {
    dialect: 'cloudformation',
    exceptions: { ...CLOUDFORMATION_EGRESS, groupId: none },
  },
  'aws_security_group#ingress': {
    dialect: 'terraform',
    exceptions: { ...TERRAFORM_RULE, type: none, groupId: none, sourceSecurityGroupId: path('security_groups') },
  },
  'aws_security_group#egress': {
    dialect: 'terraform',
    exceptions: { ...TERRAFORM_RULE, type: none, groupId: none, sourceSecurityGroupId: path('security_groups') },
  },
  'AWS::ECS::TaskDefinition#volumes': {
    dialect: 'cloudformation',
    exceptions: {
      efsVolumeConfiguration: path('EFSVolumeConfiguration'),
      'efsVolumeConfiguration.fileSystemId': path('EFSVolumeConfiguration.FilesystemId'),
    },
  },
  'aws_ecs_task_definition#volumes': { dialect: 'terraform', exceptions: {} },
  'aws_iam_policy_document#statement': { dialect: 'terraform', exceptions: STATEMENT_BLOCKS },
};

/** Policy documents use the same words in every format. */
export const STATEMENT_SPELLING: Spelling = { dialect: 'api', exceptions: {} };

/** The spelling of a part; parts without an entry are spelled as the dialect does regularly. */
export function partSpelling(type: string, attribute: string, dialect: Dialect): Spelling {
  return PART_SPELLINGS[`${type}#${attribute}`] ?? { dialect, exceptions: {} };
}
