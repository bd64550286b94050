import { and, not } from '../../model/certainty.js';
import { isNarrowed } from '../../model/condition.js';
import { rule } from '../../model/rule.js';
import { isOfTasks, isTrust, principalsLike, somePrincipal, wholeAccount } from '../../model/trust.js';

export default rule({
  code: 'ECS316',
  name: 'trust-policy-account-root',
  step: 3,
  title: 'A whole account may assume the role of a task',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'Trust of an account hands the decision to its administrators: whoever there may assume roles can act as the task, outside of any task and of its logs. Tasks get their role from the service alone.',
  unless: 'The account has to assume the role and a condition says which of its principals may.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_61'] },
  supersedes: ['ECS326'],
  fix: {
    kind: 'none',
    advice: 'Trust `ecs-tasks.amazonaws.com` alone, or name the roles that need to assume this one.',
  },

  check(statement, graph) {
    const wrong = and(
      isTrust(statement),
      somePrincipal(statement, 'AWS', (value) => wholeAccount(value) !== undefined),
      isOfTasks(statement, graph),
      not(isNarrowed(statement)),
    );
    if (wrong !== 'yes') return wrong;

    const accounts = principalsLike(statement, (type, value) => type === 'AWS' && wholeAccount(value) !== undefined);
    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the trust policy lets all of ${accounts.join(' and ')} assume a role of tasks. ` +
        'Whoever may assume roles there can act as the task. Trust ecs-tasks.amazonaws.com alone, or name the roles that need it.',
    };
  },
});
