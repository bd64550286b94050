/** cloudposse/ecr. Source of the facts: the module's variables in versions 0.35 to 1.0. */
import { declare, existence, inputs } from './declare.js';
import type { PublicModule } from './public-module.js';

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
})}
locals {
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
output "repository_name" { value = try(aws_ecr_repository.name[local.names[0]].name, null) }
output "repository_arn" { value = try(aws_ecr_repository.name[local.names[0]].arn, null) }
output "repository_url" { value = try(aws_ecr_repository.name[local.names[0]].repository_url, null) }
output "repository_url_map" { value = { for k, c in aws_ecr_repository.name : k => c.repository_url } }
output "repository_arn_map" { value = { for k, c in aws_ecr_repository.name : k => c.arn } }
`;

export const CLOUDPOSSE_ECR: readonly PublicModule[] = [
  { source: 'cloudposse/ecr/aws', from: '0.35.0', below: '2.0.0', text: REPOSITORY },
];
