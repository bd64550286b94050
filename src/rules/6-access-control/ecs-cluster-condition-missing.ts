import { is, some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { bindToCluster } from '../../model/cluster-condition.js';
import { isNarrowed } from '../../model/condition.js';
import type { Graph } from '../../model/graph.js';
import { HOLE, linkText } from '../../model/link-text.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { grants, isStar, nameIn } from '../../model/policy-action.js';
import { rule } from '../../model/rule.js';

/** Actions that one cluster should be enough for, and the type of resource that each is allowed on. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  'ecs:RunTask': 'task-definition',
  'ecs:StartTask': 'task-definition',
  'ecs:StopTask': 'task',
  'ecs:UpdateService': 'service',
  'ecs:ListTasks': 'container-instance',
};

export default rule({
  code: 'ECS605',
  name: 'ecs-cluster-condition-missing',
  step: 6,
  title: 'Tasks may be run or stopped in every cluster',
  severity: 'low',
  tier: 'A',
  target: 'statement',
  why: 'The ARN of a task definition names no cluster, so permission to run it holds in every cluster of the account. Only a condition on the cluster keeps a deployer of one environment out of the others.',
  unless:
    'The resource names the cluster, as in `service/CLUSTER/*`, or a condition on cluster, tag or principal bounds the permission.',
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'The holder can no longer do this in other clusters.',
    advice: 'Add `ArnEquals` on `ecs:cluster` with the ARN of the cluster.',
  },

  check(statement, graph) {
    const open = Object.entries(RESOURCE_TYPES).map(([action, type]) => ({
      action,
      wrong: and(
        some(statement.Action, (element) => grants(element, action)),
        some(statement.Resource, (resource) => isInAnyCluster(resource, type, graph)),
        isLeftToHolders(statement, action, graph),
      ),
    }));
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      or(...open.map((one) => one.wrong)),
      not(isNarrowed(statement)),
    );
    if (wrong !== 'yes') return wrong;

    const actions = open.filter((one) => one.wrong === 'yes').map(({ action }) => `\`${action}\``);
    return {
      place: statement.Condition.place,
      evidence: statement.Resource.items,
      message:
        `This statement allows ${actions.join(', ')} on resources that name no cluster, and no condition does. ` +
        'Its holder can do that in every cluster of the account, production as well. Add a condition on `ecs:cluster`.',
      changes: bindToCluster(statement, graph),
    };
  },
});

/** A task definition belongs to no cluster; the other types name theirs first, unless their ARN is of the old format. */
function isInAnyCluster(resource: Attr<Link>, type: string, graph: Graph): Certainty {
  const star = isStar(resource);
  if (star === 'yes') return star;
  const name = nameIn(linkText(resource) ?? '');
  return name === undefined ? isDefinition(resource, type, graph) : namesNoCluster(name, type);
}

function namesNoCluster(name: string, type: string): Certainty {
  if (name === '*') return 'yes';
  const [first = '', cluster = '', more] = name.split('/');
  if (first !== type) return first.includes(HOLE) ? unknown('what the ARN names is not known') : 'no';
  if (type === 'task-definition') return 'yes';
  if (more !== undefined) return certain(/^\*+$/.test(cluster));
  return cluster.includes(HOLE) ? unknown('whether the ARN names the cluster is not known') : 'yes';
}

function isDefinition(resource: Attr<Link>, type: string, graph: Graph): Certainty {
  if (resource.state === 'unknown') return unknown(resource.why);
  return certain(type === 'task-definition' && graph.follow(resource, 'taskDefinition') !== undefined);
}
