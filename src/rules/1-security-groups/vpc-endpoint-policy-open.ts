import { is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import type { Graph } from '../../model/graph.js';
import { isEverybody } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { serviceNameOf } from '../../model/vpc-endpoint.js';

type Endpoint = Subject<'vpcEndpoint'>;

export default rule({
  code: 'ECS143',
  name: 'vpc-endpoint-policy-open',
  step: 1,
  title: 'VPC endpoint lets through every call',
  severity: 'low',
  tier: 'B',
  target: 'vpcEndpoint',
  why: 'An endpoint with the default policy carries calls with any credentials to any account. A task that was broken into copies data through it into the bucket of a stranger.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  ],
  equivalents: {
    'aws-config-rules': ['VPC_ENDPOINT_DEFAULT_POLICY'],
    Checkov: ['CKV_AWS_123'],
    Prowler: ['vpc_endpoint_connections_trust_boundaries'],
  },
  fix: {
    kind: 'none',
    advice: 'Give the endpoint a policy that bounds the account or the organisation, and the resources behind it.',
  },

  check(endpoint, graph) {
    const absent = and(not(endpoint.policyDocument.written), isEmpty(graph.endpointPoliciesOf(endpoint)));
    const open = some({ items: statementsOf(endpoint, graph), complete: 'yes' }, isOpen);
    const wrong = and(hasPolicies(endpoint), or(absent, open));
    if (wrong !== 'yes') return wrong;

    const name = serviceNameOf(endpoint);
    const service = name === undefined ? '' : ` for ${name}`;
    return {
      place: endpoint.policyDocument.place,
      message:
        `${endpoint.subject.name}${service} ${absent === 'yes' ? 'has no policy, which means the one that allows everything' : 'has a policy that allows everything to everybody'}. ` +
        'A task that was broken into may use it to copy data into a foreign account. Bound the policy to your own account or organisation.',
    };
  },
});

/** Endpoints of AWS services have policies; those of appliances and resources have none. */
function hasPolicies({ vpcEndpointType }: Endpoint): Certainty {
  return is(vpcEndpointType, (type) => type === 'Gateway' || type === 'Interface');
}

function statementsOf(endpoint: Endpoint, graph: Graph): readonly Subject<'statement'>[] {
  const { address } = endpoint.subject;
  const policies = graph.endpointPoliciesOf(endpoint).items.map(({ subject }) => subject.address);
  return graph
    .all('statement')
    .items.filter(({ subject }) =>
      (subject.owners ?? []).some(
        ({ resource }) => resource.address === address || policies.includes(resource.address),
      ),
    );
}

function isOpen(statement: Subject<'statement'>): Certainty {
  return and(
    is(statement.Effect, 'Allow'),
    some(statement.Principal, isEverybody),
    some(statement.Action, (action) => is(action, '*')),
    not(isNarrowed(statement)),
  );
}
