/** The parts that the summaries of the check run and of the job share. */
import type { FixedFinding, Undecided } from '../model/finding.js';
import type { Notice } from '../model/source.js';
import { counted, capitalised } from './count-words.js';
import { inlineCode, prose, shorten, tableCell } from './escape.js';
import { lineOfNotice, placeOf } from './lines.js';
import type { Mask } from './mask.js';
import { noticesInOrder, undecidedInOrder } from './order.js';
import { placeLink } from './place-link.js';
import { ruleLink } from './rule-link.js';
import { reaches, row, scorecard } from './scorecard.js';
import type { Section } from './sections.js';
import { suppressedItems } from './suppressed-items.js';
import type { SummaryView } from './summary-view.js';

/** `2 new problems block this pull request`. */
export function summaryTitle({ outcome, standings, bar }: SummaryView): string {
  const { fresh, existing, compared } = standings;
  if (outcome.verdict === 'failure') {
    const blocking = fresh.filter((finding) => reaches(finding, bar));
    const all = [...fresh, ...existing].filter((finding) => reaches(finding, bar));
    if (all.length === 0) return 'The configuration cannot be followed';
    if (!compared) return `${counted(all.length, 'problem')} at or above ${bar}`;
    const [shown, word] = blocking.length > 0 ? [blocking, 'new problem'] : [all, 'problem'];
    return `${counted(shown.length, word)} ${shown.length === 1 ? 'blocks' : 'block'} this pull request`;
  }
  if (!compared) return fresh.length === 0 ? 'No problems' : `${counted(fresh.length, 'problem')}, none blocking`;
  return fresh.length === 0 ? 'No new problems' : `${counted(fresh.length, 'new problem')}, none blocking`;
}

/** Headline, counts and the scorecard. */
export function summaryStart(view: SummaryView): string {
  return [`# ECS best practices: ${summaryTitle(view)}`, countLine(view), scorecard(view)].join('\n\n');
}

function countLine({ outcome, standings, fixed, bar }: SummaryView): string {
  const { fresh, existing, compared } = standings;
  const counts = compared
    ? [`New ${String(fresh.length)}`, `fixed ${String(fixed.length)}`, `already there ${String(existing.length)}`]
    : [`Problems ${String(fresh.length)}`];
  const known = outcome.known === undefined ? [] : [`known already ${String(outcome.known.length)}`];
  const suppressed = outcome.suppressed.length === 0 ? [] : [`suppressed ${String(outcome.suppressed.length)}`];
  const { files, resources, rules } = outcome.stats;
  const read = `${counted(files, 'file')}, ${counted(resources, 'resource')}, ${counted(rules, 'rule')}`;
  return `${[...counts, ...known, ...suppressed, `could not be decided ${String(outcome.undecided.length)}`, `bar: ${bar}`].join(' · ')} · ${read}`;
}

/** New, fixed, already there, suppressed, could not be decided, not read. */
export function summarySections(view: SummaryView): readonly Section[] {
  const { outcome, standings, fixed, mask } = view;
  const remarks = outcome.notices.filter(({ about }) => about === 'suppression');
  const unread = outcome.notices.filter(({ about }) => about === undefined);
  const settings = outcome.notices.filter(({ about }) => about === 'configuration');
  const table = (title: string, findings: readonly FixedFinding[]): Section => ({
    head: `## ${title}\n\n${row(['Severity', 'Where', 'Problem', 'Change'])}\n${row(['---', '---', '---', '---'])}\n`,
    items: findings.map((finding) => findingRow(finding, view)),
    noun: 'problem',
  });
  return [
    { head: '## Configuration\n\n', items: noticeItems(settings, view), noun: 'remark' },
    table(standings.compared ? 'New' : 'Problems', standings.fresh),
    {
      head: `## Fixed by this pull request\n\n`,
      items: fixed.map(({ rule, address }) => `- ${ruleLink(rule.code)} ${rule.title}: ${inlineCode(address)}`),
      noun: 'fixed problem',
    },
    { head: '## Still there, in threads that were resolved\n\n', items: resolvedItems(view), noun: 'problem' },
    table('Already there', standings.existing),
    { head: '## Suppressed\n\n', items: suppressedItems(view), noun: 'suppressed problem' },
    { head: '## Suppressions that do nothing\n\n', items: noticeItems(remarks, view), noun: 'suppression' },
    { head: '## Could not be decided\n\n', items: undecidedItems(outcome.undecided, mask), noun: 'reason' },
    { head: '## Not read, or not completely\n\n', items: noticeItems(unread, view), noun: 'notice' },
  ];
}

function resolvedItems({ resolved = [], commit }: SummaryView): readonly string[] {
  return resolved.map((finding) => {
    const { path, range } = placeOf(finding);
    const { rule, address } = finding;
    return `- ${ruleLink(rule.code)} ${rule.title}: ${inlineCode(address)} at ${placeLink(path, range, commit)}`;
  });
}

const LONGEST_CHANGE = 200;
const LONGEST_MESSAGE = 400;

function findingRow(finding: FixedFinding, { commit, commented, mask }: SummaryView): string {
  const { rule, severity, message, fingerprint } = finding;
  const { path, range } = placeOf(finding);
  const where = placeLink(path, range, commit);
  const problem = `${ruleLink(rule.code)} ${rule.title}. ${prose(shorten(mask(message), LONGEST_MESSAGE))}`;
  return row(
    [capitalised(severity), where, problem, changeText(finding, commented.has(fingerprint), mask)].map(tableCell),
  );
}

function changeText({ fix, rule }: FixedFinding, isCommented: boolean, mask: Mask): string {
  if (fix?.kind === 'edits') return isCommented ? 'in the comment' : 'exact, by `ecs-reviewer --fix`';
  return prose(shorten(mask(fix?.text ?? rule.fix.advice), LONGEST_CHANGE));
}

const MOST_EXAMPLES = 5;

/** One item for each reason, the most frequent first. */
function undecidedItems(undecided: readonly Undecided[], mask: Mask): readonly string[] {
  const reasons = new Map<string, Undecided[]>();
  for (const doubt of undecidedInOrder(undecided)) {
    const doubts = reasons.get(doubt.reason);
    if (doubts === undefined) reasons.set(doubt.reason, [doubt]);
    else doubts.push(doubt);
  }
  return [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, doubts]) => {
      const places = [
        ...new Set(doubts.map(({ rule, address }) => `${ruleLink(rule.code)} of ${inlineCode(address)}`)),
      ];
      const more = places.length - MOST_EXAMPLES;
      const shown = `${places.slice(0, MOST_EXAMPLES).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
      return `- ${counted(doubts.length, 'check')}, because ${prose(mask(reason))}: ${shown}`;
    });
}

function noticeItems(notices: readonly Notice[], { outcome, mask }: SummaryView): readonly string[] {
  return noticesInOrder(notices).map((notice) => {
    const line = lineOfNotice(notice, outcome.files);
    const place = line === undefined ? notice.path : `${notice.path}:${String(line)}`;
    return `- ${inlineCode(place)}: ${prose(mask(notice.message))}`;
  });
}
