import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS503',
  name: 'ecr-tag-mutable',
  step: 5,
  title: 'Image tags can be overwritten',
  severity: 'medium',
  tier: 'A',
  target: 'repository',
  why: 'Whoever can push can put another image under a tag that a task definition already names, and the next task that starts runs it. With immutable tags a tag means one image for ever.',
  unless: 'A moving tag such as `latest` is pushed on purpose and no task definition uses it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2',
  ],
  equivalents: {
    'Security Hub': ['ECR.2'],
    'AWS Config': ['ecr-private-tag-immutability-enabled'],
    'Control Tower': ['CT.ECR.PR.3'],
    Checkov: ['CKV_AWS_51'],
    KICS: ['tf:ecr_image_tag_not_immutable', 'cfn:ecr_image_tag_not_immutable'],
    Prowler: ['ecr_repositories_tag_immutability'],
    Trivy: ['AWS-0031'],
  },
  fix: {
    kind: 'exact',
    risk: 'A pipeline that pushes the same tag twice fails from then on.',
    advice: 'Make tags immutable and push every build under a tag of its own.',
  },

  check(repository) {
    const { imageTagMutability } = repository;
    const wrong = is(imageTagMutability, (mutability) => !mutability.startsWith('IMMUTABLE'));
    if (wrong !== 'yes') return wrong;

    return {
      place: imageTagMutability.place,
      evidence: [imageTagMutability],
      message:
        `Tags of ${repository.subject.name} can be pushed again over an image that runs already. ` +
        'A task that restarts may then run other code than the one that was reviewed. Make the tags immutable.',
      changes: [set(imageTagMutability, 'IMMUTABLE')],
    };
  },
});
