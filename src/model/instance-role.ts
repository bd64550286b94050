/** Roles of container instances. Source: the ECS Developer Guide on the container instance role. */
import { is, some, type Attr, type Link } from './attribute.js';
import { and, certain, or, unknown, type Certainty } from './certainty.js';
import { isContainerInstance } from './container-instance.js';
import type { Graph } from './graph.js';
import { CONTAINER_INSTANCE_POLICY, isOfAws } from './managed-policy.js';
import { grants } from './policy-action.js';
import { remembered } from './remembered.js';
import type { Subject } from './subject.js';
import { isTrustedBy } from './trust.js';

type Role = Subject<'role'>;
type Profile = Subject<'instanceProfile'>;

const INSTANCES_SERVICE = 'ec2.amazonaws.com';
/** What an instance calls to join a cluster, and nobody else does. */
const JOIN_CLUSTER = 'ecs:RegisterContainerInstance';

/** Whether container instances run with the role: by what it allows, or by the profile that they start with. */
export function isRoleOfInstances(role: Role, graph: Graph): Certainty {
  if (startedWith(graph).has(role)) return 'yes';
  const trusts = isTrustedBy(role, INSTANCES_SERVICE, graph);
  return trusts === 'no' ? 'no' : and(trusts, joinsCluster(role, graph));
}

function joinsCluster(role: Role, graph: Graph): Certainty {
  return or(
    some(graph.managedPoliciesOf(role), ({ policy }) =>
      isOfAws(policy, graph, (name) => name === CONTAINER_INSTANCE_POLICY),
    ),
    some({ items: graph.statementsOf(role).items, complete: 'yes' }, (statement) =>
      and(
        is(statement.Effect, 'Allow'),
        some(statement.Action, (action) => grants(action, JOIN_CLUSTER)),
      ),
    ),
  );
}

const roles = remembered<ReadonlySet<Role>>();

/** The roles of the profiles with which container instances surely start. */
function startedWith(graph: Graph): ReadonlySet<Role> {
  const profiles = graph.all('instanceProfile').items;
  return roles(profiles, 'started', () => {
    const starting = profiles.filter((profile) => startsInstances(profile, graph) === 'yes');
    const links = starting.flatMap((profile) => profile.roles.items);
    return new Set(links.flatMap((link) => graph.follow(link, 'role') ?? []));
  });
}

function startsInstances(profile: Profile, graph: Graph): Certainty {
  return some(graph.all('instanceTemplate'), (template) => {
    const { arn, name } = template.iamInstanceProfile;
    const leads = or(leadsTo(arn, profile, graph), leadsTo(name, profile, graph));
    return leads === 'yes' ? isContainerInstance(template, graph) : leads;
  });
}

function leadsTo(link: Attr<Link>, profile: Profile, graph: Graph): Certainty {
  return link.state === 'unknown' ? unknown(link.why) : certain(graph.follow(link, 'instanceProfile') === profile);
}
