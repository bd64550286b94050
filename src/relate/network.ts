/** Who stands behind which security group, and which load balancer stands before which service. */
import type { Attr, Link, List } from '../model/attribute.js';
import { and, certain, or, unknown, type Certainty } from '../model/certainty.js';
import type { Attachment, Attachments, Frontend, Frontends, Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { some } from '../model/attribute.js';
import { follow, followAll, pointsAt, type Catalogue } from './catalogue.js';
import { joined, linkedTo, NO_TIES, oneLink, tiedTo, tiesOfLink, tiesOfLinks, type Ties } from './link-index.js';

type GroupOwner = Subject<'service'> | Subject<'loadBalancer'> | Subject<'dataStore'>;

export function groupLinksOf(owner: GroupOwner): List<Attr<Link>> {
  return 'networkConfiguration' in owner
    ? owner.networkConfiguration.awsvpcConfiguration.securityGroups
    : owner.securityGroups;
}

const serviceGroups = (service: Subject<'service'>) => groupLinksOf(service);
const loadBalancerGroups = (loadBalancer: Subject<'loadBalancer'>) => groupLinksOf(loadBalancer);
const dataStoreGroups = (dataStore: Subject<'dataStore'>) => groupLinksOf(dataStore);

export function securityGroupsOf(all: Catalogue, owner: GroupOwner): Related<'securityGroup'> {
  return followAll(all, groupLinksOf(owner), 'securityGroup');
}

export function groupOf(all: Catalogue, rule: Subject<'securityGroupRule'>): Subject<'securityGroup'> | undefined {
  const { parent } = rule.subject;
  return parent === undefined ? follow(all, rule.groupId, 'securityGroup') : all.at(parent, 'securityGroup');
}

export function rulesOf(all: Catalogue, group: Subject<'securityGroup'>): Related<'securityGroupRule'> {
  return tiedTo(all, {
    kind: 'securityGroupRule',
    key: rulesOf,
    tiesOf: ({ subject: { parent }, groupId }) =>
      parent === undefined ? tiesOfLink(all, groupId, 'securityGroup') : { ...NO_TIES, keys: [parent] },
    target: group,
    test: ({ subject: { parent }, groupId }) =>
      parent === undefined ? pointsAt(all, groupId, group) : certain(parent === group.subject.address),
  });
}

export function attachmentsOf(all: Catalogue, group: Subject<'securityGroup'>): Attachments {
  const services = linkedTo(all, { kind: 'service', linksOf: serviceGroups, target: group });
  const loadBalancers = linkedTo(all, { kind: 'loadBalancer', linksOf: loadBalancerGroups, target: group });
  const dataStores = linkedTo(all, { kind: 'dataStore', linksOf: dataStoreGroups, target: group });
  const items: readonly Attachment[] = [
    ...loadBalancers.items.map((subject) => ({ role: 'loadBalancer' as const, subject })),
    ...services.items.map((subject) => ({ role: 'service' as const, subject })),
    ...dataStores.items.map((subject) => ({ role: 'dataStore' as const, subject })),
  ];
  return { items, complete: and(services.complete, loadBalancers.complete, dataStores.complete) };
}

export function listenersOf(all: Catalogue, loadBalancer: Subject<'loadBalancer'>): Related<'listener'> {
  return linkedTo(all, { kind: 'listener', linksOf: listenerLinks, target: loadBalancer });
}

export function firewallsOf(all: Catalogue, loadBalancer: Subject<'loadBalancer'>): Related<'firewallAssociation'> {
  return linkedTo(all, { kind: 'firewallAssociation', linksOf: firewallLinks, target: loadBalancer });
}

export function servicesBehind(all: Catalogue, targetGroup: Subject<'targetGroup'>): Related<'service'> {
  return linkedTo(all, { kind: 'service', linksOf: targetLinks, target: targetGroup });
}

const targetLinks = ({ loadBalancers }: Subject<'service'>) => ({
  items: loadBalancers.items.map((entry) => entry.targetGroupArn),
  complete: loadBalancers.complete,
});
const listenerLinks = (listener: Subject<'listener'>) => oneLink(listener.loadBalancerArn);
const firewallLinks = (firewall: Subject<'firewallAssociation'>) => oneLink(firewall.resourceArn);

/** Load balancers whose listeners or listener rules forward to a target group of the service. */
export function frontendsOf(all: Catalogue, service: Subject<'service'>): Frontends {
  const found = service.loadBalancers.items.map((entry) => frontendsBehind(all, entry));
  const complete = and(service.loadBalancers.complete, ...found.map((frontends) => frontends.complete));
  return { items: found.flatMap((frontends) => frontends.items), complete };
}

type TargetEntry = Subject<'service'>['loadBalancers']['items'][number];

function frontendsBehind(all: Catalogue, entry: TargetEntry): Frontends {
  const targetGroup = follow(all, entry.targetGroupArn, 'targetGroup');
  if (targetGroup === undefined) return { items: [], complete: unknown('its target group is not in reach') };
  const direct = tiedTo(all, {
    kind: 'listener',
    key: frontendsBehind,
    tiesOf: ({ defaultActions }) => forwardTies(all, defaultActions),
    target: targetGroup,
    test: ({ defaultActions }) => forwardsTo(all, defaultActions, targetGroup),
  });
  const byRule = tiedTo(all, {
    kind: 'listenerRule',
    key: forwardsTo,
    tiesOf: ({ actions }) => forwardTies(all, actions),
    target: targetGroup,
    test: ({ actions }) => forwardsTo(all, actions, targetGroup),
  });
  const listeners = [
    ...direct.items,
    ...byRule.items.map((rule) => follow(all, rule.listenerArn, 'listener')).filter((found) => found !== undefined),
  ];
  const items = distinct(
    listeners
      .map((listener) => follow(all, listener.loadBalancerArn, 'loadBalancer'))
      .filter((found) => found !== undefined),
  ).map((loadBalancer): Frontend => ({ loadBalancer, containerPort: entry.containerPort }));
  return { items, complete: and(direct.complete, byRule.complete) };
}

type Actions = Subject<'listenerRule'>['actions'];

function forwardsTo(all: Catalogue, actions: Actions, targetGroup: Subject<'targetGroup'>): Certainty {
  return some(actions, (action) =>
    or(
      pointsAt(all, action.targetGroupArn, targetGroup),
      some(action.forwardConfig.targetGroups, (target) => pointsAt(all, target.targetGroupArn, targetGroup)),
    ),
  );
}

function forwardTies(all: Catalogue, actions: Actions): Ties {
  const ties = actions.items.map((action) => {
    const { targetGroups } = action.forwardConfig;
    const links = { items: targetGroups.items.map((target) => target.targetGroupArn), complete: targetGroups.complete };
    return joined([tiesOfLink(all, action.targetGroupArn, 'targetGroup'), tiesOfLinks(all, links, 'targetGroup')]);
  });
  return actions.complete === 'yes' ? joined(ties) : { ...joined(ties), mayBeAny: true };
}

function distinct(loadBalancers: readonly Subject<'loadBalancer'>[]): readonly Subject<'loadBalancer'>[] {
  return [...new Map(loadBalancers.map((subject) => [subject.subject.address, subject])).values()];
}
