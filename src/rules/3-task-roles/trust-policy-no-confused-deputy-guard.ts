import { every, is, some, type Attr, type ConditionEntry, type PrincipalEntry } from '../../model/attribute.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import { append, rule, type Change } from '../../model/rule.js';
import type { Graph } from '../../model/graph.js';
import type { Subject } from '../../model/subject.js';
import { isExecutionRole, isTaskRole, isTrust, TASKS_SERVICE, trustsService } from '../../model/trust.js';

type Statement = Subject<'statement'>;

const SOURCE = /^aws:source(arn|account|orgid|orgpaths)$/i;

export default rule({
  code: 'ECS314',
  name: 'trust-policy-no-confused-deputy-guard',
  step: 3,
  title: 'A task role does not say for which account it is',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'The service of tasks works for every account. A condition on the source makes sure that it takes on the role for tasks of your account alone, and not because somebody else made it do so.',
  unless: 'The role is only an execution role: for its trust AWS documents no condition.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  equivalents: { Prowler: ['iam_role_cross_service_confused_deputy_prevention'] },
  fix: {
    kind: 'partial',
    advice:
      'Add `StringEquals` on `aws:SourceAccount` with your account and `ArnLike` on `aws:SourceArn` with `arn:aws:ecs:REGION:ACCOUNT:*`.',
  },

  check(statement, graph) {
    const denials = graph.statementsBeside(statement).filter(({ Effect }) => is(Effect, 'Deny') !== 'no');
    const wrong = and(
      isTrust(statement),
      trustsService(statement, TASKS_SERVICE),
      or(...graph.rolesTrusting(statement).map((role) => isTaskRole(role, graph))),
      not(some(statement.Condition, isGuard)),
      not(or(...denials.map((denial) => some(denial.Condition, ({ key }) => certain(SOURCE.test(key)))))),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Condition.place,
      message:
        `The trust policy of ${namesOf(graph.rolesTrusting(statement))} trusts ecs-tasks.amazonaws.com without a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`. ` +
        'The service works for every account and could be made to use this role for another one. Require your account and its ECS resources as the source.',
      changes: bindToAccount(statement, graph),
    };
  },
});

/** A condition bounds all who are trusted: only where that is the service of tasks, for roles that nothing starts with. */
function bindToAccount(statement: Statement, graph: Graph): readonly Change[] {
  const { subject, Principal, Condition } = statement;
  const isService = (entry: PrincipalEntry): Certainty =>
    and(
      certain(entry.type === 'Service'),
      every(entry.values, (value) => is(value, TASKS_SERVICE)),
    );
  const starts = or(...graph.rolesTrusting(statement).map((role) => isExecutionRole(role, graph)));
  if (and(every(Principal, isService), not(starts)) !== 'yes') return [];
  const from = graph.all('callerIdentity').items.map((identity) => identity.subject);
  return [append(Condition, { StringEquals: { 'aws:SourceAccount': { accountOf: subject, from } } })];
}

function namesOf([first, ...more]: readonly Subject<'role'>[]): string {
  const name = first?.subject.name ?? 'a role';
  return more.length === 0 ? name : `${name} and ${more.length} more`;
}

/** A condition on the source that fails without one; whose account it is, is often known only after deployment. */
function isGuard({ operator, key, values }: ConditionEntry): Certainty {
  const positive = SOURCE.test(key) && !/not|^null$|ifexists$/i.test(operator);
  const isAnything = (value: Attr<string>): boolean => value.state === 'known' && /^\*+$/.test(value.value);
  return and(certain(positive), not(every(values, (value) => certain(isAnything(value)))));
}
