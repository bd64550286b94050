import { is, type Attr } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS127',
  name: 'container-instance-public-ip',
  step: 1,
  title: 'Container instances get a public IP address',
  severity: 'medium',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'A container instance holds the credentials and the traffic of all its tasks. With a public address it is one security group mistake away from the internet.',
  unless:
    'The instances run in public subnets on purpose because there is no NAT gateway and there are no VPC endpoints.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25',
  ],
  equivalents: {
    'Security Hub': ['EC2.9', 'EC2.25', 'AutoScaling.5'],
    'cdk-nag': ['HIPAA.Security-EC2InstanceNoPublicIp', 'HIPAA.Security-AutoScalingLaunchConfigPublicIpDisabled'],
    Checkov: ['CKV_AWS_88', 'CKV_AWS_389'],
    Guard: ['EC2_INSTANCE_NO_PUBLIC_IP', 'AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED'],
    KICS: ['tf:ec2_instance_has_public_ip'],
    Prowler: ['ec2_launch_template_no_public_ip', 'autoscaling_group_launch_configuration_no_public_ip'],
    Trivy: ['AWS-0009'],
  },
  fix: {
    kind: 'exact',
    risk: 'Without a public address the instances need a NAT gateway or VPC endpoints to join the cluster.',
    advice: 'Start the instances in private subnets without a public address.',
  },

  check(template, graph) {
    const flags = flagsOf(template);
    const wrong = and(
      or(...flags.map(isOn), not(template.networkInterfaces.complete)),
      isContainerInstance(template, graph),
    );
    if (wrong !== 'yes') return wrong;

    const on = flags.find((attr) => isOn(attr) === 'yes') ?? template.associatePublicIpAddress;
    return {
      place: on.place,
      evidence: [on],
      message:
        `Container instances of ${template.subject.name} get a public IP address. ` +
        'They hold the credentials of all their tasks and can be attacked directly as soon as a security group allows it. Turn it off and use private subnets.',
      changes: [set(on, false)],
    };
  },
});

function flagsOf(template: Subject<'instanceTemplate'>): readonly Attr<string>[] {
  return [
    template.associatePublicIpAddress,
    ...template.networkInterfaces.items.map((device) => device.associatePublicIpAddress),
  ];
}

function isOn(attr: Attr<string>): Certainty {
  return is(attr, (value) => value.toLowerCase() === 'true');
}
