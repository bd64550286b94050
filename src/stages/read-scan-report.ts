/** Reads the report of a first stage as what it is: a text that anybody may have written. */
import type { Format } from '../model/resource.js';
import { SEVERITIES, type AnyRule, type Severity, type StepNumber } from '../model/rule.js';
import type { StepStatus } from '../model/finding.js';
import type { Shard } from '../model/options.js';
import { STEP_NUMBERS } from '../model/steps.js';
import { faultIn, type Fields, type Form } from './form.js';

interface Placed {
  readonly code: string;
  readonly address: string;
  readonly file: string;
  readonly line: number;
}

export interface ReportedEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ReportedFinding extends Placed {
  readonly severity: Severity;
  readonly format: Format;
  readonly property: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly assumed?: readonly string[];
  readonly also?: readonly string[];
  readonly source?: { readonly file: string; readonly line: number };
  readonly fix:
    { readonly kind: 'advice' } | { readonly kind: 'edits'; readonly edits: readonly ReportedEdit[] } | null;
}

export interface ReportedPlace {
  readonly start: number;
  readonly end: number;
  readonly lines: string;
  readonly name: string;
  readonly unit: string;
}

export interface ScanReport {
  readonly findings: readonly ReportedFinding[];
  readonly suppressed?: readonly (Placed & { readonly reason: string })[];
  readonly known?: readonly (Placed & { readonly severity: Severity; readonly fingerprint: string })[];
  readonly undecided: readonly (Placed & { readonly reason: string })[];
  readonly notices: readonly { readonly file: string; readonly line: number | null; readonly message: string }[];
  readonly steps: readonly { readonly step: StepNumber; readonly status: StepStatus; readonly rules: number }[];
  readonly stats: { readonly files: number; readonly resources: number; readonly rules: number };
  readonly scan: {
    readonly repository: string;
    readonly sha: string;
    readonly event: string;
    readonly pullRequest?: number;
    readonly shard?: Shard;
    readonly files: readonly string[];
    /** Of each finding, in the same order. */
    readonly places: readonly ReportedPlace[];
  };
}

/** Inside of the repository: no step up, no root, nothing of git's own, no character that does not show. */
const PATH = /^(?!\/)(?!(?:.*\/)?(?:\.{0,2}|\.git)(?:\/|$))[^\\\u0000-\u001f\u007f]+$/iu;
const MOST = 20_000;
const LONGEST_TEXT = 10_000;
const LARGEST_OFFSET = 10_000_000;

const text: Form = { is: 'text', most: LONGEST_TEXT };
const path: Form = { is: 'text', most: 1000, like: PATH };
const print: Form = { is: 'text', most: 16, like: /^[0-9a-f]{16}$/ };
const line: Form = { is: 'count', least: 1, most: LARGEST_OFFSET };
const count: Form = { is: 'count', most: LARGEST_OFFSET };
const severity: Form = { is: 'one of', words: SEVERITIES };
const step: Form = { is: 'one of', words: STEP_NUMBERS };
const status: Form = { is: 'one of', words: ['pass', 'fail', 'undecided', 'not-applicable'] };
const format: Form = {
  is: 'one of',
  words: ['task-definition', 'cloudformation', 'cdk', 'terraform', 'terraform-plan', 'configuration'],
};

function listOf(of: Form): Form {
  return { is: 'list', of, most: MOST };
}

function record(has: Fields, mayHave: Fields = {}): Form {
  return { is: 'record', has, mayHave };
}

function either(...of: readonly Form[]): Form {
  return { is: 'either', of };
}

const nothing: Form = { is: 'one of', words: [null] };
const place = record({ start: count, end: count, lines: print, name: text, unit: text });
const advice = record({ kind: { is: 'one of', words: ['advice'] }, text });
const edits = record({
  kind: { is: 'one of', words: ['edits'] },
  edits: listOf(record({ file: path, start: count, end: count, text })),
});
const scan = record(
  {
    version: { is: 'one of', words: [1] },
    repository: { is: 'text', most: 300, like: /^[\w.-]+\/[\w.-]+$/ },
    sha: { is: 'text', most: 40, like: /^[0-9a-f]{40}$/ },
    event: { is: 'text', most: 100, like: /^\w+$/ },
    files: listOf(path),
    places: listOf(place),
  },
  { pullRequest: count, shard: record({ index: count, of: count }) },
);

function formOf(rules: readonly AnyRule[]): Form {
  const code: Form = { is: 'one of', words: rules.map((rule) => rule.code) };
  const placed = { code, address: text, file: path, line };
  const finding = record(
    {
      ...{ ...placed, name: text, step, severity, format, property: text, column: line, endLine: line, message: text },
      ...{ fingerprint: print, fix: either(nothing, advice, edits) },
    },
    { assumed: listOf(text), also: listOf(code), source: record({ file: path, line }) },
  );
  const told = { file: either(path, { is: 'one of', words: ['.'] }), line: either(line, nothing), message: text };
  const score = {
    step,
    title: text,
    asks: text,
    status,
    rules: count,
    findings: count,
    undecided: count,
    known: count,
  };
  return record(
    {
      schema: { is: 'one of', words: [1] },
      verdict: { is: 'one of', words: ['success', 'failure'] },
      counts: record(Object.fromEntries(SEVERITIES.map((one) => [one, count]))),
      findings: listOf(finding),
      undecided: listOf(record({ ...placed, reason: text })),
      notices: listOf(record(told)),
      steps: { is: 'list', of: record(score), most: STEP_NUMBERS.length },
      stats: record({ files: count, resources: count, rules: count }),
      scan,
    },
    {
      suppressed: listOf(record({ ...placed, reason: text })),
      known: listOf(record({ ...placed, severity, fingerprint: print })),
    },
  );
}

/** The report, or what is wrong with it. */
export function readScanReport(content: string, rules: readonly AnyRule[]): ScanReport | { readonly fault: string } {
  const value = parsed(content);
  if (value === undefined) return { fault: 'it is no JSON' };
  const fault = faultIn(value, formOf(rules));
  if (fault !== undefined) return { fault };
  // The form has just been checked.
  const report = value as ScanReport;
  const isWhole = report.findings.length === report.scan.places.length;
  return isWhole ? report : { fault: 'scan.places has to tell of each finding' };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
