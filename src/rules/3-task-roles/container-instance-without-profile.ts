import { isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS325',
  name: 'container-instance-without-profile',
  step: 3,
  title: 'A container instance has no role',
  severity: 'low',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'The agent of a container instance joins the cluster with the role of the instance. Without an instance profile it cannot, and what helps then are keys in user data, which everybody who may describe the instance can read.',
  unless: 'An instance that is started from a launch template may have its profile from there.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {
    'cdk-nag': ['HIPAA.Security-EC2InstanceProfileAttached'],
    Checkov: ['CKV2_AWS_41'],
    Guard: ['EC2_INSTANCE_PROFILE_ATTACHED'],
    KICS: ['cfn:ec2_instance_has_no_iam_role'],
    Prowler: ['ec2_instance_profile_attached'],
  },
  fix: {
    kind: 'none',
    advice: 'Give it an instance profile with a role that has AmazonEC2ContainerServiceforEC2Role.',
  },

  check(template, graph) {
    const { iamInstanceProfile, launchTemplate } = template;
    const { arn, name } = iamInstanceProfile;
    const wrong = and(isUnset(arn), isUnset(name), isUnset(launchTemplate), isContainerInstance(template, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: iamInstanceProfile.place,
      message:
        `Container instances of ${template.subject.name} have no instance profile. ` +
        'Their agent cannot join the cluster with a role, so keys end up in user data. Give them a profile whose role has AmazonEC2ContainerServiceforEC2Role.',
    };
  },
});
