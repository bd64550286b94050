import { isMissing, siblingOptions, usesAwslogs } from '../../model/awslogs.js';
import { and, or } from '../../model/certainty.js';
import type { Attr } from '../../model/attribute.js';
import { rule, set, type Change, type Value } from '../../model/rule.js';
import { entryAt } from '../../model/text-map.js';

export default rule({
  code: 'ECS403',
  name: 'awslogs-options-incomplete',
  step: 4,
  title: 'The awslogs driver misses a required option',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'The awslogs driver needs to know its log group and region. Without them the container does not start, or its logs end up in no group that anybody watches.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html'],
  equivalents: { 'cfn-lint': ['E3046'] },
  fix: { kind: 'partial', advice: 'Name both `awslogs-group` and `awslogs-region`.' },

  check(container, graph) {
    const { options } = container.logConfiguration;
    const group = entryAt(options, 'awslogs-group');
    const region = entryAt(options, 'awslogs-region');
    const wrong = and(usesAwslogs(container), or(isMissing(group), isMissing(region)));
    if (wrong !== 'yes') return wrong;

    const missing = { 'awslogs-group': group, 'awslogs-region': region };
    const names = Object.entries(missing).filter(([, option]) => isMissing(option) === 'yes');
    return {
      place: names.length === 1 && names[0] !== undefined ? names[0][1].place : options.place,
      message:
        `Container ${container.subject.name} logs with awslogs but has no ${names.map(([name]) => name).join(' and no ')}. ` +
        'It does not start, or nobody finds its logs. Name both the group and the region.',
      changes: completed(Object.fromEntries(names), siblingOptions(container, graph)),
    };
  },
});

/** Everything that is missing, as another container of the task has it. */
function completed(
  missing: Readonly<Record<string, Attr<string>>>,
  from: Readonly<Record<string, Value>> | undefined,
): readonly Change[] {
  if (from === undefined) return [];
  return Object.entries(missing).flatMap(([name, option]) => {
    const value = from[name];
    return value === undefined ? [] : [set(option, value)];
  });
}
