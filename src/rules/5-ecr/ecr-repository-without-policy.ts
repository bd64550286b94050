import { isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS506',
  name: 'ecr-repository-without-policy',
  step: 5,
  title: 'Repository without a policy of its own',
  severity: 'info',
  tier: 'C',
  target: 'repository',
  why: 'Without a repository policy only policies of identities in the account decide who pulls and pushes. A policy at the repository says it in one place, and can deny what somebody else allows by mistake.',
  unless: 'The account belongs to one team, whose identity policies are narrow.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html'],
  equivalents: { KICS: ['tf:ecr_repository_without_policy'] },
  fix: { kind: 'none', advice: 'Add a repository policy that names who pulls and who pushes.' },

  check(repository, graph) {
    const wrong = and(not(repository.policyText.written), isEmpty(graph.repositoryPoliciesOf(repository)));
    if (wrong !== 'yes') return wrong;

    return {
      place: repository.policyText.place,
      message:
        `Repository ${repository.subject.name} has no policy of its own, so any identity policy of the account may open it. ` +
        'Say at the repository who pulls and who pushes.',
    };
  },
});
