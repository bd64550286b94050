import { is, some, type Attr } from '../../model/attribute.js';
import { and, not, type Certainty } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import { isLeftToSome } from '../../model/effective-grant.js';
import { isEveryAction, isEveryResource, knownTexts, quoted, wholeServiceOf } from '../../model/policy-action.js';
import { holdersOf, isHeld, namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

/** Services of which an application that uses them at all needs every action. */
const SINGLE_USE = ['ssmmessages', 'ec2messages', 'rds-data', 'rds-db', 'execute-api', 'aps', 'appmesh'];

export default rule({
  code: 'ECS306',
  name: 'role-service-wildcard-action',
  step: 3,
  title: 'Tasks may do everything with a service',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'An application that reads a bucket needs two actions of S3. All of them include deleting the bucket and opening it to the internet, and those that AWS adds later come by themselves.',
  unless:
    'Only roles of tasks and of container instances are judged, for Amazon ECS itself by ECS601. On named resources, or under a condition that bounds them, the finding is of medium severity. Services of which every action is for the same use, such as ssmmessages, are left out.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  equivalents: {
    'Security Hub': ['IAM.21'],
    'AWS Config': ['iam-policy-no-statements-with-full-access'],
    'cdk-nag': ['HIPAA.Security-IAMPolicyNoStatementsWithFullAccess', 'AwsSolutions-IAM5'],
    Checkov: ['CKV_AWS_63', 'CKV_AWS_49', 'CKV2_AWS_40'],
    Guard: [
      'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
      'IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
      'IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS',
    ],
    Prowler: ['iam_policy_no_full_access_to_cloudtrail'],
    Trivy: ['AWS-0057', 'AWS-0345'],
  },
  supersedes: ['ECS307', 'ECS311', 'ECS312', 'ECS313'],
  fix: { kind: 'none', advice: 'Name the actions that the application uses.' },

  check(statement, graph) {
    const { Action, Resource } = statement;
    const named = and(
      is(statement.Effect, 'Allow'),
      some(Action, (action) => is(action, isWhole)),
    );
    if (named === 'no') return 'no';
    const holders = holdersOf(statement, graph);
    const isWrong = (action: Attr<string>): Certainty =>
      is(action, isWhole) === 'yes' && action.state === 'known'
        ? isLeftToSome(holders, action.value, graph)
        : is(action, isWhole);
    const wrong = and(named, isHeld(holders), some(Action, isWrong));
    if (wrong !== 'yes') return wrong;

    const found = Action.items.filter((action) => isWrong(action) === 'yes');
    const isOnEverything = and(some(Resource, isEveryResource), not(isNarrowed(statement)));
    return {
      place: Action.place,
      evidence: found,
      ...(isOnEverything === 'yes' ? {} : { severity: 'medium' as const }),
      message:
        `${namesOf(holders, graph)} may use every action of a service (${quoted(knownTexts(found))}). ` +
        'That includes deleting what is there and changing who has access. Name the actions that the application uses.',
    };
  },
});

function isWhole(pattern: string): boolean {
  const service = wholeServiceOf(pattern);
  if (service === undefined) return isEveryAction(pattern);
  return service !== 'ecs' && !SINGLE_USE.includes(service);
}
