/** What belongs to a network or an endpoint. */
import { unknown } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { pointsAt, related, type Catalogue } from './catalogue.js';
import { linkedTo, oneLink } from './link-index.js';

/** A log of something smaller than a network may cover all of it together with others. */
export function flowLogsOf(all: Catalogue, vpc: Subject<'vpc'>): Related<'flowLog'> {
  return related(all, 'flowLog', ({ resourceId }) =>
    resourceId.state === 'unset' ? unknown('a flow log is for a part of a network') : pointsAt(all, resourceId, vpc),
  );
}

export function endpointsOf(all: Catalogue, vpc: Subject<'vpc'>): Related<'vpcEndpoint'> {
  return linkedTo(all, { kind: 'vpcEndpoint', linksOf: networkLinks, target: vpc });
}

export function endpointPoliciesOf(all: Catalogue, endpoint: Subject<'vpcEndpoint'>): Related<'vpcEndpointPolicy'> {
  return linkedTo(all, { kind: 'vpcEndpointPolicy', linksOf: endpointLinks, target: endpoint });
}

const networkLinks = (endpoint: Subject<'vpcEndpoint'>) => oneLink(endpoint.vpcId);
const endpointLinks = (policy: Subject<'vpcEndpointPolicy'>) => oneLink(policy.vpcEndpointId);
