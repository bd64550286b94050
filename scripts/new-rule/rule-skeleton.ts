import type { RulePlan } from './checked.js';

/** A rule that says nothing of itself yet and finds nothing. `npm run generate` refuses it until its texts are there. */
export function ruleSkeleton({ code, name, step, kind }: RulePlan): string {
  return `import { certain } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: '${code}',
  name: '${name}',
  step: ${String(step)},
  title: '',
  severity: 'medium',
  tier: 'A',
  target: '${kind}',
  why: '',
  references: [],
  equivalents: {},
  fix: {
    kind: 'none',
    advice: '',
  },

  check(${kind}) {
    // Facts: is, isUnset, some and every ask an attribute; and, or and not join the answers.
    const wrong = certain(${kind}.subject.name === '');
    if (wrong !== 'yes') return wrong;

    return {
      place: ${kind}.subject.place,
      message: \`\${${kind}.subject.name}: what is wrong with the actual value. Why it matters here. What to do.\`,
    };
  },
});
`;
}
