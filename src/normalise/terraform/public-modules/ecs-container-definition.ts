/** terraform-aws-modules/ecs, module `container-definition`. Source of the facts: its variables in versions 5.0 to 7.0. */
import { CAMEL_STYLE, CONTAINER_DEFAULTS, containerText, SNAKE_STYLE, type ContainerStyle } from './container-text.js';
import { declare, inputs, varying } from './declare.js';
import type { PublicModule } from './public-module.js';

const SOURCE = 'terraform-aws-modules/ecs/aws//modules/container-definition';

const LOGGING = {
  ...CONTAINER_DEFAULTS,
  enable_cloudwatch_logging: 'true',
  create_cloudwatch_log_group: 'true',
};

const GROUP = `
data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "this" {
  count             = var.enable_cloudwatch_logging && var.create_cloudwatch_log_group ? 1 : 0
  _at               = var._at
  name              = try(coalesce(var.cloudwatch_log_group_name), join("/", compact(["/aws/ecs", var.service, var.name])))
  retention_in_days = var.cloudwatch_log_group_retention_in_days
  kms_key_id        = var.cloudwatch_log_group_kms_key_id
}
`;

function outputs(style: ContainerStyle): string {
  return `
output "container_definition" { value = ${containerText('var', style)} }
output "container_definition_json" { value = jsonencode(${containerText('var', style)}) }
output "cloudwatch_log_group_name" { value = try(aws_cloudwatch_log_group.this[0].name, null) }
output "cloudwatch_log_group_arn" { value = try(aws_cloudwatch_log_group.this[0].arn, null) }
`;
}

function inputsOf({ words, log }: ContainerStyle): Readonly<Record<string, string>> {
  return inputs(
    [...Object.values(words), log, 'service', 'cloudwatch_log_group_name', 'cloudwatch_log_group_kms_key_id'].join(' '),
  );
}

export const ECS_CONTAINER_DEFINITION: readonly PublicModule[] = [
  {
    source: SOURCE,
    from: '5.0.0',
    below: '6.0.0',
    text: [
      declare({ ...inputsOf(SNAKE_STYLE), ...LOGGING, cloudwatch_log_group_retention_in_days: '30' }),
      varying('user_by_default'),
      GROUP,
      outputs(SNAKE_STYLE),
    ].join(''),
  },
  {
    source: SOURCE,
    from: '6.0.0',
    below: '8.0.0',
    text: [
      declare({
        ...inputsOf(CAMEL_STYLE),
        ...LOGGING,
        user_by_default: 'null',
        cloudwatch_log_group_retention_in_days: '14',
      }),
      GROUP,
      outputs(CAMEL_STYLE),
    ].join(''),
  },
];
