/** cloudposse/ecs-alb-service-task. Source of the facts: the module's variables in versions 0.67 to 0.78. */
import { declare, existence, inputs, openBlock, taskRole } from './declare.js';
import type { PublicModule } from './public-module.js';

/** Its resources carry different names, by which changes are ignored. */
function service(name: string, when: string): string {
  return `
resource "aws_ecs_service" "${name}" {
  count                  = var.enabled && var.ecs_service_enabled && ${when} ? 1 : 0
  cluster                = var.ecs_cluster_arn
  launch_type            = length(var.capacity_provider_strategies) > 0 ? null : var.launch_type
  platform_version       = var.launch_type == "FARGATE" ? var.platform_version : null
  enable_execute_command = var.exec_enabled
  propagate_tags         = var.propagate_tags
  desired_count          = var.desired_count
  scheduling_strategy    = var.launch_type == "FARGATE" ? "REPLICA" : var.scheduling_strategy
  task_definition        = local.creates_task ? aws_ecs_task_definition.default[0].arn : flatten([var.task_definition])[0]
  dynamic "capacity_provider_strategy" {
    for_each = var.capacity_provider_strategies
    content {
      _at               = capacity_provider_strategy.value
      capacity_provider = capacity_provider_strategy.value.capacity_provider
    }
  }
  dynamic "load_balancer" {
    for_each = var.ecs_load_balancers
    content {
      _at              = load_balancer.value
      container_name   = try(load_balancer.value.container_name, var.none)
      container_port   = try(load_balancer.value.container_port, var.none)
      target_group_arn = try(load_balancer.value.target_group_arn, var.none)
    }
  }
  deployment_controller {
    type = var.deployment_controller_type
  }
${openBlock('service_connect_configuration', 'service_connect_configurations')}
  network_configuration {
    assign_public_ip = var.assign_public_ip
    security_groups  = concat(var.security_group_ids, aws_security_group.ecs_service[*].id)
    subnets          = var.subnet_ids
  }
}
`;
}

const GROUP = 'var.enabled && var.security_group_enabled && var.network_mode == "awsvpc"';

function rule(name: string, when: string, body: string): string {
  const other = body.includes('cidr_blocks') ? 'source_security_group_id' : 'cidr_blocks';
  return `
resource "aws_security_group_rule" "${name}" {
  count             = ${GROUP} && ${when} ? 1 : 0
  security_group_id = aws_security_group.ecs_service[0].id
${body}
  _never            = "ipv6_cidr_blocks prefix_list_ids self ${other}"
}
`;
}

const RULES = [
  rule(
    'allow_all_egress',
    'var.enable_all_egress_rule',
    `  type        = "egress"
  from_port   = 0
  to_port     = 0
  protocol    = "-1"
  cidr_blocks = ["0.0.0.0/0"]`,
  ),
  rule(
    'allow_icmp_ingress',
    'var.enable_icmp_rule',
    `  type        = "ingress"
  from_port   = 8
  to_port     = 0
  protocol    = "icmp"
  cidr_blocks = ["0.0.0.0/0"]`,
  ),
  rule(
    'alb',
    'var.use_alb_security_group',
    `  type                     = "ingress"
  from_port                = var.container_port
  to_port                  = var.container_port
  protocol                 = "tcp"
  source_security_group_id = var.alb_security_group`,
  ),
  rule(
    'nlb',
    'var.use_nlb_cidr_blocks',
    `  type        = "ingress"
  from_port   = var.nlb_container_port
  to_port     = var.nlb_container_port
  protocol    = "tcp"
  cidr_blocks = var.nlb_cidr_blocks`,
  ),
].join('');

const VOLUMES = `
  dynamic "volume" {
    for_each = concat(var.docker_volumes, var.efs_volumes, var.fsx_volumes, var.bind_mount_volumes, var.volumes)
    content {
      _at       = volume.value
      name      = volume.value.name
      host_path = try(volume.value.host_path, var.none)
      dynamic "efs_volume_configuration" {
        for_each = try(coalescelist(flatten([volume.value.efs_volume_configuration])), [])
        content {
          _at                = efs_volume_configuration.value
          file_system_id     = try(efs_volume_configuration.value.file_system_id, var.none)
          root_directory     = try(efs_volume_configuration.value.root_directory, var.none)
          transit_encryption = try(efs_volume_configuration.value.transit_encryption, var.none)
        }
      }
    }
  }`;

const SERVICE_TASK = `
${existence({
  enabled: 'true',
  ecs_service_enabled: 'true',
  security_group_enabled: 'true',
  ignore_changes_task_definition: 'true',
  ignore_changes_desired_count: 'false',
  ignore_changes_load_balancer: 'false',
  network_mode: '"awsvpc"',
  task_definition: '[]',
  task_role_arn: '[]',
  task_exec_role_arn: '[]',
})}
${declare({
  ...inputs(
    'ecs_cluster_arn container_definition_json subnet_ids vpc_id name ipc_mode pid_mode propagate_tags permissions_boundary',
  ),
  ...Object.fromEntries(
    'capacity_provider_strategies ecs_load_balancers security_group_ids docker_volumes efs_volumes fsx_volumes bind_mount_volumes volumes nlb_cidr_blocks runtime_platform task_policy_arns task_exec_policy_arns'
      .split(' ')
      .map((name) => [name, '[]']),
  ),
  task_policy_arns_map: '{}',
  task_exec_policy_arns_map: '{}',
  launch_type: '"FARGATE"',
  platform_version: '"LATEST"',
  exec_enabled: 'false',
  desired_count: '1',
  scheduling_strategy: '"REPLICA"',
  deployment_controller_type: '"ECS"',
  service_connect_configurations: '[]',
  assign_public_ip: 'false',
  task_cpu: '256',
  task_memory: '512',
  enable_all_egress_rule: 'true',
  enable_icmp_rule: 'false',
  use_alb_security_group: 'false',
  alb_security_group: '""',
  container_port: '80',
  use_nlb_cidr_blocks: 'false',
  nlb_container_port: '80',
})}
locals {
  creates_task = var.enabled && length(flatten([var.task_definition])) == 0
  creates_role = var.enabled && length(flatten([var.task_role_arn])) == 0
  creates_exec = var.enabled && length(flatten([var.task_exec_role_arn])) == 0
}
resource "aws_ecs_task_definition" "default" {
  count                    = local.creates_task ? 1 : 0
  container_definitions    = var.container_definition_json
  requires_compatibilities = [var.launch_type]
  network_mode             = var.network_mode
  cpu                      = var.task_cpu
  memory                   = var.task_memory
  ipc_mode                 = var.ipc_mode
  pid_mode                 = var.pid_mode
  execution_role_arn       = local.creates_exec ? aws_iam_role.ecs_exec[0].arn : flatten([var.task_exec_role_arn])[0]
  task_role_arn            = local.creates_role ? aws_iam_role.ecs_task[0].arn : flatten([var.task_role_arn])[0]
  dynamic "runtime_platform" {
    for_each = var.runtime_platform
    content {
      _at                     = runtime_platform.value
      operating_system_family = try(runtime_platform.value.operating_system_family, var.none)
      cpu_architecture        = try(runtime_platform.value.cpu_architecture, var.none)
    }
  }
${VOLUMES}
}
${taskRole('ecs_task', { when: 'local.creates_role', sid: 'Tasks', boundary: 'permissions_boundary' })}
resource "aws_iam_role_policy_attachment" "ecs_task" {
  for_each   = { for k, c in merge({ for i, arn in var.task_policy_arns : format("_#%v_", i) => arn }, var.task_policy_arns_map) : k => c if local.creates_role }
  role       = aws_iam_role.ecs_task[0].id
  policy_arn = each.value
}
data "aws_iam_policy_document" "ecs_ssm_exec" {
  count = local.creates_role && var.exec_enabled ? 1 : 0
  statement {
    sid       = "Exec"
    resources = ["*"]
    actions   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
  }
}
resource "aws_iam_role_policy" "ecs_ssm_exec" {
  count  = local.creates_role && var.exec_enabled ? 1 : 0
  policy = data.aws_iam_policy_document.ecs_ssm_exec[0].json
  role   = aws_iam_role.ecs_task[0].id
}
${taskRole('ecs_exec', { when: 'local.creates_exec', sid: 'Execution', boundary: 'permissions_boundary' })}
data "aws_iam_policy_document" "ecs_exec" {
  count = local.creates_exec ? 1 : 0
  statement {
    sid       = "Execution"
    resources = ["*"]
    actions = [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
      "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "ssm:GetParameters",
    ]
  }
}
resource "aws_iam_role_policy" "ecs_exec" {
  for_each = local.creates_exec ? toset(["true"]) : toset([])
  policy   = data.aws_iam_policy_document.ecs_exec[0].json
  role     = aws_iam_role.ecs_exec[0].id
}
resource "aws_iam_role_policy_attachment" "ecs_exec" {
  for_each   = { for k, c in merge({ for i, arn in var.task_exec_policy_arns : format("_#%v_", i) => arn }, var.task_exec_policy_arns_map) : k => c if local.creates_exec }
  role       = aws_iam_role.ecs_exec[0].id
  policy_arn = each.value
}
resource "aws_security_group" "ecs_service" {
  count  = ${GROUP} ? 1 : 0
  vpc_id = var.vpc_id
  _never = "ingress egress"
}
${RULES}
${service('ignore_changes_task_definition', 'var.ignore_changes_task_definition && !var.ignore_changes_desired_count && !var.ignore_changes_load_balancer')}
${service('ignore_changes_task_definition_and_desired_count', 'var.ignore_changes_task_definition && var.ignore_changes_desired_count && !var.ignore_changes_load_balancer')}
${service('ignore_changes_desired_count', '!var.ignore_changes_task_definition && var.ignore_changes_desired_count && !var.ignore_changes_load_balancer')}
${service('ignore_changes_load_balancer', 'var.ignore_changes_load_balancer')}
${service('default', '!var.ignore_changes_task_definition && !var.ignore_changes_desired_count && !var.ignore_changes_load_balancer')}
output "task_definition_arn" { value = try(aws_ecs_task_definition.default[0].arn, null) }
output "task_definition_family" { value = try(aws_ecs_task_definition.default[0].family, null) }
output "task_role_arn" { value = try(aws_iam_role.ecs_task[0].arn, flatten([var.task_role_arn])[0], null) }
output "task_role_name" { value = try(aws_iam_role.ecs_task[0].name, null) }
output "task_role_id" { value = try(aws_iam_role.ecs_task[0].id, null) }
output "task_exec_role_arn" { value = try(aws_iam_role.ecs_exec[0].arn, flatten([var.task_exec_role_arn])[0], null) }
output "task_exec_role_name" { value = try(aws_iam_role.ecs_exec[0].name, null) }
output "service_security_group_id" { value = try(aws_security_group.ecs_service[0].id, null) }
`;

export const CLOUDPOSSE_SERVICE_TASK: readonly PublicModule[] = [
  { source: 'cloudposse/ecs-alb-service-task/aws', from: '0.67.0', below: '0.79.0', text: SERVICE_TASK },
];
