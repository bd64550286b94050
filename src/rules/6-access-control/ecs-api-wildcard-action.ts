import { every, is, isEmpty, some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import type { Graph } from '../../model/graph.js';
import { linkText } from '../../model/link-text.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { isEveryAction, isEveryResource, wholeServiceOf } from '../../model/policy-action.js';
import { isOfTasksOrInstances } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

export default rule({
  code: 'ECS601',
  name: 'ecs-api-wildcard-action',
  step: 6,
  title: 'Everything in Amazon ECS is allowed',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'Every action of ECS includes deleting clusters, opening a shell in a container and running any image next to the others. A deployment needs to register a task definition and update a service.',
  unless:
    'On named resources, or under a condition that bounds cluster, tag or principal, the finding is of medium severity. Everything on everything in a role of tasks or container instances is judged by ECS305.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html',
  ],
  equivalents: { 'cdk-nag': ['AwsSolutions-IAM5'] },
  supersedes: ['ECS602', 'ECS605', 'ECS606'],
  fix: { kind: 'none', advice: 'Name the actions that are needed, and the services and clusters that they are for.' },

  check(statement, graph) {
    const { Action, Resource } = statement;
    const ofEcs = and(
      some(Action, (action) => is(action, (pattern) => wholeServiceOf(pattern) === 'ecs')),
      isLeftToHolders(statement, 'ecs:*', graph),
    );
    const ofAll = and(
      some(Action, (action) => is(action, isEveryAction)),
      or(isAllOfEcs(statement), and(some(Resource, isEveryResource), isNotOfTasks(statement, graph))),
      isLeftToHolders(statement, '*', graph),
    );
    const wrong = and(is(statement.Effect, 'Allow'), isPermission(statement), or(ofEcs, ofAll));
    if (wrong !== 'yes') return wrong;

    const isOnEverything = and(some(Resource, isEveryResource), not(isNarrowed(statement)));
    return {
      place: Action.place,
      evidence: [...Action.items, ...Resource.items],
      ...(isOnEverything === 'yes' ? {} : { severity: 'medium' as const }),
      message:
        `This statement lets its holder do everything in Amazon ECS (\`${ofEcs === 'yes' ? 'ecs:*' : '*'}\`${isOnEverything === 'yes' ? ' on `*`' : ''}). ` +
        'That includes deleting services, opening a shell in containers and running any image with their network. Name the actions that are needed.',
    };
  },
});

/** Whether all resources of the statement are of ECS. */
function isAllOfEcs({ Resource }: Statement): Certainty {
  return and(not(isEmpty(Resource)), every(Resource, isOfEcs));
}

function isOfEcs(resource: Attr<Link>): Certainty {
  const text = linkText(resource);
  if (text !== undefined) return certain(/^arn:[^:]*:ecs:/.test(text));
  return resource.state === 'unknown' ? unknown(resource.why) : 'no';
}

/** Whether no role of tasks or container instances has the statement: of those ECS305 speaks. */
function isNotOfTasks(statement: Statement, graph: Graph): Certainty {
  return every(graph.rolesOf(statement), (role) => not(isOfTasksOrInstances(role, graph)));
}
