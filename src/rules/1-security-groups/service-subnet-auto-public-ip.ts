import { is, some } from '../../model/attribute.js';
import { and, certain, or, unknown } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS122',
  name: 'service-subnet-auto-public-ip',
  step: 1,
  title: 'Tasks run in a subnet that hands out public addresses',
  severity: 'low',
  tier: 'B',
  target: 'subnet',
  why: 'A subnet that gives public addresses to whatever starts in it is a public one. Tasks belong into private subnets, where no setting of theirs can expose them.',
  unless: 'The tasks run in public subnets on purpose because there is no NAT gateway and there are no VPC endpoints.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15',
  ],
  equivalents: {
    'Security Hub': ['EC2.15'],
    'AWS Config': ['subnet-auto-assign-public-ip-disabled'],
    'cdk-nag': ['HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled', 'HIPAA.Security-VPCNoUnrestrictedRouteToIGW'],
    Checkov: ['CKV_AWS_130'],
    Guard: ['SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED'],
    KICS: ['tf:vpc_subnet_assigns_public_ip', 'cfn:ec2_instance_subnet_has_public_ip_mapping_on_launch'],
    Prowler: ['vpc_subnet_no_public_ip_by_default'],
    Trivy: ['AWS-0164'],
  },
  fix: {
    kind: 'partial',
    risk: 'Instances started in this subnet get no public address any more.',
    advice: 'Run the tasks in private subnets, or turn off public addresses for the subnet.',
  },

  check(subnet, graph) {
    const { mapPublicIpOnLaunch } = subnet;
    const isPublic = is(mapPublicIpOnLaunch, true);
    if (isPublic === 'no') return isPublic;

    const services = graph.all('service').items;
    const uses = services.map((service) =>
      some(service.networkConfiguration.awsvpcConfiguration.subnets, (link) => {
        if (link.state === 'unknown') return unknown(link.why);
        return certain(graph.follow(link, 'subnet')?.subject.address === subnet.subject.address);
      }),
    );
    const wrong = and(isPublic, or(...uses));
    if (wrong !== 'yes') return wrong;

    const service = services[uses.indexOf('yes')]?.subject.name ?? 'a service';
    return {
      place: mapPublicIpOnLaunch.place,
      evidence: [mapPublicIpOnLaunch],
      message:
        `The tasks of ${service} run in ${subnet.subject.name}, which gives a public address to whatever starts in it. ` +
        'One setting of the service is then enough to expose them. Use private subnets.',
      changes: [set(mapPublicIpOnLaunch, false)],
    };
  },
});
