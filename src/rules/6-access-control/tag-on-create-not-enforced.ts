import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS612',
  name: 'tag-on-create-not-enforced',
  step: 6,
  title: 'Whoever creates may tag as they like',
  severity: 'info',
  tier: 'C',
  target: 'accountSetting',
  why: 'Policies that decide by tags are as strong as the permission to set tags. With this setting off, a new service or task gets any tags without `ecs:TagResource`, also those that open other doors to it.',
  unless: 'No policy of the account decides by tags.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Who creates with tags then needs `ecs:TagResource`.',
    advice: 'Set `tagResourceAuthorization` to on.',
  },

  check({ name, value, subject }) {
    const wrong = and(is(name, 'tagResourceAuthorization'), is(value, 'off'));
    if (wrong !== 'yes') return wrong;

    return {
      place: value.place,
      evidence: [name, value],
      message:
        `Account setting ${subject.name} turns the authorization of tags off. ` +
        'Whoever may create a service or task then gives it any tags, and policies that decide by tags follow them. Turn it on.',
      changes: [set(value, 'on')],
    };
  },
});
