/**
 * terraform-aws-modules/ecs, module `service`. Source of the facts: the module's variables and resources in versions 5.0 to 7.0.
 */
import { CAMEL_STYLE, CONTAINER_DEFAULTS, containerText, SNAKE_STYLE, type ContainerStyle } from './container-text.js';
import { declare, existence, groupRules, inputs, openBlock, varying } from './declare.js';
import { ROLES } from './ecs-roles.js';
import type { PublicModule } from './public-module.js';

const SOURCE = 'terraform-aws-modules/ecs/aws//modules/service';

const EXISTENCE = {
  create: 'true',
  create_service: 'true',
  ignore_task_definition_changes: 'false',
  create_task_definition: 'true',
  create_task_exec_iam_role: 'true',
  create_task_exec_policy: 'true',
  create_tasks_iam_role: 'true',
  create_security_group: 'true',
  runtime_platform: '{ operating_system_family = "LINUX", cpu_architecture = "X86_64" }',
};

const COMMON = {
  ...inputs('name cluster_arn capacity_provider_strategy load_balancer platform_version task_definition_arn'),
  ...inputs('family ipc_mode pid_mode volume task_exec_iam_role_arn tasks_iam_role_arn vpc_id'),
  ...inputs(
    'task_exec_iam_statements tasks_iam_role_statements tasks_iam_role_permissions_boundary task_exec_iam_role_permissions_boundary propagate_tags enable_fault_injection',
  ),
  ...inputs('deployment_controller service_connect_configuration volume_configuration'),
  ...CONTAINER_DEFAULTS,
  launch_type: '"FARGATE"',
  enable_execute_command: 'false',
  desired_count: '1',
  scheduling_strategy: '"REPLICA"',
  assign_public_ip: 'false',
  security_group_ids: '[]',
  subnet_ids: '[]',
  container_definitions: '{}',
  cpu: '1024',
  memory: '2048',
  network_mode: '"awsvpc"',
  requires_compatibilities: '["FARGATE"]',
  task_exec_iam_role_policies: '{}',
  tasks_iam_role_policies: '{}',
  task_exec_ssm_param_arns: '["arn:aws:ssm:*:*:parameter/*"]',
  task_exec_secret_arns: '["arn:aws:secretsmanager:*:*:secret:*"]',
  rule_protocol: '"tcp"',
};

/** The inputs that an object of the root module's `services` passes on. */
export const SERVICE_INPUTS: readonly string[] = [
  ...Object.keys(EXISTENCE),
  ...Object.keys(COMMON).filter(
    (name) => !/_by_default$|^rule_protocol$|^cluster_arn$|^name$|^task_exec_iam_role_arn$/.test(name),
  ),
];

function service(name: string, condition: string): string {
  return `
resource "aws_ecs_service" "${name}" {
  count                  = var.create && var.create_service && ${condition} ? 1 : 0
  _at                    = var._at
  name                   = var.name
  cluster                = var.cluster_arn
  enable_execute_command = var.enable_execute_command
  propagate_tags         = var.propagate_tags
  desired_count          = var.desired_count
  scheduling_strategy    = var.launch_type == "FARGATE" ? "REPLICA" : var.scheduling_strategy
  launch_type            = var.capacity_provider_strategy != null ? null : var.launch_type
  platform_version       = var.platform_version
  task_definition        = var.create_task_definition ? aws_ecs_task_definition.this[0].arn : var.task_definition_arn
  dynamic "capacity_provider_strategy" {
    for_each = var.capacity_provider_strategy != null ? var.capacity_provider_strategy : {}
    content {
      _at               = capacity_provider_strategy.value
      capacity_provider = capacity_provider_strategy.value.capacity_provider
    }
  }
  dynamic "load_balancer" {
    for_each = var.load_balancer != null ? var.load_balancer : {}
    content {
      _at              = load_balancer.value
      container_name   = try(load_balancer.value.container_name, var.none)
      container_port   = try(load_balancer.value.container_port, var.none)
      target_group_arn = try(load_balancer.value.target_group_arn, var.none)
    }
  }
${['deployment_controller', 'service_connect_configuration', 'volume_configuration'].map((block) => openBlock(block, block)).join('')}
  network_configuration {
    _at              = var._at
    assign_public_ip = var.assign_public_ip
    security_groups  = concat(aws_security_group.this[*].id, var.security_group_ids)
    subnets          = var.subnet_ids
  }
}
`;
}

const VOLUMES = `
  dynamic "volume" {
    for_each = var.volume != null ? var.volume : {}
    content {
      _at       = volume.value
      name      = try(coalesce(volume.value.name), volume.key)
      host_path = try(volume.value.host_path, var.none)
      dynamic "efs_volume_configuration" {
        for_each = try(volume.value.efs_volume_configuration[*], [])
        content {
          _at                     = efs_volume_configuration.value
          file_system_id          = try(efs_volume_configuration.value.file_system_id, var.none)
          root_directory          = try(efs_volume_configuration.value.root_directory, var.none)
          transit_encryption      = try(efs_volume_configuration.value.transit_encryption, var.none)
          transit_encryption_port = try(efs_volume_configuration.value.transit_encryption_port, var.none)
          dynamic "authorization_config" {
            for_each = try(efs_volume_configuration.value.authorization_config[*], [])
            content {
              _at             = authorization_config.value
              access_point_id = try(authorization_config.value.access_point_id, var.none)
              iam             = try(authorization_config.value.iam, var.none)
            }
          }
        }
      }
    }
  }`;

function task(style: ContainerStyle): string {
  return `
data "aws_region" "current" {}

resource "aws_ecs_task_definition" "this" {
  count                    = var.create && var.create_task_definition ? 1 : 0
  _at                      = var._at
  family                   = try(coalesce(var.family, var.name), var.none)
  container_definitions    = jsonencode([for k, c in var.container_definitions : ${containerText('c', style)} if try(coalesce(c.create), true)])
  cpu                      = var.cpu
  memory                   = var.memory
  network_mode             = var.network_mode
  ipc_mode                 = var.ipc_mode
  pid_mode                 = var.pid_mode
  enable_fault_injection   = var.enable_fault_injection
  requires_compatibilities = var.requires_compatibilities
  execution_role_arn       = var.create_task_exec_iam_role ? aws_iam_role.task_exec[0].arn : var.task_exec_iam_role_arn
  task_role_arn            = var.create_tasks_iam_role ? aws_iam_role.tasks[0].arn : var.tasks_iam_role_arn
  runtime_platform {
    operating_system_family = try(var.runtime_platform.operating_system_family, "LINUX")
    cpu_architecture        = try(var.runtime_platform.cpu_architecture, "X86_64")
  }
${VOLUMES}
}
`;
}

const GROUP_EXISTS = 'var.create && var.create_security_group';

const GROUP = `
resource "aws_security_group" "this" {
  count  = ${GROUP_EXISTS} ? 1 : 0
  _at    = var._at
  vpc_id = var.vpc_id
  _never = "ingress egress"
}
`;

const OUTPUTS = `
output "id" { value = try(aws_ecs_service.this[0].id, aws_ecs_service.ignore_task_definition[0].id, null) }
output "name" { value = try(aws_ecs_service.this[0].name, aws_ecs_service.ignore_task_definition[0].name, null) }
output "task_definition_arn" { value = try(aws_ecs_task_definition.this[0].arn, null) }
output "task_definition_family" { value = try(aws_ecs_task_definition.this[0].family, null) }
output "task_definition_revision" { value = try(aws_ecs_task_definition.this[0].revision, null) }
output "task_exec_iam_role_arn" { value = try(aws_iam_role.task_exec[0].arn, null) }
output "task_exec_iam_role_name" { value = try(aws_iam_role.task_exec[0].name, null) }
output "tasks_iam_role_arn" { value = try(aws_iam_role.tasks[0].arn, null) }
output "tasks_iam_role_name" { value = try(aws_iam_role.tasks[0].name, null) }
output "security_group_id" { value = try(aws_security_group.this[0].id, null) }
output "security_group_arn" { value = try(aws_security_group.this[0].arn, null) }
`;

/** The log groups, which stand in a module of their own. */
function logGroups(version: string): string {
  return `
module "container_definition" {
  for_each                               = { for k, c in var.container_definitions : k => c if var.create && var.create_task_definition }
  source                                 = "terraform-aws-modules/ecs/aws//modules/container-definition"
  version                                = "${version}"
  _at                                    = each.value
  name                                   = try(coalesce(each.value.name), each.key)
  service                                = var.name
  enable_cloudwatch_logging              = try(each.value.enable_cloudwatch_logging, null)
  create_cloudwatch_log_group            = try(each.value.create_cloudwatch_log_group, null)
  cloudwatch_log_group_name              = try(each.value.cloudwatch_log_group_name, null)
  cloudwatch_log_group_retention_in_days = try(each.value.cloudwatch_log_group_retention_in_days, null)
  cloudwatch_log_group_kms_key_id        = try(each.value.cloudwatch_log_group_kms_key_id, null)
}
`;
}

const SERVICES =
  service('this', '!var.ignore_task_definition_changes') +
  service('ignore_task_definition', 'var.ignore_task_definition_changes');

const OLD_RULES = `
resource "aws_security_group_rule" "this" {
  for_each                 = { for k, c in var.security_group_rules : k => c if ${GROUP_EXISTS} }
  _at                      = each.value
  security_group_id        = aws_security_group.this[0].id
  type                     = try(each.value.type, var.none)
  protocol                 = try(each.value.protocol, var.none)
  from_port                = try(each.value.from_port, var.none)
  to_port                  = try(each.value.to_port, var.none)
  cidr_blocks              = try(each.value.cidr_blocks, var.none)
  ipv6_cidr_blocks         = try(each.value.ipv6_cidr_blocks, var.none)
  prefix_list_ids          = try(each.value.prefix_list_ids, var.none)
  source_security_group_id = try(each.value.source_security_group_id, var.none)
  self                     = try(each.value.self, var.none)
}
`;

export const ECS_SERVICE: readonly PublicModule[] = [
  {
    source: SOURCE,
    from: '5.0.0',
    below: '6.0.0',
    text: [
      existence(EXISTENCE),
      declare({ ...COMMON, container_definition_defaults: '{}', security_group_rules: '{}' }),
      varying('user_by_default'),
      SERVICES,
      task({ ...SNAKE_STYLE, defaults: 'var.container_definition_defaults' }),
      logGroups('5.0.0'),
      GROUP,
      OLD_RULES,
      ROLES,
      OUTPUTS,
    ].join(''),
  },
  {
    source: SOURCE,
    from: '6.0.0',
    below: '8.0.0',
    text: [
      existence(EXISTENCE),
      declare({
        ...COMMON,
        user_by_default: 'null',
        task_exec_ssm_param_arns: '[]',
        task_exec_secret_arns: '[]',
        security_group_ingress_rules: '{}',
        security_group_egress_rules: '{}',
      }),
      SERVICES,
      task(CAMEL_STYLE),
      logGroups('6.0.0'),
      GROUP,
      groupRules('ingress', GROUP_EXISTS),
      groupRules('egress', GROUP_EXISTS),
      ROLES,
      OUTPUTS,
    ].join(''),
  },
];
