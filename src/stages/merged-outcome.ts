/** What reports say beside their findings, as one outcome. */
import type { Outcome, StepResult, StepStatus } from '../model/finding.js';
import type { AnyRule, StepNumber } from '../model/rule.js';
import type { Notice, SourceFile, Span } from '../model/source.js';
import { STEP_ASKS, STEP_NUMBERS, STEPS } from '../model/steps.js';
import { linesOf } from '../report/lines.js';
import { bareFinding, claimedDoubt, claimedSuppression, said, type BareFacts } from './claimed-finding.js';
import { distinct } from './merge-reports.js';
import type { ScanReport } from './read-scan-report.js';

export interface Known {
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

const LONGEST_NOTICE = 500;
const NO_PRINT = '0000000000000000';

/** Without findings, which are judged on their own. */
export function mergedOutcome(reports: readonly ScanReport[], known: Known): Outcome {
  const factsOf = (one: Placed): readonly BareFacts[] => factsIn(one, known);
  const undecided = distinct(
    reports.flatMap((report) => report.undecided),
    JSON.stringify,
  );
  const suppressed = distinct(
    reports.flatMap((report) => report.suppressed ?? []),
    JSON.stringify,
  );
  const before = distinct(
    reports.flatMap((report) => report.known ?? []),
    JSON.stringify,
  );
  return {
    verdict: 'success',
    counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    findings: [],
    suppressed: suppressed.flatMap((one) => factsOf(one).map((facts) => claimedSuppression(facts, one.reason))),
    ...(before.length === 0 ? {} : { known: before.flatMap((one) => factsOf(one).map(bareFinding)) }),
    undecided: undecided.flatMap((one) => factsOf(one).map((facts) => claimedDoubt(facts, one.reason))),
    notices: noticesOf(reports, known),
    steps: STEP_NUMBERS.map((step) => stepOf(step, reports)),
    stats: {
      files: new Set(reports.flatMap(({ scan }) => scan.files)).size,
      resources: reports.reduce((sum, { stats }) => sum + stats.resources, 0),
      rules: Math.max(0, ...reports.map(({ stats }) => stats.rules)),
    },
    files: known.files,
  };
}

interface Placed {
  readonly code: string;
  readonly address: string;
  readonly file: string;
  readonly line: number;
  readonly severity?: BareFacts['severity'];
  readonly fingerprint?: string;
}

function factsIn(one: Placed, { rules, files }: Known): readonly BareFacts[] {
  const rule = rules.get(one.code);
  if (rule === undefined) return [];
  const { address, severity = rule.severity, fingerprint = NO_PRINT } = one;
  const file = files.get(one.file) ?? { path: one.file, text: '', syntax: 'json' as const };
  return [{ rule, severity, fingerprint, file, span: lineSpan(file, one.line), address }];
}

/** A line that is not there is the end of the file. */
function lineSpan(file: SourceFile, line: number): Span {
  const start = linesOf(file).startOf(line);
  return { start, end: start };
}

function noticesOf(reports: readonly ScanReport[], { files }: Known): readonly Notice[] {
  const told = distinct(
    reports.flatMap(({ notices }) => notices),
    JSON.stringify,
  );
  return told.map(({ file: path, line, message }) => {
    const file = files.get(path);
    const offset = file === undefined || line === null ? {} : { offset: linesOf(file).startOf(line) };
    return { path, ...offset, message: said(message, LONGEST_NOTICE) };
  });
}

/** What applies in one report applies; the status itself is counted anew from the findings. */
function stepOf(step: StepNumber, reports: readonly ScanReport[]): StepResult {
  const all = reports.flatMap(({ steps }) => steps.filter((one) => one.step === step));
  const applies = all.some(({ status }) => status !== 'not-applicable');
  const status: StepStatus = applies ? 'pass' : 'not-applicable';
  const rules = Math.max(0, ...all.map((one) => one.rules));
  return { step, title: STEPS[step], asks: STEP_ASKS[step], status, rules, findings: 0, undecided: 0, known: 0 };
}
