import { isEgressLeftToAws, isHttpsEnough, letOutHttps } from '../../model/egress.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS110',
  name: 'sg-egress-not-declared',
  step: 1,
  title: 'Security group does not say what may leave',
  severity: 'info',
  tier: 'C',
  target: 'securityGroup',
  why: 'A group of CloudFormation that has no egress rule gets one from EC2 which lets everything out. Nobody sees in the template that an intruder in a container can send anything anywhere.',
  unless: 'The code is Terraform, which removes that rule: there a group without egress lets nothing out.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  equivalents: { Guard: ['SECURITY_GROUP_MISSING_EGRESS_RULE'] },
  fix: {
    kind: 'partial',
    risk: 'Everything but HTTPS stops: databases, caches and queues on other ports need rules of their own.',
    advice: 'Write what may leave: port 443 for the APIs of AWS, and the groups of databases and caches.',
  },

  check(group, graph) {
    const wrong = isEgressLeftToAws(group, graph);
    if (wrong !== 'yes') return wrong;

    return {
      place: group.egress.place,
      message:
        `Security group ${group.subject.name} has no egress rule, so EC2 adds one that lets everything out. ` +
        'An intruder in a container can then carry data out over any port, and the template does not show it. Write what may leave.',
      changes: isHttpsEnough(group, graph) ? letOutHttps(group) : [],
    };
  },
});
