import { is, some } from '../../model/attribute.js';
import { usesAwslogs } from '../../model/awslogs.js';
import { and, not, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import {
  attach,
  cureInPolicies,
  isLacking,
  lackingActions,
  lacksOf,
  lackText,
  type Arn,
  type Cure,
} from '../../model/lacking-permission.js';
import { rule } from '../../model/rule.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';
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
    risk: 'Where AmazonECSTaskExecutionRolePolicy is attached: it also allows to pull images from every repository and to write to every log group.',
    advice:
      'Attach AmazonECSTaskExecutionRolePolicy, or allow `logs:CreateLogStream` and `logs:PutLogEvents` on the log groups of these tasks.',
  },

  check(role, graph) {
    const needs = NEEDS.map(({ action, needs }) => ({ action, certainty: isNeeded(role, needs, graph) }));
    const lacks = lacksOf(role, needs, graph);
    const wrong = isLacking(role, lacks, graph);
    if (wrong !== 'yes') return wrong;

    const lacking = lackingActions(lacks);
    return {
      ...cure(role, lacking, graph),
      message:
        `${lackText(role, lacking, graph)} ` +
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

/** A statement that allows the rest is what must change; else the role needs another, or the policy of AWS. */
function cure(role: Role, lacking: readonly string[], graph: Graph): Cure {
  const neighbours = NEEDS.map(({ action }) => action).filter((action) => !lacking.includes(action));
  const resources = (): readonly Arn[] | undefined => logGroupsOf(role, graph);
  const inPolicies = cureInPolicies(role, { lacking, neighbours, resources }, graph);
  const isOpen = inPolicies.subject === undefined && inPolicies.changes.length === 0;
  return isOpen && lacking.length === 2 ? { ...inPolicies, changes: attach(role, POLICY_OF_AWS) } : inPolicies;
}

/** The streams of the log groups of all containers that start with the role; undefined where one group is not in reach. */
function logGroupsOf(role: Role, graph: Graph): readonly Arn[] | undefined {
  const containers = graph.usesOf(role).execution.items.flatMap((task) => graph.containersOf(task).items);
  const logging = containers.filter((container) => usesAwslogs(container) !== 'no');
  const groups = graph.all('logGroup').items.map((group) => ({ group, users: graph.usersOf(group).items }));
  if (!logging.every((container) => groups.some(({ users }) => users.includes(container)))) return undefined;
  const used = groups.filter(({ users }) => logging.some((container) => users.includes(container)));
  return used.map(({ group: { subject } }) => ({ refer: subject, attribute: 'arn', ...streams(subject) }));
}

/** The ARN that CloudFormation gives ends with them already. */
function streams({ resource }: SubjectInfo): { readonly suffix?: string } {
  return resource.dialect === 'terraform' ? { suffix: ':*' } : {};
}
