import type { Graph } from '../model/graph.js';
import type { Kind, Subject, Subjects } from '../model/subject.js';
import type { Attr, Link } from '../model/attribute.js';
import { backupPoliciesOf, bucketAclsOf, bucketLoggingsOf, bucketPoliciesOf, publicAccessBlocksOf } from './storage.js';
import { catalogue, follow, type Catalogue, type UnitFacts } from './catalogue.js';
import {
  attachmentsOf,
  firewallsOf,
  frontendsOf,
  groupOf,
  listenersOf,
  rulesOf,
  securityGroupsOf,
  servicesBehind,
} from './network.js';
import {
  denialsOf,
  hasLimits,
  managedPoliciesOf,
  rolesOf,
  rolesTrusting,
  statementsIn,
  statementsOf,
  trustOf,
} from './policies.js';
import { encryptedWith } from './keys.js';
import { lifecyclePoliciesOf, repositoryPoliciesOf } from './registry.js';
import { tagsByDefault } from './tags.js';
import { containersOf, servicesOf, taskDefinitionsOf, usersOf, usesOf } from './tasks.js';
import { receiversOf, rotationsOf } from './secrets.js';
import { endpointPoliciesOf, endpointsOf, flowLogsOf } from './vpc.js';

/** The graph of one unit. Answers are computed when first asked for and kept. */
export function buildGraph(subjects: readonly Subject[], unit: UnitFacts): Graph {
  const all = catalogue(subjects, unit);
  return {
    ...networkGraph(all),
    ...permissionGraph(all),
    ...storageGraph(all),
    tagsByDefault: () => all.keep(tagsByDefault, () => tagsByDefault(unit)),
    all: <K extends Kind>(kind: K) => ({ items: all.of(kind), complete: all.complete }),
    follow: <K extends Kind>(link: Attr<Link>, kind: K) => follow(all, link, kind),
    taskDefinitionOf: (part) => parentOf(part, (address) => all.at(address, 'taskDefinition')),
    containersOf: once((definition) => containersOf(all, definition)),
    servicesOf: once((definition) => servicesOf(all, definition)),
    taskDefinitionsOf: once((service) => taskDefinitionsOf(all, service)),
    repositoryPoliciesOf: once((repository) => repositoryPoliciesOf(all, repository)),
    lifecyclePoliciesOf: once((repository) => lifecyclePoliciesOf(all, repository)),
    usersOf: once((logGroup) => usersOf(all, logGroup)),
    receiversOf: once((kept) => receiversOf(all, kept)),
    rotationsOf: once((secret) => rotationsOf(all, secret)),
    encryptedWith: once((key) => encryptedWith(all, key)),
  };
}

/** Groups, load balancers and networks. */
function networkGraph(all: Catalogue) {
  return {
    frontendsOf: once((service) => frontendsOf(all, service)),
    securityGroupsOf: once((owner) => securityGroupsOf(all, owner)),
    groupOf: once((rule) => groupOf(all, rule)),
    rulesOf: once((group) => rulesOf(all, group)),
    attachmentsOf: once((group) => attachmentsOf(all, group)),
    listenersOf: once((loadBalancer) => listenersOf(all, loadBalancer)),
    servicesBehind: once((targetGroup) => servicesBehind(all, targetGroup)),
    firewallsOf: once((loadBalancer) => firewallsOf(all, loadBalancer)),
    flowLogsOf: once((vpc) => flowLogsOf(all, vpc)),
    endpointsOf: once((vpc) => endpointsOf(all, vpc)),
    endpointPoliciesOf: once((endpoint) => endpointPoliciesOf(all, endpoint)),
  } satisfies Partial<Graph>;
}

/** Roles, and who may do what with them. */
function permissionGraph(all: Catalogue) {
  return {
    usesOf: once((role) => usesOf(all, role)),
    statementsBeside: ({ subject: { parent } }) => (parent === undefined ? [] : all.within(parent, 'statement')),
    rolesTrusting: (statement) => rolesTrusting(all, statement),
    rolesOf: once((statement) => rolesOf(all, statement)),
    statementsOf: once((role) => statementsOf(all, role)),
    denialsOf: once((role) => denialsOf(all, role)),
    hasLimits: () => all.keep(hasLimits, () => hasLimits(all)),
    trustOf: once((role) => trustOf(all, role)),
    statementsIn: once((policy) => statementsIn(all, policy)),
    managedPoliciesOf: once((role) => managedPoliciesOf(all, role)),
  } satisfies Partial<Graph>;
}

/** Buckets and file systems. */
function storageGraph(all: Catalogue) {
  return {
    publicAccessBlocksOf: once((bucket) => publicAccessBlocksOf(all, bucket)),
    bucketPoliciesOf: once((bucket) => bucketPoliciesOf(all, bucket)),
    backupPoliciesOf: once((fileSystem) => backupPoliciesOf(all, fileSystem)),
    bucketAclsOf: once((bucket) => bucketAclsOf(all, bucket)),
    bucketLoggingsOf: once((bucket) => bucketLoggingsOf(all, bucket)),
  } satisfies Partial<Graph>;
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
