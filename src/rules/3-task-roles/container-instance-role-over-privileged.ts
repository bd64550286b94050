import { is, some, type Attr } from '../../model/attribute.js';
import { and, certain, or, type Certainty } from '../../model/certainty.js';
import { isLeftTo } from '../../model/effective-grant.js';
import type { Graph } from '../../model/graph.js';
import { isRoleOfInstances } from '../../model/instance-role.js';
import { awsPolicyName, isOfAws } from '../../model/managed-policy.js';
import { isEveryAction, knownTexts, quoted, wholeServiceOf } from '../../model/policy-action.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { matchesPolicyPattern } from '../../model/wildcard.js';

/** What applications do, and neither the agents of an instance nor the script that sets it up. */
const OF_APPLICATION: readonly string[] = [
  'dynamodb:*',
  'sqs:*',
  'sns:*',
  'ses:*',
  'lambda:*',
  'states:*',
  'secretsmanager:*',
  'rds-data:*',
  'rds-db:*',
  's3:Delete*',
  'iam:*',
  'sts:AssumeRole',
  'ecs:RunTask',
  'ecs:*Service',
  'ecs:ExecuteCommand',
];
/** Policies of AWS for programs that read the data of a service; ECS308 judges those for its administrators. */
const READERS = /^(Amazon(S3|DynamoDB|SQS|Kinesis|RDS|Redshift)\w*ReadOnlyAccess|AWSLambda\w*)$/;

export default rule({
  code: 'ECS324',
  name: 'container-instance-role-over-privileged',
  step: 3,
  title: 'Container instances have permissions of applications',
  severity: 'medium',
  tier: 'B',
  target: 'role',
  why: 'In bridge and host mode every task can ask the instance for the credentials of its role, and on the instance itself anybody can. What one application needs is then in the hands of all that run there.',
  unless:
    'Only actions of applications count: those of agents, of pulling images, of logs and metrics and of setting the instance up do not. Whole services and policies for administrators are judged by ECS305, ECS306 and ECS308.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {
    KICS: ['tf:public_and_private_ec2_share_role'],
    Prowler: ['ec2_instance_internet_facing_with_instance_profile'],
  },
  fix: { kind: 'none', advice: 'Give these permissions to the task roles of the applications that need them.' },

  check(role, graph) {
    const ofInstances = isRoleOfInstances(role, graph);
    if (ofInstances === 'no') return 'no';
    const statements = graph.statementsOf(role);
    const attached = graph.managedPoliciesOf(role);
    const isGiven = (action: Attr<string>): Certainty => isOfApplication(action, role, graph);
    const wrong = and(
      ofInstances,
      or(
        some(statements, ({ Effect, Action }) => and(is(Effect, 'Allow'), some(Action, isGiven))),
        some(attached, ({ policy }) => isOfAws(policy, graph, (name) => READERS.test(name))),
      ),
    );
    if (wrong !== 'yes') return wrong;

    const actions = allowed(statements.items).filter((action) => isGiven(action) === 'yes');
    const policies = attached.items.flatMap(({ policy }) => awsPolicyName(policy) ?? []);
    const names = [...new Set([...knownTexts(actions), ...policies.filter((name) => READERS.test(name))])];
    return {
      place: role.subject.place,
      evidence: actions,
      message:
        `Role ${role.subject.name} of container instances has permissions of applications (${quoted(names)}). ` +
        'Every task on such an instance may get hold of them. Give them to the task role of the application that needs them.',
    };
  },
});

function allowed(statements: readonly Subject<'statement'>[]): readonly Attr<string>[] {
  return statements.filter(({ Effect }) => is(Effect, 'Allow') === 'yes').flatMap(({ Action }) => Action.items);
}

function isOfApplication(action: Attr<string>, role: Subject<'role'>, graph: Graph): Certainty {
  if (action.state !== 'known') return is(action, isNamed);
  return isNamed(action.value) ? isLeftTo(role, action.value, graph) : certain(false);
}

function isNamed(action: string): boolean {
  if (isEveryAction(action) || wholeServiceOf(action) !== undefined) return false;
  return OF_APPLICATION.some((pattern) => matchesPolicyPattern(action, pattern));
}
