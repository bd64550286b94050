import { is } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { remove, rule } from '../../model/rule.js';

export default rule({
  code: 'ECS840',
  name: 'interactive-or-tty',
  step: 8,
  title: 'Container waits for a terminal',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'An open standard input and a terminal are for people at a keyboard. A service needs neither: a shell that an intruder starts works better with them, and terminal codes garble the logs.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'A program that is a shell, or waits for its input, ends at once.',
    advice: 'Take `interactive` and `pseudoTerminal` out. ECS Exec brings a terminal of its own.',
  },

  check(container) {
    const { interactive, pseudoTerminal, subject } = container;
    const wrong = or(is(interactive, true), is(pseudoTerminal, true));
    if (wrong !== 'yes') return wrong;

    return [
      { what: 'keeps its standard input open', attribute: interactive },
      { what: 'has a terminal', attribute: pseudoTerminal },
    ]
      .filter(({ attribute }) => is(attribute, true) === 'yes')
      .map(({ what, attribute }) => ({
        place: attribute.place,
        evidence: [attribute],
        message:
          `Container ${subject.name} ${what}, as for a person at a keyboard. ` +
          'No service needs that, and an intruder finds a better shell. Leave it out and use ECS Exec.',
        changes: [remove(attribute)],
      }));
  },
});
