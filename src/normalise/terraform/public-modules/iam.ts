/** terraform-aws-modules/iam: its role and policy modules. Source of the facts: their variables in versions 5.0 to 6.0. */
import { declare, existence, inputs, statements } from './declare.js';
import type { PublicModule } from './public-module.js';

const SOURCE = 'terraform-aws-modules/iam/aws//modules';

/** Trusts the accounts and services that its inputs name, with MFA unless told otherwise. */
const ASSUMABLE_ROLE = `
${existence({
  create_role: 'false',
  create_custom_role_trust_policy: 'false',
  attach_admin_policy: 'false',
  attach_poweruser_policy: 'false',
  attach_readonly_policy: 'false',
})}
${declare({
  ...inputs('role_name custom_role_trust_policy role_permissions_boundary_arn'),
  trusted_role_actions: '["sts:AssumeRole", "sts:TagSession"]',
  trusted_role_arns: '[]',
  trusted_role_services: '[]',
  role_requires_mfa: 'true',
  mfa_age: '86400',
  role_sts_externalid: '[]',
  custom_role_policy_arns: '[]',
  inline_policy_statements: '[]',
})}
data "aws_iam_policy_document" "assume_role" {
  count = var.create_role ? 1 : 0
  statement {
    actions = var.trusted_role_actions
    principals {
      type        = "AWS"
      identifiers = var.trusted_role_arns
    }
    principals {
      type        = "Service"
      identifiers = var.trusted_role_services
    }
    dynamic "condition" {
      for_each = length(flatten([var.role_sts_externalid])) > 0 ? [flatten([var.role_sts_externalid])] : []
      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = condition.value
      }
    }
    dynamic "condition" {
      for_each = var.role_requires_mfa ? [1] : []
      content {
        test     = "Bool"
        variable = "aws:MultiFactorAuthPresent"
        values   = ["true"]
      }
    }
    dynamic "condition" {
      for_each = var.role_requires_mfa ? [1] : []
      content {
        test     = "NumericLessThan"
        variable = "aws:MultiFactorAuthAge"
        values   = [var.mfa_age]
      }
    }
  }
}
resource "aws_iam_role" "this" {
  count              = var.create_role ? 1 : 0
  name               = var.role_name
  assume_role_policy = try(coalesce(var.custom_role_trust_policy), data.aws_iam_policy_document.assume_role[0].json)
  permissions_boundary = try(coalesce(var.role_permissions_boundary_arn), null)
  _never = "managed_policy_arns inline_policy"
}
${attachments('custom', 'var.custom_role_policy_arns', 'var.create_role')}
${['admin', 'poweruser', 'readonly'].map((name) => managed(name)).join('')}
${inline('var.inline_policy_statements', 'var.create_role')}
output "iam_role_arn" { value = try(aws_iam_role.this[0].arn, null) }
output "iam_role_name" { value = try(aws_iam_role.this[0].name, null) }
`;

function attachments(name: string, list: string, when: string): string {
  return `
resource "aws_iam_role_policy_attachment" "${name}" {
  ${name === 'custom' ? `count = ${when} ? length(${list}) : 0` : `for_each = { for k, c in ${list} : k => c if ${when} }`}
  role       = aws_iam_role.this[0].name
  policy_arn = ${name === 'custom' ? `${list}[count.index]` : 'each.value'}
}
`;
}

function managed(name: string): string {
  const policies: Readonly<Record<string, string>> = {
    admin: 'AdministratorAccess',
    poweruser: 'PowerUserAccess',
    readonly: 'ReadOnlyAccess',
  };
  return `
resource "aws_iam_role_policy_attachment" "${name}" {
  count      = var.create_role && var.attach_${name}_policy ? 1 : 0
  role       = aws_iam_role.this[0].name
  policy_arn = "arn:aws:iam::aws:policy/${policies[name] ?? ''}"
}
`;
}

function inline(list: string, when: string): string {
  return `
data "aws_iam_policy_document" "inline" {
  count = ${when} && try(length(${list}), 0) > 0 ? 1 : 0
${statements(list)}
}
resource "aws_iam_role_policy" "inline" {
  count  = ${when} && try(length(${list}), 0) > 0 ? 1 : 0
  role   = aws_iam_role.this[0].name
  policy = data.aws_iam_policy_document.inline[0].json
}
`;
}

/** The trust of identity providers is made of further data, so of its statements only the caller's are read. */
const ROLE = `
${existence({ create: 'true', create_inline_policy: 'false', enable_oidc: 'false', enable_github_oidc: 'false', enable_bitbucket_oidc: 'false', enable_saml: 'false' })}
${declare({ ...inputs('name trust_policy_permissions inline_policy_permissions permissions_boundary'), policies: '{}', source_trust_policy_documents: '[]', override_trust_policy_documents: '[]', source_inline_policy_documents: '[]', override_inline_policy_documents: '[]' })}
data "aws_iam_policy_document" "this" {
  count                     = var.create && !var.enable_oidc && !var.enable_github_oidc && !var.enable_bitbucket_oidc && !var.enable_saml ? 1 : 0
  source_policy_documents   = var.source_trust_policy_documents
  override_policy_documents = var.override_trust_policy_documents
${statements('var.trust_policy_permissions')}
}
resource "aws_iam_role" "this" {
  count              = var.create ? 1 : 0
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.this[0].json
  permissions_boundary = var.permissions_boundary
  _never = "managed_policy_arns inline_policy"
}
${attachments('this', 'var.policies', 'var.create')}
data "aws_iam_policy_document" "inline" {
  count                     = var.create && var.create_inline_policy ? 1 : 0
  source_policy_documents   = var.source_inline_policy_documents
  override_policy_documents = var.override_inline_policy_documents
${statements('var.inline_policy_permissions')}
}
resource "aws_iam_role_policy" "inline" {
  count  = var.create && var.create_inline_policy ? 1 : 0
  role   = aws_iam_role.this[0].name
  policy = data.aws_iam_policy_document.inline[0].json
}
output "arn" { value = try(aws_iam_role.this[0].arn, null) }
output "name" { value = try(aws_iam_role.this[0].name, null) }
`;

function policy(existing: string): string {
  return `
${existence({ [existing]: 'true' })}
${declare(inputs('name policy'))}
resource "aws_iam_policy" "policy" {
  count  = var.${existing} ? 1 : 0
  name   = var.name
  policy = var.policy
}
output "id" { value = try(aws_iam_policy.policy[0].id, null) }
output "arn" { value = try(aws_iam_policy.policy[0].arn, null) }
output "name" { value = try(aws_iam_policy.policy[0].name, null) }
`;
}

export const IAM: readonly PublicModule[] = [
  { source: `${SOURCE}/iam-assumable-role`, from: '5.0.0', below: '6.0.0', text: ASSUMABLE_ROLE },
  { source: `${SOURCE}/iam-role`, from: '6.0.0', below: '7.0.0', text: ROLE },
  { source: `${SOURCE}/iam-policy`, from: '5.0.0', below: '6.0.0', text: policy('create_policy') },
  { source: `${SOURCE}/iam-policy`, from: '6.0.0', below: '7.0.0', text: policy('create') },
];
