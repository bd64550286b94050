import { and } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS509',
  name: 'ecr-registry-policy-open',
  step: 5,
  title: 'Everybody may write to the image registry',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'The registry policy decides which accounts may replicate images into the registry, create repositories in it and fill its pull through cache. For every principal that means images of strangers beside your own.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions-examples.html',
  ],
  equivalents: { 'cdk-nag': ['AwsSolutions-ECR1'] },
  fix: { kind: 'none', advice: 'Name the accounts that replicate, each by its root principal.' },

  check(statement, graph) {
    const wrong = and(isPolicyOf(statement, ['registryPolicy']), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the registry's policy is for every principal, and no condition bounds it. ` +
        'Any AWS account can then do to the whole registry what it allows. Name the accounts that replicate into it.',
    };
  },
});
