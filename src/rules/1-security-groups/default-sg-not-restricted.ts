import { isEmpty } from '../../model/attribute.js';
import { not, or } from '../../model/certainty.js';
import { remove, rule } from '../../model/rule.js';

export default rule({
  code: 'ECS115',
  name: 'default-sg-not-restricted',
  step: 1,
  title: 'Default security group lets traffic through',
  severity: 'low',
  tier: 'B',
  target: 'defaultSecurityGroup',
  why: 'Whatever is started without a group, a task too, gets the default group of the VPC. Without rules it can reach nothing and be reached by nothing, so the mistake is noticed.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2',
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.2'],
    'AWS Config': ['vpc-default-security-group-closed'],
    'cdk-nag': ['HIPAA.Security-VPCDefaultSecurityGroupClosed'],
    Checkov: ['CKV2_AWS_12'],
    KICS: [
      'tf:default_security_groups_with_unrestricted_traffic',
      'cfn:default_security_groups_with_unrestricted_traffic',
      'tf:vpc_default_security_group_accepts_all_traffic',
    ],
    Prowler: ['ec2_securitygroup_default_restrict_traffic'],
    Trivy: ['AWS-0173'],
  },
  fix: {
    kind: 'exact',
    risk: 'What uses the default group today loses its connections; give it a group of its own first.',
    advice: 'Remove every rule from the default security group.',
  },

  check(group) {
    const lists = [group.ingress, group.egress];
    const wrong = or(...lists.map((list) => not(isEmpty(list))));
    if (wrong !== 'yes') return wrong;

    return lists
      .filter(({ items }) => items.length > 0)
      .map((list) => ({
        place: list.place,
        message:
          `The default security group ${group.subject.name} lets traffic ${list === group.ingress ? 'in' : 'out'}, so whatever is started without a group can talk. ` +
          'Without rules such a mistake is noticed at once. Remove them.',
        changes: [remove(list)],
      }));
  },
});
