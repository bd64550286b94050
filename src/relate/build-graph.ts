import type { Graph } from '../model/graph.js';
import type { Kind, Subject, Subjects } from '../model/subject.js';
import type { Attr, Link } from '../model/attribute.js';
import { catalogue, follow, type UnitFacts } from './catalogue.js';
import { attachmentsOf, firewallsOf, frontendsOf, groupOf, listenersOf, rulesOf, securityGroupsOf } from './network.js';
import { lifecyclePoliciesOf, repositoryPoliciesOf } from './registry.js';
import { containersOf, rolesOf, rolesTrusting, servicesOf, taskDefinitionsOf, usersOf, usesOf } from './tasks.js';
import { endpointPoliciesOf, flowLogsOf } from './vpc.js';

/** The graph of one unit. Answers are computed when first asked for and kept. */
export function buildGraph(subjects: readonly Subject[], unit: UnitFacts): Graph {
  const all = catalogue(subjects, unit);
  return {
    all: <K extends Kind>(kind: K) => ({ items: all.of(kind), complete: all.complete }),
    follow: <K extends Kind>(link: Attr<Link>, kind: K) => follow(all, link, kind),
    taskDefinitionOf: (part) => parentOf(part, (address) => all.at(address, 'taskDefinition')),
    containersOf: once((definition) => containersOf(all, definition)),
    servicesOf: once((definition) => servicesOf(all, definition)),
    taskDefinitionsOf: once((service) => taskDefinitionsOf(all, service)),
    frontendsOf: once((service) => frontendsOf(all, service)),
    securityGroupsOf: once((owner) => securityGroupsOf(all, owner)),
    groupOf: once((rule) => groupOf(all, rule)),
    rulesOf: once((group) => rulesOf(all, group)),
    attachmentsOf: once((group) => attachmentsOf(all, group)),
    listenersOf: once((loadBalancer) => listenersOf(all, loadBalancer)),
    firewallsOf: once((loadBalancer) => firewallsOf(all, loadBalancer)),
    repositoryPoliciesOf: once((repository) => repositoryPoliciesOf(all, repository)),
    lifecyclePoliciesOf: once((repository) => lifecyclePoliciesOf(all, repository)),
    flowLogsOf: once((vpc) => flowLogsOf(all, vpc)),
    endpointPoliciesOf: once((endpoint) => endpointPoliciesOf(all, endpoint)),
    usersOf: once((logGroup) => usersOf(all, logGroup)),
    usesOf: once((role) => usesOf(all, role)),
    statementsBeside: ({ subject: { parent } }) => (parent === undefined ? [] : all.within(parent, 'statement')),
    rolesTrusting: (statement) => rolesTrusting(all, statement),
    rolesOf: once((statement) => rolesOf(all, statement)),
  };
}

function parentOf<T>(
  part: Subject<'container'> | Subject<'volume'>,
  at: (address: string) => T | undefined,
): T | undefined {
  const { parent } = part.subject;
  return parent === undefined ? undefined : at(parent);
}

/** Remembers the answer for each subject, so that many rules may ask the same. */
function once<S extends { readonly subject: Subjects[Kind]['subject'] }, R>(
  answer: (subject: S) => R,
): (subject: S) => R {
  const answers = new Map<S, R>();
  return (subject) => {
    const known = answers.get(subject);
    if (known !== undefined || answers.has(subject)) return known as R;
    const fresh = answer(subject);
    answers.set(subject, fresh);
    return fresh;
  };
}
