import { is, isUnset } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

/** What Terraform, and the modules that wrap it, write when nobody gives a description. */
const SAYS_NOTHING = /^(security group )?managed by terraform$/i;

export default rule({
  code: 'ECS112',
  name: 'sg-missing-description',
  step: 1,
  title: 'Security group without a description',
  severity: 'info',
  tier: 'C',
  target: 'securityGroup',
  why: 'A year later the description is all that tells whom a group is for. Groups that nobody can explain are neither tightened nor removed.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  equivalents: {
    'cdk-nag': ['AwsSolutions-EC27'],
    Checkov: ['CKV_AWS_23'],
    KICS: ['tf:security_group_without_description'],
    Trivy: ['AWS-0099'],
  },
  fix: {
    kind: 'none',
    advice:
      'Say in a few words whom the group is for. AWS cannot change the description of a group that exists, so a change makes a new group: do it when the group is replaced anyway.',
  },

  check(group) {
    const { description } = group;
    const wrong = or(
      isUnset(description),
      is(description, (text) => text.trim() === '' || SAYS_NOTHING.test(text.trim())),
    );
    if (wrong !== 'yes') return wrong;

    const what =
      description.state === 'known' && description.value.trim() !== ''
        ? `is described as "${description.value.trim()}", which says nothing`
        : 'has no description';
    return {
      place: description.place,
      evidence: [description],
      message:
        `Security group ${group.subject.name} ${what}. ` +
        'A year later nobody knows whom it is for, so nobody dares to tighten it. Say it in a few words.',
    };
  },
});
