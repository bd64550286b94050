/** Parts that the tables of public modules have in common. */

/** Variables with their defaults as Terraform writes them; an input that is given as null has its default. */
export function declare(defaults: Readonly<Record<string, string>>): string {
  return Object.entries({ none: 'null', _at: 'null', ...defaults })
    .map(([name, value]) => `variable "${name}" {\n  default = ${value}\n  nullable = false${markOf(name)}\n}\n`)
    .join('');
}

/** Inputs without a default of their own. */
export function inputs(names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, 'null']));
}

/** Defaults that hold for all versions: mostly those that decide whether something exists. */
export function existence(defaults: Readonly<Record<string, string>>): string {
  return Object.entries(defaults)
    .map(([name, value]) => `variable "${name}" {\n  default = ${value}\n  nullable = false\n  existence = true\n}\n`)
    .join('');
}

function markOf(name: string): string {
  return name === '_at' ? '\n  existence = true' : '';
}

/** Inputs whose defaults differ between the versions of a table. */
export function varying(names: string): string {
  return names
    .split(' ')
    .map((name) => `variable "${name}" {\n  nullable = false\n}\n`)
    .join('');
}

/** The arguments of a nested module call that pass on an object's keys. */
export function passed(names: readonly string[], object: string): string {
  return names.map((name) => `  ${name} = try(${object}.${name}, null)\n`).join('');
}

/** `statement` blocks of a policy document from a list of objects. */
export function statements(list: string): string {
  return `
  dynamic "statement" {
    for_each = ${list} != null ? ${list} : []
    content {
      _at           = statement.value
      sid           = try(statement.value.sid, var.none)
      effect        = try(statement.value.effect, var.none)
      actions       = try(statement.value.actions, var.none)
      not_actions   = try(statement.value.not_actions, var.none)
      resources     = try(statement.value.resources, var.none)
      not_resources = try(statement.value.not_resources, var.none)
      dynamic "principals" {
        for_each = try(coalesce(statement.value.principals), [])
        content {
          type        = principals.value.type
          identifiers = principals.value.identifiers
        }
      }
      dynamic "condition" {
        for_each = try(coalesce(statement.value.condition), statement.value.conditions, [])
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
`;
}

interface TaskRole {
  readonly when: string;
  readonly sid: string;
  /** The input that names its permissions boundary. */
  readonly boundary: string;
}

/** A role that ECS tasks may take, under the names that a module gives it. */
export function taskRole(name: string, { when, sid, boundary }: TaskRole): string {
  return `
data "aws_iam_policy_document" "${name}_assume" {
  count = ${when} ? 1 : 0
  statement {
    sid     = "${sid}"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "${name}" {
  count              = ${when} ? 1 : 0
  assume_role_policy = data.aws_iam_policy_document.${name}_assume[0].json
  permissions_boundary = try(coalesce(var.${boundary}), null)
  _never               = "managed_policy_arns inline_policy"
}
`;
}

/** A block that is there when the input is given, and of which nothing more is known. */
export function openBlock(name: string, input: string): string {
  return `
  dynamic "${name}" {
    for_each = try(length(var.${input}), 0) > 0 ? [var.${input}] : []
    content {
      _at   = ${name}.value
      _open = true
    }
  }
`;
}

/** Rules of a security group as the newer modules take them: two maps of objects. */
export function groupRules(direction: 'ingress' | 'egress', when: string): string {
  return `
resource "aws_vpc_security_group_${direction}_rule" "this" {
  for_each                     = { for k, c in var.security_group_${direction}_rules : k => c if ${when} }
  _at                          = each.value
  security_group_id            = aws_security_group.this[0].id
  cidr_ipv4                    = try(each.value.cidr_ipv4, var.none)
  cidr_ipv6                    = try(each.value.cidr_ipv6, var.none)
  prefix_list_id               = try(each.value.prefix_list_id, var.none)
  referenced_security_group_id = try(each.value.referenced_security_group_id, var.none)
  ip_protocol                  = try(coalesce(each.value.ip_protocol), var.rule_protocol)
  from_port                    = try(each.value.from_port, var.none)
  to_port                      = try(coalesce(each.value.to_port), each.value.from_port, var.none)
}
`;
}
