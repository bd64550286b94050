import { is, some, type Attr } from '../../model/attribute.js';
import { and, certain, type Certainty } from '../../model/certainty.js';
import { isLeftToSome } from '../../model/effective-grant.js';
import { isEveryAction, knownTexts, quoted, wholeServiceOf } from '../../model/policy-action.js';
import { holdersOf, isForExecutionAlone, isHeld, namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';
import { matchesPolicyPattern } from '../../model/wildcard.js';

/**
 * What ECS does before and beside the application: it pulls images (through a cache, too), opens log streams, reads
 * secrets and environment files, and finds file systems. Source: the ECS Developer Guide on the task execution role.
 */
const OF_EXECUTION: readonly string[] = [
  'ecr:Get*',
  'ecr:BatchGet*',
  'ecr:BatchCheck*',
  'ecr:BatchImportUpstreamImage',
  'ecr:CreateRepository',
  'ecr:Describe*',
  'ecr:List*',
  'ecr-public:Get*',
  'ecr-public:Batch*',
  'ecr-public:Describe*',
  'sts:GetServiceBearerToken',
  'logs:Create*',
  'logs:Describe*',
  'logs:PutLogEvents',
  'logs:PutRetentionPolicy',
  'logs:TagResource',
  'secretsmanager:Get*',
  'secretsmanager:Describe*',
  'secretsmanager:List*',
  'ssm:Get*',
  'ssm:Describe*',
  'kms:Decrypt',
  'kms:DescribeKey',
  's3:Get*',
  's3:List*',
  'fsx:Describe*',
  'elasticfilesystem:Describe*',
];

export default rule({
  code: 'ECS321',
  name: 'execution-role-over-permissioned',
  step: 3,
  title: 'The execution role has permissions of the application',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'ECS itself uses the execution role, to pull images, open log streams and read secrets. The application never gets it, so its permissions help nobody there, and every task definition with this role has them.',
  unless:
    'The task definition names the role as its task role too, of which ECS303 tells. Everything and whole services (`s3:*`) are judged by ECS305 and ECS306.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html'],
  equivalents: {},
  fix: { kind: 'none', advice: 'Give these permissions to the task role, and take them from the execution role.' },

  check(statement, graph) {
    const allowed = is(statement.Effect, 'Allow');
    if (allowed === 'no') return 'no';
    const holders = holdersOf(statement, graph, isForExecutionAlone);
    const isWrong = (action: Attr<string>): Certainty =>
      action.state === 'known'
        ? and(certain(isOfApplication(action.value)), isLeftToSome(holders, action.value, graph))
        : is(action, isOfApplication);
    const wrong = and(allowed, isHeld(holders), some(statement.Action, isWrong));
    if (wrong !== 'yes') return wrong;

    const found = statement.Action.items.filter((action) => isWrong(action) === 'yes');
    return {
      place: statement.Action.place,
      evidence: found,
      message:
        `${namesOf(holders, graph)} may use ${quoted(knownTexts(found))}, which ECS does not need to start a task. ` +
        'The application does not run with this role, so the permission is of no use to it here. Give it to the task role.',
    };
  },
});

/** Other rules judge whole services. */
function isOfApplication(action: string): boolean {
  if (isEveryAction(action) || wholeServiceOf(action) !== undefined) return false;
  return !OF_EXECUTION.some((pattern) => matchesPolicyPattern(action, pattern));
}
