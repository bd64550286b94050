import { and } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS505',
  name: 'ecr-policy-public',
  step: 5,
  title: 'Everybody may use the image repository',
  severity: 'critical',
  tier: 'A',
  target: 'statement',
  why: 'A repository policy for every principal lets any AWS account pull the images, with the code and whatever else is in them, or push one that your tasks then run. Pulls from other accounts need only those accounts or your organisation.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html',
  ],
  equivalents: {
    'cdk-nag': ['AwsSolutions-ECR1'],
    Checkov: ['CKV_AWS_32'],
    KICS: ['tf:ecr_repository_is_publicly_accessible', 'cfn:ecr_repository_is_publicly_accessible'],
    Prowler: ['ecr_repositories_not_publicly_accessible'],
    Trivy: ['AWS-0032'],
  },
  fix: {
    kind: 'none',
    advice: 'Name the accounts or roles that pull, or add a condition on `aws:PrincipalOrgID`.',
  },

  check(statement, graph) {
    const wrong = and(isPolicyOf(statement, ['repository', 'repositoryPolicy']), isPublicGrant(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the repository's policy is for every principal, and no condition bounds it. ` +
        'Any AWS account can then do with the images what it allows. Name the accounts that pull, or require your organisation with `aws:PrincipalOrgID`.',
    };
  },
});
