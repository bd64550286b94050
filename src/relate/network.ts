/** Who stands behind which security group, and which load balancer stands before which service. */
import type { Attr, Link, List } from '../model/attribute.js';
import { and, or, unknown, type Certainty } from '../model/certainty.js';
import type { Attachment, Attachments, Frontend, Frontends, Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { some } from '../model/attribute.js';
import { follow, followAll, pointsAt, related, type Catalogue } from './catalogue.js';

type GroupOwner = Subject<'service'> | Subject<'loadBalancer'> | Subject<'dataStore'>;

export function groupLinksOf(owner: GroupOwner): List<Attr<Link>> {
  return 'networkConfiguration' in owner
    ? owner.networkConfiguration.awsvpcConfiguration.securityGroups
    : owner.securityGroups;
}

export function securityGroupsOf(all: Catalogue, owner: GroupOwner): Related<'securityGroup'> {
  return followAll(all, groupLinksOf(owner), 'securityGroup');
}

export function groupOf(all: Catalogue, rule: Subject<'securityGroupRule'>): Subject<'securityGroup'> | undefined {
  const { parent } = rule.subject;
  return parent === undefined ? follow(all, rule.groupId, 'securityGroup') : all.at(parent, 'securityGroup');
}

export function rulesOf(all: Catalogue, group: Subject<'securityGroup'>): Related<'securityGroupRule'> {
  return related(all, 'securityGroupRule', (rule) => {
    const { parent } = rule.subject;
    if (parent !== undefined) return parent === group.subject.address ? 'yes' : 'no';
    return pointsAt(all, rule.groupId, group);
  });
}

export function attachmentsOf(all: Catalogue, group: Subject<'securityGroup'>): Attachments {
  const uses = (owner: GroupOwner): Certainty => some(groupLinksOf(owner), (link) => pointsAt(all, link, group));
  const services = related(all, 'service', uses);
  const loadBalancers = related(all, 'loadBalancer', uses);
  const dataStores = related(all, 'dataStore', uses);
  const items: readonly Attachment[] = [
    ...loadBalancers.items.map((subject) => ({ role: 'loadBalancer' as const, subject })),
    ...services.items.map((subject) => ({ role: 'service' as const, subject })),
    ...dataStores.items.map((subject) => ({ role: 'dataStore' as const, subject })),
  ];
  return { items, complete: and(services.complete, loadBalancers.complete, dataStores.complete) };
}

export function listenersOf(all: Catalogue, loadBalancer: Subject<'loadBalancer'>): Related<'listener'> {
  return related(all, 'listener', (listener) => pointsAt(all, listener.loadBalancerArn, loadBalancer));
}

export function firewallsOf(all: Catalogue, loadBalancer: Subject<'loadBalancer'>): Related<'firewallAssociation'> {
  return related(all, 'firewallAssociation', (firewall) => pointsAt(all, firewall.resourceArn, loadBalancer));
}

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
  const direct = related(all, 'listener', (listener) => forwardsTo(all, listener.defaultActions, targetGroup));
  const byRule = related(all, 'listenerRule', (rule) => forwardsTo(all, rule.actions, targetGroup));
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

function distinct(loadBalancers: readonly Subject<'loadBalancer'>[]): readonly Subject<'loadBalancer'>[] {
  return [...new Map(loadBalancers.map((subject) => [subject.subject.address, subject])).values()];
}
