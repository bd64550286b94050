import { some, type Attr, type Link } from '../../model/attribute.js';
import { certain, or, unknown, type Certainty } from '../../model/certainty.js';
import { allowsEverything } from '../../model/full-permission.js';
import type { Graph } from '../../model/graph.js';
import { linkText } from '../../model/link-text.js';
import { isAdministrator, isOfAws } from '../../model/managed-policy.js';
import { remove, rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS323',
  name: 'service-role-admin',
  step: 3,
  title: 'ECS manages a service with the role of an administrator',
  severity: 'high',
  tier: 'A',
  target: 'service',
  why: 'The role of a service lets ECS register its tasks with a classic load balancer, for which a few actions are enough. ECS has a role of its own for that, while the role of an administrator puts the whole account at stake.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: { KICS: ['cfn:ecs_service_admin_role_is_present', 'tf:ecs_service_admin_role_is_present'] },
  fix: {
    kind: 'exact',
    risk: 'ECS then uses its service-linked role. The change replaces the service.',
    advice: 'Name no role: ECS uses its service-linked role.',
  },

  check(service, graph) {
    const wrong = isAdminRole(service.role, graph);
    if (wrong !== 'yes') return wrong;

    return {
      place: service.role.place,
      evidence: [service.role],
      message:
        `Service ${service.subject.name} lets ECS manage its load balancer with the role of an administrator${named(service.role)}. ` +
        'Registering tasks takes a few actions, and this role allows everything. Name no role: ECS has a service-linked one for that.',
      changes: [remove(service.role)],
    };
  },
});

function isAdminRole(link: Attr<Link>, graph: Graph): Certainty {
  const role = graph.follow(link, 'role');
  if (role !== undefined)
    return or(certain(isAdminName(role.subject.name)), byName(role.roleName), mayAll(role, graph));
  const text = linkText(link);
  if (text !== undefined && isAdminName(text)) return 'yes';
  if (link.state === 'unknown') return unknown(link.why);
  return link.state === 'known' && text === undefined ? unknown('the role is not in reach') : 'no';
}

function mayAll(role: Subject<'role'>, graph: Graph): Certainty {
  return or(
    some(graph.statementsOf(role), allowsEverything),
    some(graph.managedPoliciesOf(role), ({ policy }) => isOfAws(policy, graph, isAdministrator)),
  );
}

function byName(roleName: Attr<string>): Certainty {
  return certain(roleName.state === 'known' && isAdminName(roleName.value));
}

/** `admin` as a word of its own, or the beginning of one. */
function isAdminName(name: string): boolean {
  return /(^|[^A-Za-z])admin|Admin|ADMIN/.test(name);
}

function named(link: Attr<Link>): string {
  return link.state === 'known' && link.value.literal !== undefined ? ` (${link.value.literal})` : '';
}
