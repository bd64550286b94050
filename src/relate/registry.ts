/** Which policies belong to which repository. */
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { pointsAt, related, type Catalogue } from './catalogue.js';

export function repositoryPoliciesOf(all: Catalogue, repository: Subject<'repository'>): Related<'repositoryPolicy'> {
  return related(all, 'repositoryPolicy', (policy) => pointsAt(all, policy.repositoryName, repository));
}

export function lifecyclePoliciesOf(all: Catalogue, repository: Subject<'repository'>): Related<'lifecyclePolicy'> {
  return related(all, 'lifecyclePolicy', (policy) => pointsAt(all, policy.repositoryName, repository));
}
