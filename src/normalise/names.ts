/**
 * How each kind of subject is spelled in each native resource type: only what differs from the regular spelling
 * (PascalCase in CloudFormation, snake_case with blocks in Terraform). Checked against the published schemas by a test.
 */
import { REGULAR, type Dialect, type Spelled, type Spelling } from '../model/spelling.js';
import { AUDIT_TYPES } from './names-audit.js';
import { BUCKET_TYPES } from './names-bucket.js';
import { NETWORK_PARTS, NETWORK_TYPES } from './names-network.js';
import { SECRET_TYPES } from './names-secrets.js';
import { api, cloudFormation, none, path, single, terraform, type Exceptions, type NativeType } from './native-type.js';

const PUBLIC_IP: Exceptions = {
  'networkConfiguration.awsvpcConfiguration': path('network_configuration{}'),
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': {
    path: 'network_configuration{}.assign_public_ip',
    values: { ENABLED: true, DISABLED: false },
  },
};

const AWSVPC = 'ecsParameters.networkConfiguration.awsvpcConfiguration';

/** Terraform writes the network configuration of a target flat, and the public address as a flag. */
const terraformTarget = (block: string): Exceptions => ({
  ecsParameters: path(block),
  [AWSVPC]: path(`${block}.network_configuration{}`),
  [`${AWSVPC}.assignPublicIp`]: {
    path: `${block}.network_configuration{}.assign_public_ip`,
    values: { ENABLED: true, DISABLED: false },
  },
});

/** A policy or an attachment is for roles, users or groups; most types know one of them. */
const HOLDERS: Exceptions = { roles: none, users: none, groups: none };
const OF_ONE: Exceptions = { ...HOLDERS, path: none };
const TERRAFORM_POLICY: Exceptions = { ...OF_ONE, policyName: path('name'), policyDocument: path('policy') };

const STATEMENT_BLOCKS: Exceptions = {
  Sid: path('sid'),
  Effect: path('effect'),
  Action: path('actions'),
  NotAction: path('not_actions'),
  Resource: path('resources'),
  NotResource: path('not_resources'),
  Condition: path('condition{}'),
  Principal: path('principals{}'),
  NotPrincipal: path('not_principals{}'),
};

/** Types that are read as another one, of which they have only a part. */
const READ_AS: ReadonlyMap<string, string> = new Map([
  ['AWS::ECS::ExpressGatewayService', 'AWS::ECS::TaskDefinition'],
  ['AWS::ECS::DaemonTaskDefinition', 'AWS::ECS::TaskDefinition'],
]);

/** What a native resource type is; undefined for one that no rule knows, even if it is called `constructor`. */
export function nativeType(type: string): NativeType | undefined {
  const known = READ_AS.get(type) ?? type;
  return Object.hasOwn(NATIVE_TYPES, known) ? NATIVE_TYPES[known] : undefined;
}

/** Native resource types to what they are. `#` leads to parts: rules inside a group, statements inside a document. */
export const NATIVE_TYPES: Readonly<Record<string, NativeType>> = {
  'task-definition': api('taskDefinition'),
  'AWS::ECS::TaskDefinition': cloudFormation('taskDefinition'),
  aws_ecs_task_definition: terraform('taskDefinition', {
    containerDefinitions: { path: 'container_definitions', below: 'api' },
    volumes: path('volume{}'),
  }),
  'AWS::ECS::Service': cloudFormation('service'),
  aws_ecs_service: terraform('service', {
    ...PUBLIC_IP,
    'deploymentConfiguration.deploymentCircuitBreaker': path('deployment_circuit_breaker{}'),
    'deploymentConfiguration.alarms': path('alarms{}'),
    loadBalancers: path('load_balancer{}'),
    role: path('iam_role'),
    'serviceConnectConfiguration.services': path('service_connect_configuration{}.service{}'),
    vpcLatticeConfigurations: path('vpc_lattice_configurations{}'),
    serviceRegistries: path('service_registries{}'),
    volumeConfigurations: path('volume_configuration{}'),
  }),
  'AWS::ECS::CapacityProvider': cloudFormation('capacityProvider'),
  aws_ecs_capacity_provider: terraform('capacityProvider'),
  'AWS::ECS::TaskSet': cloudFormation('taskSet', {
    'networkConfiguration.awsvpcConfiguration': path('NetworkConfiguration.AwsVpcConfiguration'),
  }),
  aws_ecs_task_set: terraform('taskSet', PUBLIC_IP),
  'AWS::Events::Rule': cloudFormation('eventRule', { isEnabled: none }),
  aws_cloudwatch_event_rule: terraform('eventRule', { eventPattern: path('event_pattern'), targets: none }),
  'AWS::Scheduler::Schedule': cloudFormation('scheduledTask', { ecsParameters: path('Target.EcsParameters') }),
  'AWS::Pipes::Pipe': cloudFormation('scheduledTask', { ecsParameters: path('TargetParameters.EcsTaskParameters') }),
  aws_cloudwatch_event_target: terraform('scheduledTask', terraformTarget('ecs_target{}')),
  aws_scheduler_schedule: terraform('scheduledTask', terraformTarget('target{}.ecs_parameters{}')),
  aws_pipes_pipe: terraform('scheduledTask', {
    ecsParameters: path('target_parameters{}.ecs_task_parameters{}'),
    [AWSVPC]: path('target_parameters{}.ecs_task_parameters{}.network_configuration{}.aws_vpc_configuration{}'),
  }),
  'AWS::ECS::Cluster': cloudFormation('cluster', { settings: path('ClusterSettings') }),
  aws_ecs_cluster: terraform('cluster', {
    clusterName: path('name'),
    serviceConnectDefaults: path('service_connect_defaults{}'),
    settings: path('setting{}'),
    'configuration.executeCommandConfiguration.logConfiguration.s3EncryptionEnabled': path(
      'configuration{}.execute_command_configuration{}.log_configuration{}.s3_bucket_encryption_enabled',
    ),
  }),
  aws_ecs_account_setting_default: terraform('accountSetting'),

  ...NETWORK_TYPES,

  'AWS::IAM::Role': cloudFormation('role'),
  aws_iam_role: terraform('role', {
    roleName: path('name'),
    assumeRolePolicyDocument: path('assume_role_policy'),
    policies: path('inline_policy{}'),
  }),
  'AWS::IAM::User': cloudFormation('user'),
  aws_iam_user: terraform('user', { userName: path('name'), managedPolicyArns: none, policies: none }),
  'AWS::IAM::Group': cloudFormation('group'),
  aws_iam_group: terraform('group', { groupName: path('name'), managedPolicyArns: none, policies: none }),
  'AWS::IAM::InstanceProfile': cloudFormation('instanceProfile'),
  aws_iam_instance_profile: terraform('instanceProfile', { instanceProfileName: path('name'), roles: single('role') }),
  'AWS::AccessAnalyzer::Analyzer': cloudFormation('accessAnalyzer'),
  aws_accessanalyzer_analyzer: terraform('accessAnalyzer'),
  'AWS::IAM::Policy': cloudFormation('policy', { path: none }),
  'AWS::IAM::ManagedPolicy': cloudFormation('policy', { policyName: path('ManagedPolicyName') }),
  'AWS::IAM::RolePolicy': cloudFormation('policy', { ...OF_ONE, roles: single('RoleName') }),
  'AWS::IAM::UserPolicy': cloudFormation('policy', { ...OF_ONE, users: single('UserName') }),
  'AWS::IAM::GroupPolicy': cloudFormation('policy', { ...OF_ONE, groups: single('GroupName') }),
  aws_iam_policy: terraform('policy', { ...TERRAFORM_POLICY, path: path('path') }),
  aws_iam_role_policy: terraform('policy', { ...TERRAFORM_POLICY, roles: single('role') }),
  aws_iam_user_policy: terraform('policy', { ...TERRAFORM_POLICY, users: single('user') }),
  aws_iam_group_policy: terraform('policy', { ...TERRAFORM_POLICY, groups: single('group') }),
  aws_iam_role_policy_attachment: terraform('policyAttachment', { ...HOLDERS, roles: single('role') }),
  aws_iam_user_policy_attachment: terraform('policyAttachment', { ...HOLDERS, users: single('user') }),
  aws_iam_group_policy_attachment: terraform('policyAttachment', { ...HOLDERS, groups: single('group') }),
  aws_iam_policy_attachment: terraform('policyAttachment'),

  'AWS::ECR::Repository': cloudFormation('repository', {
    lifecyclePolicyText: path('LifecyclePolicy.LifecyclePolicyText'),
    policyText: path('RepositoryPolicyText'),
  }),
  aws_ecr_repository: terraform('repository', {
    repositoryName: path('name'),
    emptyOnDelete: path('force_delete'),
    lifecyclePolicyText: none,
    policyText: none,
  }),
  aws_ecr_lifecycle_policy: terraform('lifecyclePolicy', {
    repositoryName: path('repository'),
    lifecyclePolicyText: path('policy'),
  }),
  aws_ecr_repository_policy: terraform('repositoryPolicy', {
    repositoryName: path('repository'),
    policyText: path('policy'),
  }),
  'AWS::ECR::RegistryPolicy': cloudFormation('registryPolicy'),
  aws_ecr_registry_policy: terraform('registryPolicy', { policyText: path('policy') }),
  'AWS::ECR::RegistryScanningConfiguration': cloudFormation('registryScanning'),
  aws_ecr_registry_scanning_configuration: terraform('registryScanning', {
    rules: path('rule{}'),
    'rules.repositoryFilters': path('rule{}.repository_filter{}'),
  }),

  'AWS::Logs::LogGroup': cloudFormation('logGroup'),
  aws_cloudwatch_log_group: terraform('logGroup', { logGroupName: path('name'), resourcePolicyDocument: none }),
  'AWS::Logs::ResourcePolicy': cloudFormation('logPolicy'),
  aws_cloudwatch_log_resource_policy: terraform('logPolicy', { policyDocument: path('policy_document') }),
  ...AUDIT_TYPES,
  ...BUCKET_TYPES,
  ...SECRET_TYPES,
};

/** Parts of resources that are subjects of their own, by `native type#attribute`. */
export const PART_SPELLINGS: Readonly<Record<string, Spelling>> = {
  ...NETWORK_PARTS,
  'AWS::Events::Rule#targets': {
    dialect: 'cloudformation',
    exceptions: { [AWSVPC]: path('EcsParameters.NetworkConfiguration.AwsVpcConfiguration') },
  },
  'AWS::ECS::TaskDefinition#volumes': {
    dialect: 'cloudformation',
    exceptions: {
      efsVolumeConfiguration: path('EFSVolumeConfiguration'),
      'efsVolumeConfiguration.fileSystemId': path('EFSVolumeConfiguration.FilesystemId'),
      'efsVolumeConfiguration.authorizationConfig.iam': path('EFSVolumeConfiguration.AuthorizationConfig.IAM'),
    },
  },
  'aws_ecs_task_definition#volumes': {
    dialect: 'terraform',
    exceptions: { host: path(''), 'host.sourcePath': path('host_path') },
  },
  'aws_iam_policy_document#statement': { dialect: 'terraform', exceptions: STATEMENT_BLOCKS },
};

/** Policy documents use the same words in every format. */
export const STATEMENT_SPELLING: Spelling = REGULAR.api;

/** A policy document as a whole, where its statements are blocks. */
export const DOCUMENT_SPELLING: Spelling = {
  dialect: 'terraform',
  exceptions: Object.fromEntries([
    ['Statement', path('statement{}')],
    ...Object.entries(STATEMENT_BLOCKS).map(([name, spelled]): [string, Spelled] => [
      `Statement.${name}`,
      path(`statement{}.${spelled.path ?? ''}`),
    ]),
  ]),
};

/** The spelling of a part; parts without an entry are spelled as the dialect does regularly. */
export function partSpelling(type: string, attribute: string, dialect: Dialect): Spelling {
  return PART_SPELLINGS[`${READ_AS.get(type) ?? type}#${attribute}`] ?? REGULAR[dialect];
}
