import type { AnyRule } from '../model/rule.js';
import { STEPS } from '../model/steps.js';
import { rulePage } from './links.js';
import type { Palette } from './palette.js';
import { wrap } from './wrap.js';

/** The page of a rule for a terminal. */
export function ruleText(rule: AnyRule, palette: Palette, width: number): readonly string[] {
  const { code, name, step, title, severity, tier, why, unless, fix, references, equivalents } = rule;
  const part = (head: string, texts: readonly string[]): readonly string[] =>
    texts.length === 0 ? [] : ['', palette.strong(head), ...texts.flatMap((text) => wrap(text, width, '  '))];
  return [
    `${palette.strong(`${code} ${name}`)}  ${palette.severity[severity](severity)}`,
    ...wrap(title, width, '  '),
    ...wrap(`Step ${String(step)} ${STEPS[step]}, tier ${tier}`, width, '  '),
    ...part('Why', [why]),
    ...part('When it does not apply', unless === undefined ? [] : [unless]),
    ...part('What to do', [fix.advice]),
    ...part('What the change may break', fix.risk === undefined ? [] : [fix.risk]),
    ...part('How to ignore it', [`# ecs-reviewer:ignore ${code} -- reason`]),
    ...part('What AWS says', references),
    ...part(
      'The same problem elsewhere',
      Object.entries(equivalents).map(([scanner, ids]) => `${scanner}: ${ids.join(', ')}`),
    ),
    '',
    rulePage(code),
  ];
}
