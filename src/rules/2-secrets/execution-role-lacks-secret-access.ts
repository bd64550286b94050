import { some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, or, unknown, type Certainty } from '../../model/certainty.js';
import { isGrantedTo } from '../../model/granted-to.js';
import type { Graph } from '../../model/graph.js';
import {
  cureInPolicies,
  isLacking,
  lackingActions,
  lacksOf,
  lackText,
  type Arn,
  type Cure,
  type Need,
} from '../../model/lacking-permission.js';
import { rule } from '../../model/rule.js';
import { DECRYPT, resourcesToRead } from '../../model/secret-grant.js';
import {
  keptBehind,
  keyBehind,
  READ_PARAMETER,
  READ_SECRET,
  readActionOf,
  secretReadsOf,
} from '../../model/secret-read.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';

type Role = Subject<'role'>;
type Container = Subject<'container'>;

const ACTIONS = [READ_SECRET, READ_PARAMETER, DECRYPT] as const;
/** What is written by mistake in the place of the action that ECS calls. */
const MISTAKEN_FOR: Readonly<Record<string, readonly string[]>> = {
  [READ_SECRET]: ['secretsmanager:DescribeSecret', 'secretsmanager:BatchGetSecretValue'],
  [READ_PARAMETER]: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
};

export default rule({
  code: 'ECS218',
  name: 'execution-role-lacks-secret-access',
  step: 2,
  title: 'Execution role may not read the secrets of its tasks',
  severity: 'medium',
  tier: 'A',
  target: 'role',
  why: 'ECS reads secrets and parameters with the execution role before it starts a container. Without the permission the task does not start, and the quick repair is often a role that may read every secret. AmazonECSTaskExecutionRolePolicy does not allow it.',
  unless: 'A policy that is attached to the role, to the secret or to its key outside of this code allows it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'Where the action joins a statement, the role may then read whatever else that names.',
    advice:
      'Allow `secretsmanager:GetSecretValue` or `ssm:GetParameters` on just the secrets and parameters that the containers name, and `kms:Decrypt` on a key of your own.',
  },

  check(role, graph) {
    const lacks = secretLacks(role, graph);
    const wrong = isLacking(role, lacks, graph);
    if (wrong !== 'yes') return wrong;

    const lacking = lackingActions(lacks);
    return {
      ...cure(role, lacking, graph),
      message:
        `${lackText(role, lacking, graph)} ` +
        'Its containers take secrets by reference, and ECS does not start them when it cannot read these. Allow it on just the secrets that they name.',
    };
  },
});

function secretLacks(role: Role, graph: Graph): readonly Need[] {
  const reads = or(...[READ_SECRET, READ_PARAMETER].map((action) => isGrantedTo(role, action, graph)));
  const needs = ACTIONS.map((action) => ({ action, certainty: isNeeded(role, action, graph) }));
  // Where the service of a secret is not known, a role that may read either kind lacks nothing that can be told.
  const isOpen = ({ certainty }: Need): boolean => reads === 'yes' && certainty !== 'yes';
  return lacksOf(role, needs, graph).map((lack) => (isOpen(lack) ? { ...lack, certainty: 'no' } : lack));
}

function isNeeded(role: Role, action: string, graph: Graph): Certainty {
  return some(graph.usesOf(role).execution, (definition) =>
    some(graph.containersOf(definition), (container) => needs(container, action, graph)),
  );
}

function needs(container: Container, action: string, graph: Graph): Certainty {
  const { secrets, logConfiguration } = container;
  const complete = and(secrets.complete, logConfiguration.secretOptions.complete);
  return some({ items: secretReadsOf(container), complete }, ({ from }) =>
    action === DECRYPT ? needsKey(from, graph) : needsRead(from, action, graph),
  );
}

function needsRead(from: Attr<Link>, action: string, graph: Graph): Certainty {
  const read = readActionOf(from, graph);
  if (read === undefined) return unknown(from.state === 'unknown' ? from.why : 'a secret is not in reach');
  if (read !== action) return 'no';
  return action === READ_SECRET && hasPolicies(from, graph)
    ? unknown('the policy of a secret may allow it by itself')
    : 'yes';
}

function hasPolicies(from: Attr<Link>, graph: Graph): boolean {
  const kept = keptBehind(from, graph);
  const own = kept !== undefined && 'policy' in kept && kept.policy.written !== 'no';
  return own || graph.all('secretPolicy').items.length > 0;
}

/** Only a key in reach without a policy of its own: the default policy leaves it to the policies of roles. */
function needsKey(from: Attr<Link>, graph: Graph): Certainty {
  const key = keyBehind(from, graph);
  return certain(key?.keyPolicy.written === 'no' && graph.all('kmsKeyPolicy').items.length === 0);
}

/** A statement with an action that was mistaken for the right one is what must change; else the role needs another. */
function cure(role: Role, lacking: readonly string[], graph: Graph): Cure {
  const [only, more] = lacking;
  const neighbours = only === undefined || more !== undefined ? [] : (MISTAKEN_FOR[only] ?? []);
  const resources = (beside: SubjectInfo): readonly Arn[] | undefined =>
    resourcesToRead({ role, lacking, beside }, graph);
  return cureInPolicies(role, { lacking, neighbours, resources }, graph);
}
