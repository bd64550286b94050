import { is, some } from '../../model/attribute.js';
import { usesAwslogs } from '../../model/awslogs.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { allows, isGrantedTo } from '../../model/granted-to.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { quoted } from '../../model/policy-action.js';
import { isOfTasks } from '../../model/role-purpose.js';
import { append, rule, type Change, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { entryAt } from '../../model/text-map.js';

type Role = Subject<'role'>;
type Container = Subject<'container'>;

/** What the log driver calls, and which containers need it. */
const NEEDS: readonly { readonly action: string; readonly needs: (container: Container) => Certainty }[] = [
  { action: 'logs:CreateLogStream', needs: usesAwslogs },
  { action: 'logs:PutLogEvents', needs: usesAwslogs },
  { action: 'logs:CreateLogGroup', needs: (container) => and(usesAwslogs(container), createsGroup(container)) },
];
const POLICY_OF_AWS = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

export default rule({
  code: 'ECS419',
  name: 'execution-role-lacks-log-access',
  step: 4,
  title: 'Execution role may not write the logs of its tasks',
  severity: 'medium',
  tier: 'A',
  target: 'role',
  why: 'On Fargate the execution role opens the log stream and writes to it. Without that permission the containers do not start, and the quick repair is often a role that may do far too much.',
  unless: 'A policy that is attached to the role outside of this code allows it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'AmazonECSTaskExecutionRolePolicy also allows to pull images from every repository and to write to every log group.',
    advice:
      'Attach AmazonECSTaskExecutionRolePolicy, or allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log groups of these tasks.',
  },

  check(role, graph) {
    const lacks = NEEDS.map(({ action, needs }) => ({
      action,
      certainty: and(isNeeded(role, needs, graph), not(isGrantedTo(role, action, graph))),
    }));
    const wrong = and(isOfTasks(role, graph), or(...lacks.map(({ certainty }) => certainty)));
    if (wrong !== 'yes') return wrong;

    const lacking = lacks.filter(({ certainty }) => certainty === 'yes').map(({ action }) => action);
    const names = graph.usesOf(role).execution.items.map(({ subject }) => subject.name);
    return {
      ...cure(role, lacking, graph),
      message:
        `No policy of ${role.subject.name}, the execution role of ${names.join(', ')}, allows ${quoted(lacking)}. ` +
        'The containers log with awslogs, and ECS does not start them when it cannot write their logs. Allow it on their log groups.',
    };
  },
});

function createsGroup({ logConfiguration }: Container): Certainty {
  return is(entryAt(logConfiguration.options, 'awslogs-create-group'), (value) => value.toLowerCase() === 'true');
}

/** On instances the role of the instance writes the logs. */
function isNeeded(role: Role, needs: (container: Container) => Certainty, graph: Graph): Certainty {
  return some(graph.usesOf(role).execution, (definition) =>
    and(
      isFargate(definition, graph),
      not(
        some({ items: graph.servicesOf(definition).items, complete: 'yes' }, ({ launchType }) => is(launchType, 'EC2')),
      ),
      some(graph.containersOf(definition), needs),
    ),
  );
}

/** A statement that allows the rest is what must change; else the role needs a policy. */
function cure(role: Role, lacking: readonly string[], graph: Graph): Pick<Problem, 'place' | 'changes' | 'subject'> {
  const [only, more] = lacking;
  const others = NEEDS.map(({ action }) => action).filter((action) => !lacking.includes(action));
  const statement = graph
    .statementsOf(role)
    .items.find((candidate) => others.some((action) => allows(candidate, action) !== 'no'));
  if (statement?.Action.written === 'yes') {
    const isSure = is(statement.Effect, 'Allow') === 'yes';
    const changes = only === undefined || more !== undefined || !isSure ? [] : [append(statement.Action, only)];
    return { subject: statement.subject, place: statement.Action.place, changes };
  }
  return { place: role.subject.place, changes: lacking.length === 2 ? attach(role) : [] };
}

/** In Terraform the list of the role excludes every attachment, so only one that is written already may grow. */
function attach(role: Role): readonly Change[] {
  const { managedPolicyArns, subject } = role;
  const mayGrow = subject.resource.dialect === 'cloudformation' || managedPolicyArns.written === 'yes';
  return mayGrow ? [append(managedPolicyArns, POLICY_OF_AWS)] : [];
}
