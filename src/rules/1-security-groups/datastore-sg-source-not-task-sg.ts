import { isEmpty, some, type Attr, type Link } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { letInOnly, taskGroupBefore } from '../../model/edge.js';
import type { Graph } from '../../model/graph.js';
import { includesPort, isIngress, isOpenToWorld, portsOf, rangesOf } from '../../model/ingress.js';
import { rule, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { DATA_PORTS } from '../../model/well-known-ports.js';

type Rule = Subject<'securityGroupRule'>;
type DataStore = Subject<'dataStore'>;

const HTTPS_PORT = 443;
const NFS_PORT = 2049;

export default rule({
  code: 'ECS117',
  name: 'datastore-sg-source-not-task-sg',
  step: 1,
  title: 'Data store accepts more than its tasks',
  severity: 'medium',
  tier: 'B',
  target: 'securityGroupRule',
  why: 'The last link of the chain is the tightest: the data store should accept the group of its tasks and nobody else. An address range lets in every machine in it, and the group of the load balancer skips the tasks.',
  unless: 'Something other than the tasks must reach the data. Then name the security group of that caller.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html'],
  equivalents: {},
  supersedes: ['ECS106'],
  fix: {
    kind: 'partial',
    risk: 'Callers other than the tasks lose access to the data.',
    advice: 'Name the security group of the tasks as the only source.',
  },

  check(ingress, graph) {
    const stores = storesBehind(ingress, graph);
    if (stores.length === 0) return 'no';

    const balancer = some(ingress.sourceSecurityGroupId, (source) => guardsLoadBalancer(source, graph));
    const wrong = and(
      isIngress(ingress),
      // A range that is everybody is ECS101's and ECS104's business.
      not(isOpenToWorld(ingress)),
      or(...stores.map((store) => servesOn(store, ingress))),
      or(not(isEmpty(rangesOf(ingress))), balancer),
      hasTasks(graph),
    );
    if (wrong !== 'yes') return wrong;

    const ranges = rangesOf(ingress).items;
    const tasks = taskGroupBefore(ingress, graph);
    const list = ingress.cidrIp.items.length > 0 ? ingress.cidrIp : ingress.cidrIpv6;
    return {
      place: ranges.length > 0 ? list.place : ingress.sourceSecurityGroupId.place,
      evidence: ranges,
      message:
        `${ranges.length > 0 ? ranges.map(shown).join(', ') : 'The load balancer'} may reach ${portsOf(ingress)} of ${stores[0]?.subject.name ?? 'the data store'}. ` +
        'Only the tasks need it, and the tighter the last link, the less a break-in elsewhere is worth. ' +
        `Let in only ${tasks === undefined ? 'the group of the tasks' : `${tasks.subject.name}, the group of the tasks`}.`,
      changes: tasks === undefined ? [] : narrow(ingress, tasks),
    };
  },
});

function storesBehind(ingress: Rule, graph: Graph): readonly DataStore[] {
  const group = graph.groupOf(ingress);
  const attachments = group === undefined ? [] : graph.attachmentsOf(group).items;
  return attachments.flatMap((attachment) => (attachment.role === 'dataStore' ? [attachment.subject] : []));
}

function servesOn(store: DataStore, ingress: Rule): Certainty {
  if (store.port.state === 'unknown') return unknown(store.port.why);
  if (store.port.state === 'known') return includesPort(ingress, store.port.value);
  return or(...usualPorts(store.subject.resource.type).map((port) => includesPort(ingress, port)));
}

function usualPorts(type: string): readonly number[] {
  if (/efs|EFS/.test(type)) return [NFS_PORT];
  return /opensearch/i.test(type) ? [HTTPS_PORT] : [...DATA_PORTS.keys()];
}

/** A source that is not in reach may be anything, also the tasks. */
function guardsLoadBalancer(source: Attr<Link>, graph: Graph): Certainty {
  const group = graph.follow(source, 'securityGroup');
  if (group === undefined) return 'no';
  return graph.attachmentsOf(group).items.some(({ role }) => role === 'loadBalancer') ? 'yes' : 'no';
}

/** Without a service in reach nobody knows who the callers are. */
function hasTasks(graph: Graph): Certainty {
  const groups = graph.all('service').items.flatMap((service) => graph.securityGroupsOf(service).items);
  return groups.length > 0 ? 'yes' : 'no';
}

function shown(range: Attr<string>): string {
  return range.state === 'known' ? range.value : 'A range';
}

/** A group in the place of another is left to the author: both may be needed. */
function narrow(ingress: Rule, tasks: Subject<'securityGroup'>): readonly Change[] {
  return rangesOf(ingress).items.length > 0 ? letInOnly(ingress, tasks) : [];
}
