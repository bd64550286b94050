/** Which policies belong to which repository. */
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import type { Catalogue } from './catalogue.js';
import { linkedTo, oneLink } from './link-index.js';

export function repositoryPoliciesOf(all: Catalogue, repository: Subject<'repository'>): Related<'repositoryPolicy'> {
  return linkedTo(all, { kind: 'repositoryPolicy', linksOf: policyLinks, target: repository });
}

export function lifecyclePoliciesOf(all: Catalogue, repository: Subject<'repository'>): Related<'lifecyclePolicy'> {
  return linkedTo(all, { kind: 'lifecyclePolicy', linksOf: lifecycleLinks, target: repository });
}

const policyLinks = (policy: Subject<'repositoryPolicy'>) => oneLink(policy.repositoryName);
const lifecycleLinks = (policy: Subject<'lifecyclePolicy'>) => oneLink(policy.repositoryName);
