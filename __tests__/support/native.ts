/** A neutral resource in the words of a dialect: types, keys and values, not yet any syntax. */
import type { Shape } from '../../src/model/shape.js';
import { stepsTo, type Dialect, type Spelling, type Step } from '../../src/model/spelling.js';
import { SHAPES, type Kind } from '../../src/model/subject.js';
import { NATIVE_TYPES, partSpelling } from '../../src/normalise/names.js';
import { isList, isMap, isOpaque, isRef, OPAQUE, type Neutral, type NeutralResource, type Value } from './neutral.js';

/** Keys ending in `{}` are blocks of Terraform. */
export type Native = Readonly<Record<string, Value>>;

/** Terraform has kinds that CloudFormation has not, such as the adopted parts of a default network. */
const TYPES: Partial<Record<Kind, { readonly cloudformation?: string; readonly terraform: string }>> = {
  taskDefinition: { cloudformation: 'AWS::ECS::TaskDefinition', terraform: 'aws_ecs_task_definition' },
  service: { cloudformation: 'AWS::ECS::Service', terraform: 'aws_ecs_service' },
  taskSet: { cloudformation: 'AWS::ECS::TaskSet', terraform: 'aws_ecs_task_set' },
  scheduledTask: { cloudformation: 'AWS::Scheduler::Schedule', terraform: 'aws_cloudwatch_event_target' },
  cluster: { cloudformation: 'AWS::ECS::Cluster', terraform: 'aws_ecs_cluster' },
  instanceTemplate: { cloudformation: 'AWS::EC2::LaunchTemplate', terraform: 'aws_launch_template' },
  autoScalingGroup: { cloudformation: 'AWS::AutoScaling::AutoScalingGroup', terraform: 'aws_autoscaling_group' },
  vpc: { cloudformation: 'AWS::EC2::VPC', terraform: 'aws_vpc' },
  flowLog: { cloudformation: 'AWS::EC2::FlowLog', terraform: 'aws_flow_log' },
  networkAcl: { terraform: 'aws_network_acl' },
  networkAclEntry: { cloudformation: 'AWS::EC2::NetworkAclEntry', terraform: 'aws_network_acl_rule' },
  subnet: { cloudformation: 'AWS::EC2::Subnet', terraform: 'aws_subnet' },
  defaultSubnet: { terraform: 'aws_default_subnet' },
  vpcEndpoint: { cloudformation: 'AWS::EC2::VPCEndpoint', terraform: 'aws_vpc_endpoint' },
  vpcEndpointPolicy: { terraform: 'aws_vpc_endpoint_policy' },
  defaultSecurityGroup: { terraform: 'aws_default_security_group' },
  securityGroup: { cloudformation: 'AWS::EC2::SecurityGroup', terraform: 'aws_security_group' },
  securityGroupRule: {
    cloudformation: 'AWS::EC2::SecurityGroupIngress',
    terraform: 'aws_vpc_security_group_ingress_rule',
  },
  loadBalancer: { cloudformation: 'AWS::ElasticLoadBalancingV2::LoadBalancer', terraform: 'aws_lb' },
  listener: { cloudformation: 'AWS::ElasticLoadBalancingV2::Listener', terraform: 'aws_lb_listener' },
  firewallAssociation: {
    cloudformation: 'AWS::WAFv2::WebACLAssociation',
    terraform: 'aws_wafv2_web_acl_association',
  },
  targetGroup: { cloudformation: 'AWS::ElasticLoadBalancingV2::TargetGroup', terraform: 'aws_lb_target_group' },
  dataStore: { cloudformation: 'AWS::RDS::DBCluster', terraform: 'aws_rds_cluster' },
  role: { cloudformation: 'AWS::IAM::Role', terraform: 'aws_iam_role' },
  user: { cloudformation: 'AWS::IAM::User', terraform: 'aws_iam_user' },
  instanceProfile: { cloudformation: 'AWS::IAM::InstanceProfile', terraform: 'aws_iam_instance_profile' },
  accessAnalyzer: { cloudformation: 'AWS::AccessAnalyzer::Analyzer', terraform: 'aws_accessanalyzer_analyzer' },
  policyAttachment: { terraform: 'aws_iam_policy_attachment' },
  accountSetting: { terraform: 'aws_ecs_account_setting_default' },
  policy: { cloudformation: 'AWS::IAM::RolePolicy', terraform: 'aws_iam_role_policy' },
  repository: { cloudformation: 'AWS::ECR::Repository', terraform: 'aws_ecr_repository' },
  lifecyclePolicy: { cloudformation: 'AWS::ECR::Repository', terraform: 'aws_ecr_lifecycle_policy' },
  repositoryPolicy: { cloudformation: 'AWS::ECR::Repository', terraform: 'aws_ecr_repository_policy' },
  registryPolicy: { cloudformation: 'AWS::ECR::RegistryPolicy', terraform: 'aws_ecr_registry_policy' },
  registryScanning: {
    cloudformation: 'AWS::ECR::RegistryScanningConfiguration',
    terraform: 'aws_ecr_registry_scanning_configuration',
  },
  logGroup: { cloudformation: 'AWS::Logs::LogGroup', terraform: 'aws_cloudwatch_log_group' },
  logPolicy: { cloudformation: 'AWS::Logs::ResourcePolicy', terraform: 'aws_cloudwatch_log_resource_policy' },
  trail: { cloudformation: 'AWS::CloudTrail::Trail', terraform: 'aws_cloudtrail' },
  eventDataStore: { cloudformation: 'AWS::CloudTrail::EventDataStore', terraform: 'aws_cloudtrail_event_data_store' },
  bucket: { cloudformation: 'AWS::S3::Bucket', terraform: 'aws_s3_bucket' },
  bucketPolicy: { cloudformation: 'AWS::S3::BucketPolicy', terraform: 'aws_s3_bucket_policy' },
  publicAccessBlock: { cloudformation: 'AWS::S3::Bucket', terraform: 'aws_s3_bucket_public_access_block' },
  bucketAcl: { cloudformation: 'AWS::S3::Bucket', terraform: 'aws_s3_bucket_acl' },
  bucketLogging: { cloudformation: 'AWS::S3::Bucket', terraform: 'aws_s3_bucket_logging' },
  configuration: {
    cloudformation: 'AWS::Config::ConfigurationRecorder',
    terraform: 'aws_config_configuration_recorder',
  },
  detector: { cloudformation: 'AWS::GuardDuty::Detector', terraform: 'aws_guardduty_detector' },
  configRule: { cloudformation: 'AWS::Config::ConfigRule', terraform: 'aws_config_config_rule' },
  conformancePack: { cloudformation: 'AWS::Config::ConformancePack', terraform: 'aws_config_conformance_pack' },
  securityHub: { cloudformation: 'AWS::SecurityHub::Hub', terraform: 'aws_securityhub_account' },
  metricFilter: { cloudformation: 'AWS::Logs::MetricFilter', terraform: 'aws_cloudwatch_log_metric_filter' },
  alarm: { cloudformation: 'AWS::CloudWatch::Alarm', terraform: 'aws_cloudwatch_metric_alarm' },
  eventRule: { cloudformation: 'AWS::Events::Rule', terraform: 'aws_cloudwatch_event_rule' },
  detectorFeature: { terraform: 'aws_guardduty_detector_feature' },
  capacityProvider: { cloudformation: 'AWS::ECS::CapacityProvider', terraform: 'aws_ecs_capacity_provider' },
  fileSystem: { cloudformation: 'AWS::EFS::FileSystem', terraform: 'aws_efs_file_system' },
  fileSystemPolicy: { cloudformation: 'AWS::EFS::FileSystem', terraform: 'aws_efs_file_system_policy' },
  backupPolicy: { cloudformation: 'AWS::EFS::FileSystem', terraform: 'aws_efs_backup_policy' },
  backupSelection: { cloudformation: 'AWS::Backup::BackupSelection', terraform: 'aws_backup_selection' },
  accessPoint: { cloudformation: 'AWS::EFS::AccessPoint', terraform: 'aws_efs_access_point' },
  secret: { cloudformation: 'AWS::SecretsManager::Secret', terraform: 'aws_secretsmanager_secret' },
  secretPolicy: {
    cloudformation: 'AWS::SecretsManager::ResourcePolicy',
    terraform: 'aws_secretsmanager_secret_policy',
  },
  kmsKey: { cloudformation: 'AWS::KMS::Key', terraform: 'aws_kms_key' },
  kmsAlias: { cloudformation: 'AWS::KMS::Alias', terraform: 'aws_kms_alias' },
  secretVersion: { terraform: 'aws_secretsmanager_secret_version' },
  secretRotation: {
    cloudformation: 'AWS::SecretsManager::RotationSchedule',
    terraform: 'aws_secretsmanager_secret_rotation',
  },
  parameter: { cloudformation: 'AWS::SSM::Parameter', terraform: 'aws_ssm_parameter' },
  provider: { terraform: 'provider.aws' },
};

/** Kinds that CloudFormation writes inside another resource, by the attribute that refers to it. */
const FOLDED: Partial<Record<Kind, string>> = {
  lifecyclePolicy: 'repositoryName',
  repositoryPolicy: 'repositoryName',
  fileSystemPolicy: 'fileSystemId',
  backupPolicy: 'fileSystemId',
  publicAccessBlock: 'bucket',
  bucketAcl: 'bucket',
  bucketLogging: 'bucket',
};

/** The example as CloudFormation has it: what has no type of its own there stands in the resource that it refers to. */
export function folded(example: Neutral): Neutral {
  const inner = example.filter(({ kind }) => FOLDED[kind] !== undefined);
  const outer = example.filter(({ kind }) => FOLDED[kind] === undefined);
  return outer.map((one) => {
    const held = inner.filter((part) => isHeldBy(part, one)).map(attributesBesideLink);
    return { ...one, attributes: { ...one.attributes, ...Object.fromEntries(held.flat()) } };
  });
}

/** A part whose link is not known may belong to any resource that can hold it. */
function isHeldBy({ kind, attributes }: NeutralResource, holder: NeutralResource): boolean {
  const link = attributes[FOLDED[kind] ?? ''];
  if (link === undefined || nativeType(kind, 'cloudformation') !== nativeType(holder.kind, 'cloudformation'))
    return false;
  return isRef(link) ? link.$ref === holder.name : isOpaque(link);
}

function attributesBesideLink({ kind, attributes }: NeutralResource): readonly [string, Value][] {
  const known = !isOpaque(attributes[FOLDED[kind] ?? ''] ?? OPAQUE);
  return Object.entries(attributes)
    .filter(([key]) => key !== FOLDED[kind])
    .map(([key, value]) => [key, known ? value : OPAQUE]);
}

/** Whether CloudFormation has a type for every resource of the example. */
export function isInCloudFormation(example: Neutral): boolean {
  return example.every(({ kind }) => TYPES[kind]?.cloudformation !== undefined);
}

export function nativeType(kind: Kind, dialect: 'cloudformation' | 'terraform'): string {
  const type = TYPES[kind]?.[dialect];
  if (type === undefined) throw new Error(`the renderer knows no ${dialect} type for ${kind}`);
  return type;
}

export function toNative(resource: NeutralResource, dialect: 'cloudformation' | 'terraform'): Native {
  const type = nativeType(resource.kind, dialect);
  const native = NATIVE_TYPES[type];
  if (native === undefined) throw new Error(`names.ts has no ${type}`);
  return spell({ type, kind: resource.kind, spelling: native.spelling }, resource.attributes);
}

interface Speller {
  readonly type: string;
  readonly kind: Kind;
  readonly spelling: Spelling;
}

function spell(speller: Speller, attributes: Readonly<Record<string, Value>>): Native {
  const out: Record<string, Value> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const shape = (SHAPES[speller.kind] as Readonly<Record<string, Shape>>)[name];
    place(out, { speller, path: name, shape: shape ?? { type: 'any' }, value });
  }
  return out;
}

interface Placing {
  readonly speller: Speller;
  readonly path: string;
  readonly shape: Shape;
  readonly value: Value;
}

function place(out: Record<string, Value>, { speller, path, shape, value }: Placing): void {
  const { spelling } = speller;
  if (spelling.exceptions[path]?.none === true) return;
  if (shape.type === 'map' && isMap(value)) {
    for (const [key, inner] of Object.entries(value)) {
      place(out, { speller, path: `${path}.${key}`, shape: shape.fields[key] ?? { type: 'any' }, value: inner });
    }
    return;
  }
  const nested = shape.type === 'items' || (shape.type === 'list' && shape.of.type === 'map');
  const steps = stepsTo(spelling, path, nested);
  put(out, steps, written({ speller, path, shape, value }));
}

function put(out: Record<string, Value>, steps: readonly Step[], value: Value): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  const key = step.block ? `${step.key}{}` : step.key;
  if (rest.length === 0) {
    out[key] = value;
    return;
  }
  const inner = { ...((out[key] ?? {}) as Record<string, Value>) };
  put(inner, rest, value);
  out[key] = inner;
}

function written({ speller, path, shape, value }: Placing): Value {
  const { spelling } = speller;
  const exception = spelling.exceptions[path];
  if (shape.type === 'items') return items(speller, path, value);
  if (isList(value) && shape.type === 'list') {
    const list = value.map((item) => listItem({ speller, path, shape: shape.of, value: item }));
    return exception?.single === true ? (list[0] ?? list) : list;
  }
  if (typeof value === 'string' && exception?.values?.[value] !== undefined) return exception.values[value];
  return value;
}

function listItem({ speller, path, shape, value }: Placing): Value {
  if (shape.type !== 'map' || !isMap(value)) return value;
  const whole: Record<string, Value> = {};
  place(whole, { speller, path, shape, value });
  const steps = stepsTo(speller.spelling, path, true);
  return steps.reduce<Value>((node, step) => {
    const key = step.block ? `${step.key}{}` : step.key;
    return isMap(node) ? (node[key] ?? {}) : node;
  }, whole);
}

const PART_KINDS: Readonly<Record<string, Kind>> = {
  containerDefinitions: 'container',
  volumes: 'volume',
  ingress: 'securityGroupRule',
  egress: 'securityGroupRule',
};

/** Parts that are subjects of their own have a spelling of their own; policy documents keep IAM's words. */
function items(speller: Speller, path: string, value: Value): Value {
  const kind = PART_KINDS[path];
  if (kind === undefined || !isList(value)) return value;
  const attribute = path === 'containerDefinitions' ? 'containers' : path;
  const below: Dialect = speller.spelling.exceptions[path]?.below ?? speller.spelling.dialect;
  const spelling = partSpelling(speller.type, attribute, below);
  return value.map((item) => (isMap(item) ? spell({ type: speller.type, kind, spelling }, item) : item));
}

/** Whether a value holds a reference, which some places of a format cannot hold. */
export function holdsRef(value: Value): boolean {
  if (isOpaque(value) || typeof value !== 'object') return false;
  if (isRef(value)) return true;
  return isList(value) ? value.some(holdsRef) : Object.values(value).some(holdsRef);
}

export function holdsOpaque(value: Value): boolean {
  if (isRef(value) || typeof value !== 'object') return false;
  if (isOpaque(value)) return true;
  return isList(value) ? value.some(holdsOpaque) : Object.values(value).some(holdsOpaque);
}
