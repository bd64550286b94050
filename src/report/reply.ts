/** What we answer in the conversation. */
import type { AnyRule } from '../model/rule.js';
import { link, prose } from './escape.js';
import { rulePage } from './links.js';

export const HELP = [
  'As the first line of a comment, or of a reply to one of mine:',
  '',
  '- `/ecs-reviewer ignore <reason>` (in a reply): its problems count for nothing in this pull request. Elsewhere `/ecs-reviewer ignore <fingerprint> <reason>`.',
  '- `/ecs-reviewer unignore` (in a reply): takes that back.',
  '- `/ecs-reviewer explain ECS802`: why a rule is there and what to do.',
  '- `/ecs-reviewer recheck`: runs the review of the newest commit again.',
  '',
  'Only people who may write to this repository can ignore problems and run the review again.',
].join('\n');

export function explanation(rule: AnyRule): string {
  const { code, title, why, unless, fix } = rule;
  return [
    `**${link(code, rulePage(code))} ${title}**`,
    prose(why),
    `**What to do:** ${prose(fix.advice)}`,
    ...(unless === undefined ? [] : [`**When it does not apply:** ${prose(unless)}`]),
  ].join('\n\n');
}
