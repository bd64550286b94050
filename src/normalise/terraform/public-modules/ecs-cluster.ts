/** terraform-aws-modules/ecs: the root module and `cluster`. Source of the facts: their variables in versions 5.0 to 7.0. */
import { declare, existence, inputs, openBlock, passed, statements, taskRole, varying } from './declare.js';
import { SERVICE_INPUTS } from './ecs-service.js';
import type { PublicModule } from './public-module.js';

const EXISTENCE = {
  create: 'true',
  create_cloudwatch_log_group: 'true',
  create_task_exec_iam_role: 'false',
  create_task_exec_policy: 'true',
};

const COMMON = {
  ...inputs(
    'cloudwatch_log_group_name cloudwatch_log_group_kms_key_id task_exec_iam_statements task_exec_iam_role_permissions_boundary',
  ),
  cloudwatch_log_group_retention_in_days: '90',
  task_exec_iam_role_policies: '{}',
};

const EXECUTION = 'var.create && var.create_task_exec_iam_role';

/** The log group of ECS Exec, and the execution role that services may share. */
const beside = (name: string): string => `
resource "aws_cloudwatch_log_group" "this" {
  count             = var.create && var.create_cloudwatch_log_group ? 1 : 0
  name              = try(coalesce(var.cloudwatch_log_group_name), format("/aws/ecs/%s", var.${name}), null)
  retention_in_days = var.cloudwatch_log_group_retention_in_days
  kms_key_id        = var.cloudwatch_log_group_kms_key_id
}
${taskRole('task_exec', { when: EXECUTION, sid: 'ECSTaskExecutionAssumeRole', boundary: 'task_exec_iam_role_permissions_boundary' })}
data "aws_iam_policy_document" "task_exec" {
  count = ${EXECUTION} && var.create_task_exec_policy ? 1 : 0
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["*"]
  }
  statement {
    sid       = "ECR"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"]
    resources = ["*"]
  }
${statements('var.task_exec_iam_statements')}
}
resource "aws_iam_policy" "task_exec" {
  count  = ${EXECUTION} && var.create_task_exec_policy ? 1 : 0
  policy = data.aws_iam_policy_document.task_exec[0].json
}
resource "aws_iam_role_policy_attachment" "task_exec" {
  count      = ${EXECUTION} && var.create_task_exec_policy ? 1 : 0
  role       = aws_iam_role.task_exec[0].name
  policy_arn = aws_iam_policy.task_exec[0].arn
}
`;

const TASK_EXEC_OUTPUTS = `
output "task_exec_iam_role_arn" { value = try(aws_iam_role.task_exec[0].arn, null) }
output "task_exec_iam_role_name" { value = try(aws_iam_role.task_exec[0].name, null) }
`;

/** The words of an input for the cluster, with and without the prefix of the root module. */
interface Words {
  readonly name: string;
  readonly configuration: string;
  readonly setting: string;
  readonly connect: string;
  /** What ECS Exec logs where the configuration does not say; absent where that differs between versions. */
  readonly logging?: string;
}

/** With its own log group the module logs ECS Exec there, unless the caller configures that. */
function execConfiguration(configuration: string): string {
  return `
  dynamic "configuration" {
    for_each = length(var.${configuration}) > 0 ? [var.${configuration}] : []
    content {
      _at = configuration.value
      dynamic "execute_command_configuration" {
        for_each = try(configuration.value.execute_command_configuration[*], [])
        content {
          _at        = execute_command_configuration.value
          kms_key_id = try(execute_command_configuration.value.kms_key_id, var.none)
          logging    = try(coalesce(execute_command_configuration.value.logging), var.logging_by_default)
          dynamic "log_configuration" {
            for_each = try(execute_command_configuration.value.log_configuration[*], [])
            content {
              _at                            = log_configuration.value
              cloud_watch_encryption_enabled = try(log_configuration.value.cloud_watch_encryption_enabled, var.none)
              cloud_watch_log_group_name     = try(aws_cloudwatch_log_group.this[0].name, log_configuration.value.cloud_watch_log_group_name, var.none)
              s3_bucket_encryption_enabled   = try(log_configuration.value.s3_bucket_encryption_enabled, var.none)
              s3_bucket_name                 = try(log_configuration.value.s3_bucket_name, var.none)
            }
          }
        }
      }
    }
  }`;
}

function cluster({ name, configuration, setting, connect }: Words): string {
  return `
resource "aws_ecs_cluster" "this" {
  count = var.create ? 1 : 0
  name  = var.${name}
${execConfiguration(configuration)}
${openBlock('service_connect_defaults', connect)}
  dynamic "setting" {
    for_each = flatten([var.${setting}])
    content {
      _at   = setting.value
      name  = setting.value.name
      value = setting.value.value
    }
  }
}
${beside(name)}`;
}

function variables({ name, configuration, setting, connect, logging }: Words): string {
  return (
    existence(EXISTENCE) +
    declare({ ...COMMON, ...inputs(`${name} ${connect}`), [configuration]: CONFIGURATION, [setting]: INSIGHTS }) +
    (logging === undefined ? varying('logging_by_default') : declare({ logging_by_default: `"${logging}"` }))
  );
}

const CONFIGURATION =
  '{ execute_command_configuration = { logging = "OVERRIDE", log_configuration = { cloud_watch_log_group_name = "placeholder" } } }';

/** Container Insights is on by default. */
const INSIGHTS = '[{ name = "containerInsights", value = "enabled" }]';

const CLUSTER_OUTPUTS = `
output "arn" { value = try(aws_ecs_cluster.this[0].arn, null) }
output "id" { value = try(aws_ecs_cluster.this[0].id, null) }
output "name" { value = try(aws_ecs_cluster.this[0].name, null) }
output "cloudwatch_log_group_name" { value = try(aws_cloudwatch_log_group.this[0].name, null) }
output "cloudwatch_log_group_arn" { value = try(aws_cloudwatch_log_group.this[0].arn, null) }
`;

const OLD: Words = {
  name: 'cluster_name',
  configuration: 'cluster_configuration',
  setting: 'cluster_settings',
  connect: 'cluster_service_connect_defaults',
};

const NEW: Words = {
  name: 'name',
  configuration: 'configuration',
  setting: 'setting',
  connect: 'service_connect_defaults',
  logging: 'OVERRIDE',
};

export const ECS_CLUSTER: readonly PublicModule[] = [
  { from: '5.0.0', below: '6.0.0', words: OLD },
  { from: '6.0.0', below: '8.0.0', words: NEW },
].map(({ from, below, words }) => ({
  source: 'terraform-aws-modules/ecs/aws//modules/cluster',
  from,
  below,
  text: variables(words) + cluster(words) + CLUSTER_OUTPUTS + TASK_EXEC_OUTPUTS,
}));

const ROOT_OUTPUTS = `
output "cluster_arn" { value = module.cluster.arn }
output "cluster_id" { value = module.cluster.id }
output "cluster_name" { value = module.cluster.name }
output "services" { value = module.service }
output "task_exec_iam_role_arn" { value = module.cluster.task_exec_iam_role_arn }
output "task_exec_iam_role_name" { value = module.cluster.task_exec_iam_role_name }
`;

/** The root module calls the two others. */
function root(from: string, below: string, words: Words): PublicModule {
  const { name, configuration, setting, connect } = words;
  const own = from.startsWith('5') ? OLD : NEW;
  const names = [...SERVICE_INPUTS, ...extraInputs(from)];
  const text = `
${variables(words)}
variable "services" {
  default = {}
  nullable = false
}
module "cluster" {
  source  = "terraform-aws-modules/ecs/aws//modules/cluster"
  version = "${from}"
  create  = var.create
  ${own.name} = var.${name}
  ${own.configuration} = var.${configuration}
  ${own.setting} = var.${setting}
  ${own.connect} = var.${connect}
  create_cloudwatch_log_group = var.create_cloudwatch_log_group
  cloudwatch_log_group_name = var.cloudwatch_log_group_name
  cloudwatch_log_group_kms_key_id = var.cloudwatch_log_group_kms_key_id
  cloudwatch_log_group_retention_in_days = var.cloudwatch_log_group_retention_in_days
  create_task_exec_iam_role = var.create_task_exec_iam_role
  create_task_exec_policy = var.create_task_exec_policy
  task_exec_iam_statements = var.task_exec_iam_statements
}
module "service" {
  for_each = { for k, c in var.services : k => c if var.create }
  source   = "terraform-aws-modules/ecs/aws//modules/service"
  version  = "${from}"
  _at      = each.value
  name     = try(coalesce(each.value.name), each.key)
  cluster_arn = module.cluster.arn
  task_exec_iam_role_arn = try(coalesce(each.value.task_exec_iam_role_arn), module.cluster.task_exec_iam_role_arn, null)
${passed(names, 'each.value')}
}
${ROOT_OUTPUTS}`;
  return { source: 'terraform-aws-modules/ecs/aws', from, below, text };
}

function extraInputs(from: string): readonly string[] {
  return from.startsWith('5')
    ? ['container_definition_defaults', 'security_group_rules']
    : ['security_group_ingress_rules', 'security_group_egress_rules'];
}

export const ECS: readonly PublicModule[] = [
  root('5.0.0', '6.0.0', OLD),
  root('6.0.0', '8.0.0', { ...OLD, setting: 'cluster_setting', logging: 'OVERRIDE' }),
];
