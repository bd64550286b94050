/** terraform-aws-modules/alb. Source of the facts: the module's variables in versions 9.0 to 10.0. */
import { declare, existence, groupRules, inputs } from './declare.js';
import type { PublicModule } from './public-module.js';

const GROUP_EXISTS = 'var.create && var.create_security_group';

/** What a listener or a rule does, by the key under which its object says so. */
function action(name: string, object: string): string {
  const single = (key: string, type: string, target: string): string => `
  dynamic "${name}" {
    for_each = try(${object}.${key}[*], [])
    content {
      type = "${type}"${target}
    }
  }`;
  const forward = `
      _at              = ${name}.value
      target_group_arn = try(aws_lb_target_group.this[${name}.value.target_group_key].arn, ${name}.value.target_group_arn, ${name}.value.arn, null)`;
  return [
    single('forward', 'forward', forward),
    single('redirect', 'redirect', redirectText(name)),
    single('fixed_response', 'fixed-response', ''),
    single('authenticate_cognito', 'authenticate-cognito', ''),
    single('authenticate_oidc', 'authenticate-oidc', ''),
    single('weighted_forward', 'forward', weightedText(name)),
  ].join('');
}

function redirectText(name: string): string {
  return `
      redirect {
        _at         = ${name}.value
        port        = try(${name}.value.port, var.none)
        protocol    = try(${name}.value.protocol, var.none)
        status_code = try(${name}.value.status_code, var.none)
      }`;
}

function weightedText(name: string): string {
  return `
      forward {
        dynamic "target_group" {
          for_each = try(${name}.value.target_groups, [])
          content {
            _at = target_group.value
            arn = try(aws_lb_target_group.this[target_group.value.target_group_key].arn, target_group.value.target_group_arn, target_group.value.arn, null)
          }
        }
      }`;
}

/** A rule of version 9 has its type in the action's object, one of version 10 in the key. */
const RULE_ACTIONS = `
  dynamic "action" {
    for_each = try(each.value.actions, [])
    content {
      type             = try(action.value.type, replace(keys({ for k, c in action.value : k => c if c != null && try(length(c), 0) > 0 })[0], "_", "-"))
      target_group_arn = try(aws_lb_target_group.this[try(action.value.target_group_key, action.value.forward.target_group_key)].arn, action.value.target_group_arn, action.value.forward.target_group_arn, null)
      dynamic "forward" {
        for_each = try(action.value.weighted_forward[*], action.value.type == "weighted-forward" ? [action.value] : [], [])
        content {
          dynamic "target_group" {
            for_each = try(forward.value.target_groups, [])
            content {
              arn = try(aws_lb_target_group.this[target_group.value.target_group_key].arn, target_group.value.target_group_arn, null)
            }
          }
        }
      }
    }
  }`;

const TEXT = `
${existence({ create: 'true', create_security_group: 'true' })}
${declare({
  ...inputs(
    'name internal subnets vpc_id access_logs drop_invalid_header_fields enable_deletion_protection desync_mitigation_mode',
  ),
  load_balancer_type: '"application"',
  security_groups: '[]',
  listeners: '{}',
  target_groups: '{}',
  default_port: '80',
  default_protocol: '"HTTP"',
  security_group_ingress_rules: '{}',
  security_group_egress_rules: '{}',
  rule_protocol: '"tcp"',
  drops_by_default: 'true',
  protects_by_default: 'true',
})}
resource "aws_lb" "this" {
  count                      = var.create ? 1 : 0
  name                       = var.name
  load_balancer_type         = var.load_balancer_type
  internal                   = var.internal
  subnets                    = var.subnets
  security_groups            = concat(aws_security_group.this[*].id, var.security_groups)
  drop_invalid_header_fields = try(coalesce(var.drop_invalid_header_fields), var.drops_by_default)
  enable_deletion_protection = try(coalesce(var.enable_deletion_protection), var.protects_by_default)
  desync_mitigation_mode     = var.desync_mitigation_mode
  dynamic "access_logs" {
    for_each = try(length(var.access_logs), 0) > 0 ? [var.access_logs] : []
    content {
      _at     = access_logs.value
      bucket  = try(access_logs.value.bucket, var.none)
      prefix  = try(access_logs.value.prefix, var.none)
      enabled = try(coalesce(access_logs.value.enabled), true)
    }
  }
}
resource "aws_lb_listener" "this" {
  for_each          = { for k, c in var.listeners : k => c if var.create }
  _at               = each.value
  load_balancer_arn = aws_lb.this[0].arn
  port              = try(coalesce(each.value.port), var.default_port)
  protocol          = try(coalesce(each.value.protocol), var.default_protocol)
  certificate_arn   = try(each.value.certificate_arn, var.none)
  ssl_policy        = try(coalesce(each.value.ssl_policy), contains(["HTTPS", "TLS"], each.value.protocol) ? var.tls_by_default : null, null)
${action('default_action', 'each.value')}
}
locals {
  rules = merge([for k, listener in var.listeners : { for key, rule in try(coalesce(listener.rules), {}) : join("/", [k, key]) => merge({ listener_key = k }, rule) }]...)
}
resource "aws_lb_listener_rule" "this" {
  for_each     = { for k, c in local.rules : k => c if var.create }
  listener_arn = try(aws_lb_listener.this[each.value.listener_key].arn, each.value.listener_arn, null)
${RULE_ACTIONS}
}
resource "aws_lb_target_group" "this" {
  for_each    = { for k, c in var.target_groups : k => c if var.create }
  _at         = each.value
  name        = try(each.value.name, var.none)
  port        = try(coalesce(each.value.port), try(each.value.target_type, null) == "lambda" ? null : var.default_port)
  protocol    = try(coalesce(each.value.protocol), try(each.value.target_type, null) == "lambda" ? null : var.default_protocol)
  target_type = try(each.value.target_type, var.none)
  vpc_id      = try(coalesce(each.value.vpc_id), var.vpc_id)
}
resource "aws_security_group" "this" {
  count  = ${GROUP_EXISTS} ? 1 : 0
  vpc_id = var.vpc_id
  _never = "ingress egress"
}
${groupRules('ingress', GROUP_EXISTS)}
${groupRules('egress', GROUP_EXISTS)}
output "id" { value = try(aws_lb.this[0].id, null) }
output "arn" { value = try(aws_lb.this[0].arn, null) }
output "arn_suffix" { value = try(aws_lb.this[0].arn_suffix, null) }
output "dns_name" { value = try(aws_lb.this[0].dns_name, null) }
output "zone_id" { value = try(aws_lb.this[0].zone_id, null) }
output "listeners" { value = aws_lb_listener.this }
output "listener_rules" { value = aws_lb_listener_rule.this }
output "target_groups" { value = aws_lb_target_group.this }
output "security_group_id" { value = try(aws_security_group.this[0].id, null) }
output "security_group_arn" { value = try(aws_security_group.this[0].arn, null) }
`;

/** The versions differ in the policy of listeners that name none. */
const table = (from: string, below: string, policy: string): PublicModule => ({
  source: 'terraform-aws-modules/alb/aws',
  from,
  below,
  text: declare({ tls_by_default: `"${policy}"` }) + TEXT,
});

export const ALB: readonly PublicModule[] = [
  table('9.0.0', '10.0.0', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'),
  table('10.0.0', '11.0.0', 'ELBSecurityPolicy-TLS13-1-3-2021-06'),
];
