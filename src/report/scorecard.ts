/** The eight steps as a table, one row each. */
import { SEVERITIES, type Severity } from '../model/rule.js';
import { scoreRows, type ScoreRow } from './score-rows.js';
import type { SummaryView } from './summary-view.js';

export function scorecard({ outcome, standings, bar }: SummaryView): string {
  const { compared } = standings;
  const columns = ['', 'Step', ...(compared ? ['New', 'Already there'] : ['Problems']), 'What it asks for'];
  const rows = scoreRows(outcome, standings).map((score) => {
    const isAbsent = score.status === 'not-applicable';
    const fresh = isAbsent ? score.state : score.fresh;
    const counts = compared ? [fresh, score.rest] : [fresh];
    return [stateCell(score, bar), score.name, ...counts.map(orDash), score.asks];
  });
  return [columns, columns.map(() => '---'), ...rows].map(row).join('\n');
}

function stateCell({ status, state, worst }: ScoreRow, bar: SummaryView['bar']): string {
  switch (status) {
    case 'not-applicable':
      return '–';
    case 'fail':
      return `${worst !== undefined && reaches({ severity: worst }, bar) ? '❌' : '⚠️'} ${state}`;
    case 'undecided':
      return `❔ ${state}`;
    case 'pass':
      return `✅ ${state}`;
  }
}

function orDash(words: string): string {
  return words === '' ? '–' : words;
}

/** Whether a finding is severe enough to fail the verdict. */
export function reaches({ severity }: { readonly severity: Severity }, bar: Severity | 'never'): boolean {
  return bar !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bar);
}

/** A row of a Markdown table; cells are safe already. */
export function row(content: readonly string[]): string {
  return `| ${content.join(' | ')} |`;
}
