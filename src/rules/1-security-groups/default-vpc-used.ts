import { isEmpty, some, type Attr, type Link } from '../../model/attribute.js';
import { and, not, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS145',
  name: 'default-vpc-used',
  step: 1,
  title: 'Tasks run in the default VPC',
  severity: 'low',
  tier: 'B',
  target: 'service',
  why: 'Every subnet of the default VPC is public and gives public addresses to whatever starts in it. There is no private place for tasks and databases.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_148'], KICS: ['tf:default_vpc_exists'], Trivy: ['AWS-0101'] },
  fix: { kind: 'none', advice: 'Run the service in a VPC of its own with private subnets.' },

  check(service, graph) {
    const { subnets } = service.networkConfiguration.awsvpcConfiguration;
    const wrong = and(
      not(isEmpty(graph.all('defaultSubnet'))),
      some(subnets, (link) => isDefault(link, graph)),
    );
    if (wrong !== 'yes') return wrong;

    const subnet = subnets.items.find((link) => isDefault(link, graph) === 'yes');
    return {
      place: subnet?.place ?? subnets.place,
      evidence: subnet === undefined ? [] : [subnet],
      message:
        `${service.subject.name} runs in a subnet of the default VPC. ` +
        'All subnets there are public, so nothing but security groups stands between its tasks and the internet. Use a VPC with private subnets.',
    };
  },
});

function isDefault(link: Attr<Link>, graph: Graph): Certainty {
  if (link.state === 'unknown') return unknown(link.why);
  return graph.follow(link, 'defaultSubnet') === undefined ? 'no' : 'yes';
}
