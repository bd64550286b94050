/** The eight steps, one row each. */
import type { FixedFinding, StepResult } from '../model/finding.js';
import { SEVERITIES, type Severity } from '../model/rule.js';
import { countSeverities, severityWords } from './count-words.js';
import type { SummaryView } from './summary-view.js';

export function scorecard(view: SummaryView): string {
  const { outcome, standings } = view;
  const columns = standings.compared ? ['', 'Step', 'New', 'Already there'] : ['', 'Step', 'Problems'];
  return [row(columns), row(columns.map(() => '---')), ...outcome.steps.map((step) => row(cells(step, view)))].join(
    '\n',
  );
}

function cells(result: StepResult, view: SummaryView): readonly string[] {
  const { step, title, status } = result;
  const { compared, fresh, existing } = view.standings;
  const name = `${String(step)} ${title}`;
  if (status === 'not-applicable') return ['–', name, 'not in this repository', ...(compared ? ['–'] : [])];
  const undecided = view.outcome.undecided.filter(({ rule }) => rule.step === step).length;
  const isOfStep = ({ rule }: FixedFinding): boolean => rule.step === step;
  const last = compared
    ? [countWords(existing.filter(isOfStep)), ...openWords(undecided)].filter((words) => words !== '')
    : [];
  const first = [countWords(fresh.filter(isOfStep)), ...(compared ? [] : openWords(undecided))].filter(
    (words) => words !== '',
  );
  return [icon(result, view), name, orDash(first), ...(compared ? [orDash(last)] : [])];
}

function countWords(findings: readonly FixedFinding[]): string {
  return severityWords(countSeverities(findings));
}

function openWords(undecided: number): readonly string[] {
  return undecided === 0 ? [] : [`${String(undecided)} undecided`];
}

function orDash(words: readonly string[]): string {
  return words.length === 0 ? '–' : words.join(', ');
}

function icon({ step, status }: StepResult, { outcome, bar }: SummaryView): string {
  const findings = outcome.findings.filter(({ rule }) => rule.step === step);
  if (findings.some((finding) => reaches(finding, bar))) return '❌';
  if (findings.length > 0) return '⚠️';
  return status === 'undecided' ? '❔' : '✅';
}

/** Whether a finding is severe enough to fail the verdict. */
export function reaches({ severity }: { readonly severity: Severity }, bar: Severity | 'never'): boolean {
  return bar !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bar);
}

/** A row of a Markdown table; cells are safe already. */
export function row(content: readonly string[]): string {
  return `| ${content.join(' | ')} |`;
}
