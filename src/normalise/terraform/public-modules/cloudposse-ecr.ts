/** cloudposse/ecr. Source of the facts: the module's variables in versions 0.35 to 1.0. */
import { declare, existence, inputs } from './declare.js';
import type { PublicModule } from './public-module.js';

const READ = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:GetDownloadUrlForLayer',
  'ecr:GetRepositoryPolicy',
  'ecr:ListImages',
];

const WRITE = [
  'ecr:BatchDeleteImage',
  'ecr:CompleteLayerUpload',
  'ecr:DeleteRepository',
  'ecr:DeleteRepositoryPolicy',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:SetRepositoryPolicy',
  'ecr:UploadLayerPart',
];

/** Further readers and writers, whose statements differ between versions: with one of them the policy is not known. */
const OTHERS = [
  'principals_push_access',
  'principals_pull_though_access',
  'principals_lambda',
  'organizations_readonly_access',
  'organizations_full_access',
  'organizations_push_access',
];

function access(sid: string, principals: string, actions: readonly string[]): string {
  return `
data "aws_iam_policy_document" "${principals}" {
  count = var.enabled && length(var.${principals}) > 0 ? 1 : 0
  statement {
    sid     = "${sid}"
    actions = ${JSON.stringify(actions)}
    principals {
      type        = "AWS"
      identifiers = var.${principals}
    }
  }
}
`;
}

/** A repository for each image name; without names its own is composed of labels. */
const REPOSITORY = `
${existence({ enabled: 'true', image_names: '[]', enable_lifecycle_policy: 'true', use_fullname: 'true' })}
${declare({
  ...inputs('namespace tenant environment stage name context encryption_configuration'),
  attributes: '[]',
  scan_images_on_push: 'true',
  image_tag_mutability: '"IMMUTABLE"',
  force_delete: 'false',
  principals_full_access: '[]',
  principals_readonly_access: '[]',
  ...Object.fromEntries(OTHERS.map((name) => [name, '[]'])),
})}
data "aws_partition" "current" {}

locals {
  others  = concat(${OTHERS.map((name) => `var.${name}`).join(', ')})
  sharing = concat(local.others, var.principals_full_access, var.principals_readonly_access)
  label = lower(join("-", compact(concat([var.namespace, var.tenant, var.environment, var.stage, var.name], var.attributes))))
  names = length(var.image_names) > 0 ? var.image_names : [local.label]
}
resource "aws_ecr_repository" "name" {
  for_each             = toset(var.enabled ? local.names : [])
  name                 = each.value
  image_tag_mutability = var.image_tag_mutability
  force_delete         = var.force_delete
  dynamic "encryption_configuration" {
    for_each = var.encryption_configuration != null ? [var.encryption_configuration] : []
    content {
      _at             = encryption_configuration.value
      encryption_type = try(encryption_configuration.value.encryption_type, var.none)
      kms_key         = try(encryption_configuration.value.kms_key, var.none)
    }
  }
  image_scanning_configuration {
    scan_on_push = var.scan_images_on_push
  }
}
resource "aws_ecr_lifecycle_policy" "name" {
  for_each   = toset(var.enabled && var.enable_lifecycle_policy ? local.names : [])
  repository = aws_ecr_repository.name[each.value].name
  policy     = jsonencode({ rules = [] })
}
${access('ReadonlyAccess', 'principals_readonly_access', READ)}
${access('FullAccess', 'principals_full_access', [...READ, ...WRITE])}
data "aws_iam_policy_document" "resource" {
  count                   = var.enabled ? 1 : 0
  source_policy_documents = concat(data.aws_iam_policy_document.principals_readonly_access[*].json, data.aws_iam_policy_document.principals_full_access[*].json)
}
resource "aws_ecr_repository_policy" "name" {
  for_each   = toset(var.enabled && length(local.sharing) > 0 ? local.names : [])
  repository = aws_ecr_repository.name[each.value].name
  policy     = length(local.others) > 0 ? data.aws_partition.current.partition : data.aws_iam_policy_document.resource[0].json
}
output "repository_name" { value = try(aws_ecr_repository.name[local.names[0]].name, null) }
output "repository_arn" { value = try(aws_ecr_repository.name[local.names[0]].arn, null) }
output "repository_url" { value = try(aws_ecr_repository.name[local.names[0]].repository_url, null) }
output "repository_url_map" { value = { for k, c in aws_ecr_repository.name : k => c.repository_url } }
output "repository_arn_map" { value = { for k, c in aws_ecr_repository.name : k => c.arn } }
`;

export const CLOUDPOSSE_ECR: readonly PublicModule[] = [
  { source: 'cloudposse/ecr/aws', from: '0.35.0', below: '2.0.0', text: REPOSITORY },
];
