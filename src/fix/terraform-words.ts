import type { ResourceReference } from '../model/rule.js';

/** Types that give a name, and what the attribute is called. Source: the attributes of `@cdktn/provider-aws`. */
const NAMES: Readonly<Record<string, string>> = {
  aws_alb: 'name',
  aws_alb_target_group: 'name',
  aws_cloudtrail: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_ecr_repository: 'name',
  aws_ecs_cluster: 'name',
  aws_ecs_service: 'name',
  aws_ecs_task_definition: 'family',
  aws_iam_policy: 'name',
  aws_iam_role: 'name',
  aws_iam_role_policy: 'name',
  aws_lb: 'name',
  aws_lb_target_group: 'name',
  aws_secretsmanager_secret: 'name',
  aws_security_group: 'name',
  aws_ssm_parameter: 'name',
};

const WITHOUT_ARN: ReadonlySet<string> = new Set([
  'aws_ecr_registry_scanning_configuration',
  'aws_efs_mount_target',
  'aws_iam_group_policy',
  'aws_iam_policy_attachment',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
  'aws_iam_user_policy',
  'aws_security_group_rule',
]);

/** Types whose id is their ARN, and that give it under no other name. */
const WITH_ARN_AS_ID: ReadonlySet<string> = new Set(['aws_ecs_service']);

/** The attribute of a resource type that gives its id, ARN or name; undefined when it gives none. */
export function terraformWord(type: string, attribute: ResourceReference['attribute']): string | undefined {
  if (attribute === 'name') return NAMES[type];
  if (attribute === 'arn' && WITH_ARN_AS_ID.has(type)) return 'id';
  return attribute === 'arn' && WITHOUT_ARN.has(type) ? undefined : attribute;
}
