import { isEmpty } from '../../model/attribute.js';
import { not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS204',
  name: 'any-environment-variable',
  step: 2,
  title: 'Container gets plain environment variables',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'Whatever stands under `environment` is plain text for everybody who may describe the task definition, and no check can tell for sure that none of it is confidential. Some teams therefore take all configuration from Parameter Store.',
  unless: 'The variables hold nothing but public settings, which is what they are for.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  ],
  equivalents: { 'cdk-nag': ['AwsSolutions-ECS2'] },
  fix: {
    kind: 'none',
    advice: 'Keep the values in Parameter Store or Secrets Manager and name them under `secrets`.',
  },

  check(container) {
    const { environment } = container;
    const wrong = not(isEmpty(environment));
    if (wrong !== 'yes') return wrong;

    const names = environment.items.flatMap(({ name }) => (name.state === 'known' ? [name.value] : []));
    const [first = 'one'] = names;
    const more = environment.items.length - 1;
    return {
      place: environment.place,
      message:
        `Container ${container.subject.name} gets plain environment variables: ${first}${more > 0 ? ` and ${String(more)} more` : ''}. ` +
        'Everybody who may describe the task definition reads them. Under the strict preset all values come from Parameter Store or Secrets Manager.',
    };
  },
});
