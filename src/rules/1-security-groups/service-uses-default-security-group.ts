import { isEmpty, some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, or, type Certainty } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS114',
  name: 'service-uses-default-security-group',
  step: 1,
  title: "Tasks use the VPC's default security group",
  severity: 'medium',
  tier: 'A',
  target: 'service',
  why: 'The default group is shared by everything in the VPC that names no group, and lets all of it talk to each other. A service in it cannot be told apart, so no rule can name it as the only source.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.2'],
    KICS: ['tf:ec2_instance_using_default_security_group', 'cfn:ec2_instance_using_default_security_group'],
  },
  fix: {
    kind: 'none',
    advice: 'Give the service a security group of its own and name it in its network configuration.',
  },

  check(service) {
    const { securityGroups, written } = service.networkConfiguration.awsvpcConfiguration;
    const none = isEmpty(securityGroups);
    const wrong = and(written, or(none, some(securityGroups, isDefaultGroup)));
    if (wrong !== 'yes') return wrong;

    return {
      place: securityGroups.place,
      evidence: securityGroups.items,
      message:
        `${service.subject.name} ${none === 'yes' ? "names no security group, so its tasks get the VPC's default one" : "puts its tasks into the VPC's default security group"}. ` +
        'Everything else in that group may reach them, and no database can name them as its only source. Give the service a group of its own.',
    };
  },
});

/** By the resource that manages it in Terraform, or by the attribute of the VPC. */
function isDefaultGroup(link: Attr<Link>): Certainty {
  if (link.state !== 'known' || link.value.to === undefined)
    return link.state === 'unknown' ? { unknown: link.why } : 'no';
  const { to, attribute } = link.value;
  return certain(
    /(^|\.)aws_default_security_group\./.test(to) ||
      /^(default_security_group_id|DefaultSecurityGroup)$/.test(attribute),
  );
}
