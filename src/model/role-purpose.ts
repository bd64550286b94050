/** What a role is for. Source: the Amazon ECS Developer Guide on IAM roles. */
import { is, isEmpty, some } from './attribute.js';
import { and, not, or, type Certainty } from './certainty.js';
import type { Graph, Related } from './graph.js';
import { isRoleOfInstances } from './instance-role.js';
import { remembered } from './remembered.js';
import type { Subject } from './subject.js';
import { isTrustedBy, isUsed, somePrincipal, TASKS_SERVICE } from './trust.js';

type Role = Subject<'role'>;

/** Services that run what a team deploys with. */
const PIPELINE_SERVICE = /^(codebuild|codepipeline|codedeploy)\.amazonaws\.com$/;
/** Token issuers of hosted pipelines, in the ARN of the provider or in the keys of conditions. */
const PIPELINE_ISSUER =
  /githubusercontent\.com|gitlab|bitbucket|circleci|buildkite|semaphoreci|spacelift|app\.terraform\.io|vstoken/i;

const purposes = remembered<Certainty>();

/** Whether tasks start or run with the role, or container instances do: what step 3 is about. */
export function isOfTasksOrInstances(role: Role, graph: Graph): Certainty {
  return purposes(graph.trustOf(role), role.subject.address, () =>
    or(isOfTasks(role, graph), isRoleOfInstances(role, graph)),
  );
}

/** Whether a task definition names it, or its trust policy lets tasks assume it. */
export function isOfTasks(role: Role, graph: Graph): Certainty {
  return isUsed(role, graph) === 'yes' ? 'yes' : isTrustedBy(role, TASKS_SERVICE, graph);
}

/** Whether task definitions start with the role, and none runs with it. */
export function isForExecutionAlone(role: Role, graph: Graph): Certainty {
  const { task, execution } = graph.usesOf(role);
  return and(not(isEmpty(execution)), isEmpty(task));
}

/** Whether a pipeline deploys with it: a foreign one through its token issuer, or one of AWS's. */
export function isOfPipelines(role: Role, graph: Graph): Certainty {
  return some(graph.trustOf(role), (statement) =>
    and(
      is(statement.Effect, 'Allow'),
      or(
        isOfIssuer(statement),
        somePrincipal(statement, 'Service', (service) => PIPELINE_SERVICE.test(service)),
      ),
    ),
  );
}

/** A provider that is a reference does not tell its issuer, but the conditions on its tokens do. */
function isOfIssuer(statement: Subject<'statement'>): Certainty {
  const keyed = statement.Condition.items.some(({ key }) => PIPELINE_ISSUER.test(key));
  return keyed ? 'yes' : somePrincipal(statement, 'Federated', (value) => PIPELINE_ISSUER.test(value));
}

/** The roles of tasks and container instances to which a statement gives permissions, or those of another purpose. */
export function holdersOf(
  statement: Subject<'statement'>,
  graph: Graph,
  hasPurpose: (role: Role, graph: Graph) => Certainty = isOfTasksOrInstances,
): Related<'role'> {
  const roles = graph.rolesOf(statement);
  const judged = roles.items.map((role) => ({ role, certainty: hasPurpose(role, graph) }));
  const doubts = judged.map(({ certainty }) => (certainty === 'no' ? 'yes' : certainty));
  return {
    items: judged.filter(({ certainty }) => certainty === 'yes').map(({ role }) => role),
    complete: and(roles.complete, ...doubts),
  };
}

/** How a message calls a role: `The execution role app-execution`. */
export function nameWithPurpose(role: Role, graph: Graph): string {
  const { name } = role.subject;
  const { task, execution } = graph.usesOf(role);
  if (task.items.length > 0) return `The task role ${name}`;
  if (execution.items.length > 0) return `The execution role ${name}`;
  return isRoleOfInstances(role, graph) === 'yes' ? `The role ${name} of container instances` : `The role ${name}`;
}

/** Whether some of these roles is sure to be there. */
export function isHeld(holders: Related<'role'>): Certainty {
  return not(isEmpty(holders));
}

/** How a message calls the roles that hold a statement: the first, and how many more. */
export function namesOf(holders: Related<'role'>, graph: Graph): string {
  const [first, ...more] = holders.items;
  if (first === undefined) return 'A role';
  return `${nameWithPurpose(first, graph)}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}
