/** The report for GitHub code scanning and other readers of SARIF 2.1.0. */
import type { Finding, Outcome } from '../model/finding.js';
import type { AnyRule, Severity } from '../model/rule.js';
import type { Notice } from '../model/source.js';
import { counted } from './count-words.js';
import { visible } from './escape.js';
import { lineOfNotice } from './lines.js';
import { maskOf, type Mask } from './mask.js';
import { bySeverity, inOrder, noticesInOrder, suppressedInOrder } from './order.js';
import { artifactLocation } from './sarif/sarif-location.js';
import { knownResult, sarifResult, suppressedResult } from './sarif/sarif-result.js';
import { sarifRule } from './sarif/sarif-rule.js';

/** GitHub shows so many results of a run and drops the rest. */
export const MOST_RESULTS = 5000;
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/ecs-reviewer/ecs-reviewer';

/** SARIF text with a final line end: the most severe findings first, then the suppressed and the known ones. */
export function renderSarif(outcome: Outcome, version: string): string {
  const mask = maskOf(outcome);
  const findings = bySeverity(outcome.findings).slice(0, MOST_RESULTS);
  const suppressed = suppressedInOrder(outcome.suppressed).slice(0, MOST_RESULTS - findings.length);
  const known = inOrder(outcome.known ?? []).slice(0, MOST_RESULTS - findings.length - suppressed.length);
  const rules = rulesOf([...findings, ...suppressed.map(({ finding }) => finding), ...known]);
  const codes = new Map(rules.map(({ rule }, index) => [rule.code, index]));
  const context = { files: outcome.files, mask, ruleIndex: (code: string) => codes.get(code) ?? -1 };
  const run = {
    tool: {
      driver: {
        name: 'ecs-reviewer',
        informationUri: HOME,
        semanticVersion: version,
        rules: rules.map(({ rule, severities }) => sarifRule(rule, severities)),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notificationsOf(outcome, mask) }],
    results: [
      ...findings.map((finding) => sarifResult(finding, context)),
      ...suppressed.map((one) => suppressedResult(one, context)),
      ...known.map((finding) => knownResult(finding, context)),
    ],
    properties: { verdict: outcome.verdict, undecided: outcome.undecided.length },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

interface RuleWithSeverities {
  readonly rule: AnyRule;
  readonly severities: readonly Severity[];
}

/** The rules that have a result, by code. */
function rulesOf(findings: readonly Finding[]): readonly RuleWithSeverities[] {
  const found = new Map<string, { readonly rule: AnyRule; readonly severities: Severity[] }>();
  for (const { rule, severity } of findings) {
    const one = found.get(rule.code);
    if (one === undefined) found.set(rule.code, { rule, severities: [severity] });
    else one.severities.push(severity);
  }
  return [...found.values()].sort((a, b) => (a.rule.code < b.rule.code ? -1 : 1));
}

/** What the results do not say: those left out, checks that were not decided, files that were not read. */
function notificationsOf(outcome: Outcome, mask: Mask): readonly object[] {
  const { findings, suppressed, known = [], undecided, notices } = outcome;
  const all = findings.length + suppressed.length + known.length;
  return [
    ...(all > MOST_RESULTS
      ? [
          notification(
            `${String(all - MOST_RESULTS)} of ${counted(all, 'result')} are left out, the least severe ones.`,
          ),
        ]
      : []),
    ...(undecided.length > 0
      ? [notification(`${counted(undecided.length, 'check')} could not be decided; the JSON report lists why.`)]
      : []),
    ...noticesInOrder(notices).map((notice) => noticeNotification(notice, outcome, mask)),
  ];
}

function notification(text: string): object {
  return { level: 'warning', message: { text } };
}

function noticeNotification(notice: Notice, { files }: Outcome, mask: Mask): object {
  const line = lineOfNotice(notice, files);
  const physicalLocation = {
    artifactLocation: artifactLocation(notice.path),
    ...(line === undefined ? {} : { region: { startLine: line } }),
  };
  const text = visible(`${notice.path}: ${mask(notice.message)}`);
  return { ...notification(text), locations: [{ physicalLocation }] };
}
