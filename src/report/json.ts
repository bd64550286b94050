/** The report for machines: the same bytes for the same outcome, wherever it runs. */
import type {
  Finding,
  FixedFinding,
  Outcome,
  PlannedFix,
  StepResult,
  Suppressed,
  Undecided,
} from '../model/finding.js';
import type { Notice } from '../model/source.js';
import { lineOfNotice, linesOfSpan } from './lines.js';
import { maskOf, type Mask } from './mask.js';
import { inOrder, noticesInOrder, positionOf, suppressedInOrder, undecidedInOrder } from './order.js';

/** JSON text with a final line end. `milliseconds` is left out when it is undefined. */
export function renderJson(outcome: Outcome, milliseconds?: number): string {
  const { verdict, counts, findings, suppressed, known = [], undecided, notices, steps, stats } = outcome;
  const mask = maskOf(outcome);
  const report = {
    schema: 1,
    verdict,
    counts: {
      critical: counts.critical,
      high: counts.high,
      medium: counts.medium,
      low: counts.low,
      info: counts.info,
    },
    findings: inOrder(findings).map((finding) => jsonFinding(finding, mask)),
    ...(suppressed.length === 0
      ? {}
      : { suppressed: suppressedInOrder(suppressed).map((one) => jsonSuppressed(one, mask)) }),
    ...(known.length === 0 ? {} : { known: inOrder(known).map(jsonKnown) }),
    undecided: undecidedInOrder(undecided).map((doubt) => jsonUndecided(doubt, mask)),
    notices: noticesInOrder(notices).map((notice) => jsonNotice(notice, outcome, mask)),
    steps: steps.map(jsonStep),
    stats: {
      files: stats.files,
      resources: stats.resources,
      rules: stats.rules,
      ...(milliseconds === undefined ? {} : { milliseconds }),
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function jsonStep({ step, title, asks, status, rules, findings, undecided, known }: StepResult): object {
  return { step, title, asks, status, rules, findings, undecided, known };
}

function jsonFinding(finding: FixedFinding, mask: Mask): object {
  const { rule, severity, format, address, property, file, fingerprint, assumed, also, source } = finding;
  const { line, column } = positionOf(finding);
  return {
    code: rule.code,
    name: rule.name,
    step: rule.step,
    severity,
    format,
    address,
    property,
    file: file.path,
    line,
    column,
    endLine: linesOfSpan(file, finding.span).last,
    message: mask(finding.message),
    fingerprint,
    ...(assumed.length === 0 ? {} : { assumed }),
    ...(also.length === 0 ? {} : { also }),
    ...(source === undefined ? {} : { source: { file: source.path, line: source.line } }),
    fix: jsonFix(finding, mask),
  };
}

/** An edit whose text would quote a detected secret is told as advice: masked it would be a wrong edit. */
function jsonFix({ fix, rule }: FixedFinding, mask: Mask): object | null {
  if (fix === undefined) return null;
  if (fix.kind === 'advice') return { kind: 'advice', text: mask(fix.text) };
  if (fix.edits.some(({ text }) => mask(text) !== text)) return { kind: 'advice', text: rule.fix.advice };
  return { kind: 'edits', edits: jsonEdits(fix) };
}

function jsonEdits({ edits }: Extract<PlannedFix, { kind: 'edits' }>): readonly object[] {
  return edits.map(({ path, start, end, text }) => ({ file: path, start, end, text }));
}

function jsonKnown(finding: Finding): object {
  const { rule, severity, address, file, fingerprint } = finding;
  return { code: rule.code, severity, address, file: file.path, line: positionOf(finding).line, fingerprint };
}

function jsonSuppressed({ finding, directive }: Suppressed, mask: Mask): object {
  const { rule, address, file } = finding;
  const { line } = positionOf(finding);
  return { code: rule.code, address, file: file.path, line, reason: mask(directive.reason) };
}

function jsonUndecided(doubt: Undecided, mask: Mask): object {
  const { rule, address, file, reason } = doubt;
  return { code: rule.code, address, file: file.path, line: positionOf(doubt).line, reason: mask(reason) };
}

function jsonNotice(notice: Notice, { files }: Outcome, mask: Mask): object {
  return { file: notice.path, line: lineOfNotice(notice, files) ?? null, message: mask(notice.message) };
}
