import { is } from '../../model/attribute.js';
import { and, or } from '../../model/certainty.js';
import { isPermission } from '../../model/permission.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS319',
  name: 'policy-allow-with-not-action-or-not-resource',
  step: 3,
  title: 'A policy allows everything but what it names',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'A statement that allows everything except a few things also allows what nobody thought of, and every action and resource that comes later. What it leaves out is not even denied: another statement may allow it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {
    Guard: ['IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION', 'IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE'],
  },
  fix: { kind: 'none', advice: 'Allow the actions and resources that are needed, by name.' },

  check(statement) {
    const { NotAction, NotResource } = statement;
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      or(NotAction.written, NotResource.written),
    );
    if (wrong !== 'yes') return wrong;

    const isAction = NotAction.written === 'yes';
    return {
      place: isAction ? NotAction.place : NotResource.place,
      message:
        `Statement ${statement.subject.name} allows ${isAction ? 'all actions except those in NotAction' : 'its actions on everything except what is in NotResource'}. ` +
        'Its holder may then do what nobody listed, also what AWS adds later. Name what is needed in its place.',
    };
  },
});
