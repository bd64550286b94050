import { isEmpty, isSpelled, isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

const EXPIRE_UNTAGGED = {
  rules: [
    {
      rulePriority: 1,
      description: 'Expire untagged images after 14 days',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      action: { type: 'expire' },
    },
  ],
};

export default rule({
  code: 'ECS507',
  name: 'ecr-lifecycle-missing',
  step: 5,
  title: 'Old images are kept for ever',
  severity: 'low',
  tier: 'A',
  target: 'repository',
  why: 'Without a lifecycle policy every image that was ever pushed stays: it costs storage, is scanned again and again, and can still be deployed with all its old vulnerabilities.',
  unless: 'Images have to be kept, or a job outside this code cleans up.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3',
  ],
  equivalents: {
    'Security Hub': ['ECR.3'],
    'AWS Config': ['ecr-private-lifecycle-policy-configured'],
    'Control Tower': ['CT.ECR.PR.1'],
    Prowler: ['ecr_repositories_lifecycle_policy_enabled'],
  },
  fix: {
    kind: 'partial',
    risk: 'Images without a tag are deleted 14 days after their push, also those that a task names by digest.',
    advice:
      'Add a lifecycle policy (in Terraform an `aws_ecr_lifecycle_policy`), for example one that expires untagged images after 14 days.',
  },

  check(repository, graph) {
    const { lifecyclePolicyText } = repository;
    const wrong = and(isUnset(lifecyclePolicyText), isEmpty(graph.lifecyclePoliciesOf(repository)));
    if (wrong !== 'yes') return wrong;

    return {
      place: lifecyclePolicyText.place,
      message:
        `Repository ${repository.subject.name} has no lifecycle policy, so every image that was ever pushed stays. ` +
        'That costs storage, and old images with known vulnerabilities can still be deployed. Let untagged or old images expire.',
      changes: isSpelled(lifecyclePolicyText) ? [set(lifecyclePolicyText, JSON.stringify(EXPIRE_UNTAGGED))] : [],
    };
  },
});
