import type { RulePlan } from './checked.js';

/** A table whose examples are all the same, so that the test fails until they are told apart. */
export function testSkeleton({ name, kind, folder }: RulePlan): string {
  const isOfTask = kind === 'container' || kind === 'volume' || kind === 'taskDefinition';
  const names = isOfTask ? 'container, task, type Neutral' : 'resource, type Neutral';
  const sound = isOfTask ? '[task([container()])]' : `[resource('${kind}', 'app')]`;
  return `import rule from '../../../src/rules/${folder}/${name}.js';
import { ${names} } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

/** Something that no rule objects to; each line of the table spoils one thing. */
const sound = (): Neutral => ${sound};

testRule(rule, {
  flags: {
    'what is wrong': sound(),
  },
  passes: {
    'what is right': sound(),
  },
  undecided: {
    'what is not known': sound(),
  },
});
`;
}
