/** terraform-aws-modules/ecr. Source of the facts: the module's variables in versions 1.0 to 3.0. */
import { declare, existence, inputs, statements } from './declare.js';
import type { PublicModule } from './public-module.js';

const PRIVATE = 'var.create && var.create_repository && var.repository_type == "private"';

const TEXT = `
${existence({
  create: 'true',
  create_repository: 'true',
  repository_type: '"private"',
  attach_repository_policy: 'true',
  create_repository_policy: 'true',
  create_lifecycle_policy: 'true',
  create_registry_policy: 'false',
  manage_registry_scanning_configuration: 'false',
})}
${declare({
  ...inputs('repository_name repository_encryption_type repository_kms_key repository_force_delete repository_policy'),
  ...inputs('repository_policy_statements repository_lifecycle_policy registry_policy registry_scan_rules'),
  repository_image_tag_mutability: '"IMMUTABLE"',
  repository_image_scan_on_push: 'true',
  repository_read_access_arns: '[]',
  repository_read_write_access_arns: '[]',
  repository_lambda_read_access_arns: '[]',
  registry_scan_type: '"ENHANCED"',
})}
data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

resource "aws_ecr_repository" "this" {
  count                = ${PRIVATE} ? 1 : 0
  name                 = var.repository_name
  image_tag_mutability = var.repository_image_tag_mutability
  force_delete         = var.repository_force_delete
  encryption_configuration {
    encryption_type = var.repository_encryption_type
    kms_key         = var.repository_kms_key
  }
  image_scanning_configuration {
    scan_on_push = var.repository_image_scan_on_push
  }
}
data "aws_iam_policy_document" "repository" {
  count = ${PRIVATE} && var.create_repository_policy ? 1 : 0
  statement {
    sid = "PrivateReadOnly"
    principals {
      type        = "AWS"
      identifiers = coalescelist(concat(var.repository_read_access_arns, var.repository_read_write_access_arns), [join("", ["arn:", data.aws_partition.current.partition, ":iam::", data.aws_caller_identity.current.account_id, ":root"])])
    }
    actions = [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImageScanFindings", "ecr:DescribeImages",
      "ecr:DescribeRepositories", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "ecr:GetLifecyclePolicy",
      "ecr:GetLifecyclePolicyPreview", "ecr:GetRepositoryPolicy", "ecr:ListImages", "ecr:ListTagsForResource",
    ]
  }
  dynamic "statement" {
    for_each = length(var.repository_lambda_read_access_arns) > 0 ? [1] : []
    content {
      sid = "PrivateLambdaReadOnly"
      principals {
        type        = "Service"
        identifiers = ["lambda.amazonaws.com"]
      }
      actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      condition {
        test     = "StringLike"
        variable = "aws:sourceArn"
        values   = var.repository_lambda_read_access_arns
      }
    }
  }
  dynamic "statement" {
    for_each = length(var.repository_read_write_access_arns) > 0 ? [var.repository_read_write_access_arns] : []
    content {
      sid = "ReadWrite"
      principals {
        type        = "AWS"
        identifiers = statement.value
      }
      actions = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
    }
  }
${statements('var.repository_policy_statements')}
}
resource "aws_ecr_repository_policy" "this" {
  count      = ${PRIVATE} && var.attach_repository_policy ? 1 : 0
  repository = aws_ecr_repository.this[0].name
  policy     = var.create_repository_policy ? data.aws_iam_policy_document.repository[0].json : var.repository_policy
}
resource "aws_ecr_lifecycle_policy" "this" {
  count      = ${PRIVATE} && var.create_lifecycle_policy ? 1 : 0
  repository = aws_ecr_repository.this[0].name
  policy     = var.repository_lifecycle_policy
}
resource "aws_ecr_registry_policy" "this" {
  count  = var.create && var.create_registry_policy ? 1 : 0
  policy = var.registry_policy
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  count     = var.create && var.manage_registry_scanning_configuration ? 1 : 0
  scan_type = var.registry_scan_type
  dynamic "rule" {
    for_each = var.registry_scan_rules != null ? var.registry_scan_rules : []
    content {
      _at            = rule.value
      scan_frequency = rule.value.scan_frequency
      dynamic "repository_filter" {
        for_each = flatten([rule.value.filter])
        content {
          filter      = try(repository_filter.value.filter, repository_filter.value)
          filter_type = "WILDCARD"
        }
      }
    }
  }
}
output "repository_name" { value = try(aws_ecr_repository.this[0].name, null) }
output "repository_arn" { value = try(aws_ecr_repository.this[0].arn, null) }
output "repository_url" { value = try(aws_ecr_repository.this[0].repository_url, null) }
output "repository_registry_id" { value = try(aws_ecr_repository.this[0].registry_id, null) }
`;

export const ECR: readonly PublicModule[] = [
  { source: 'terraform-aws-modules/ecr/aws', from: '1.0.0', below: '4.0.0', text: TEXT },
];
