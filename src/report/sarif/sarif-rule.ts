import { SEVERITIES, type AnyRule, type Severity } from '../../model/rule.js';
import { STEPS } from '../../model/steps.js';
import { rulePage } from '../links.js';
import { LEVELS, SCORES } from './levels.js';

/** A rule as code scanning lists it. `severities` are those of its findings; the worst of them ranks its alerts. */
export function sarifRule(rule: AnyRule, severities: readonly Severity[]): object {
  const severity = SEVERITIES.find((one) => severities.includes(one)) ?? rule.severity;
  return {
    id: rule.code,
    name: rule.name,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    helpUri: rulePage(rule.code),
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', 'aws', 'ecs', STEPS[rule.step]],
      precision: 'very-high',
      'problem.severity': LEVELS[severity] === 'note' ? 'recommendation' : LEVELS[severity],
      'security-severity': SCORES[severity],
    },
  };
}

function helpText({ why, unless, fix, references }: AnyRule): string {
  return [why, ...(unless === undefined ? [] : [unless]), fix.advice, ...references].join('\n\n');
}

function helpMarkdown({ code, title, why, unless, fix, references }: AnyRule): string {
  return [
    `**${title}**`,
    why,
    ...(unless === undefined ? [] : [`**When it does not apply:** ${unless}`]),
    `**What to do:** ${fix.advice}`,
    ...(fix.risk === undefined ? [] : [`**What the change may break:** ${fix.risk}`]),
    references.map((url) => `- <${url}>`).join('\n'),
    `[All about ${code}](${rulePage(code)})`,
  ].join('\n\n');
}
