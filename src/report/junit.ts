/** The report as JUnit XML, which GitLab, Jenkins and others show as tests: a suite for each step. */
import type { FixedFinding, Outcome, StepResult, Suppressed, Undecided } from '../model/finding.js';
import { capitalised } from './count-words.js';
import { oneLine, visible } from './escape.js';
import { linesOfSpan, placeOf } from './lines.js';
import { maskOf, type Mask } from './mask.js';
import { inOrder, noticesInOrder, suppressedInOrder, undecidedInOrder } from './order.js';
import { stateOf, stepName } from './score-rows.js';
import { KNOWN } from './sarif/sarif-result.js';

/** A finding is a failed test; what is suppressed, known or undecided is a skipped one, and so is what was not read. */
export function renderJunit(outcome: Outcome): string {
  const mask = maskOf(outcome);
  const unread = unreadSuite(outcome, mask);
  const suites = [...outcome.steps.map((step) => suiteOf(step, outcome, mask)), ...unread];
  const total = (of: (suite: Suite) => number): string => String(suites.reduce((sum, suite) => sum + of(suite), 0));
  const counts = { tests: total(testsOf), failures: total(({ failures }) => failures), skipped: total(skippedOf) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'ecs-reviewer', ...counts, errors: '0' })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly name: string;
  readonly failures: number;
  readonly cases: readonly Case[];
}

interface Case {
  readonly attributes: Readonly<Record<string, string>>;
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
  readonly skipped?: string;
}

function testsOf({ cases }: Suite): number {
  return cases.length;
}

function skippedOf({ cases }: Suite): number {
  return cases.filter(({ skipped }) => skipped !== undefined).length;
}

function suiteOf(step: StepResult, { findings, suppressed, known = [], undecided }: Outcome, mask: Mask): Suite {
  const failed = inOrder(findings).filter(({ rule }) => rule.step === step.step);
  const skipped = suppressedInOrder(suppressed).filter(({ finding }) => finding.rule.step === step.step);
  const before = inOrder(known).filter(({ rule }) => rule.step === step.step);
  const open = undecidedInOrder(undecided).filter(({ rule }) => rule.step === step.step);
  const name = stepName(step);
  return {
    name,
    failures: failed.length,
    cases: [
      ...failed.map((finding) => failedCase(finding, mask)),
      ...skipped.map((one) => skippedCase(one, mask)),
      ...before.map((finding) => ({ attributes: caseAttributes(finding), skipped: KNOWN })),
      ...open.map((doubt) => undecidedCase(doubt, mask)),
      ...(failed.length + open.length === 0 ? [stepCase(step, name)] : []),
    ],
  };
}

function stepCase(step: StepResult, name: string): Case {
  const attributes = { classname: 'ecs-reviewer', name };
  return step.status === 'not-applicable' ? { attributes, skipped: capitalised(stateOf(step)) } : { attributes };
}

function caseAttributes(finding: FixedFinding): Case['attributes'] {
  const { rule, address, property } = finding;
  const { path, range } = placeOf(finding);
  return {
    classname: path,
    name: `${rule.code} ${rule.title}: ${address} ${property}`,
    file: path,
    line: String(range.first),
  };
}

function failedCase(finding: FixedFinding, mask: Mask): Case {
  const { rule, severity, fix } = finding;
  const { path, range } = placeOf(finding);
  const message = mask(finding.message);
  const advice = fix?.kind === 'advice' ? mask(fix.text) : rule.fix.advice;
  const text = `${path}:${String(range.first)}\n${message}\n${advice}`;
  return { attributes: caseAttributes(finding), failure: { message, type: severity, text } };
}

function skippedCase({ finding, directive }: Suppressed, mask: Mask): Case {
  return { attributes: caseAttributes(finding), skipped: mask(directive.reason) };
}

function undecidedCase({ rule, address, reason, file, span }: Undecided, mask: Mask): Case {
  const line = String(linesOfSpan(file, span).first);
  const attributes = { classname: file.path, name: `${rule.code} ${rule.title}: ${address}`, file: file.path, line };
  return { attributes, skipped: `It could not be decided because ${mask(reason)}` };
}

function unreadSuite({ notices }: Outcome, mask: Mask): readonly Suite[] {
  const cases = noticesInOrder(notices).map(({ path, message }, index): Case => {
    const name = `Notice ${String(index + 1)}: ${path}`;
    return { attributes: { classname: path, name, file: path }, skipped: mask(message) };
  });
  return cases.length === 0 ? [] : [{ name: 'Notices', failures: 0, cases }];
}

function suiteLines(suite: Suite): readonly string[] {
  const counts = { tests: String(testsOf(suite)), failures: String(suite.failures), skipped: String(skippedOf(suite)) };
  return [
    `  <testsuite ${attributes({ name: suite.name, ...counts, errors: '0' })}>`,
    ...suite.cases.flatMap(caseLines),
    '  </testsuite>',
  ];
}

function caseLines({ attributes: own, failure, skipped }: Case): readonly string[] {
  const start = `    <testcase ${attributes(own)}`;
  if (skipped !== undefined) {
    return [`${start}>`, `      <skipped ${attributes({ message: skipped })}/>`, '    </testcase>'];
  }
  if (failure === undefined) return [`${start}/>`];
  const { message, type, text } = failure;
  return [
    `${start}>`,
    `      <failure ${attributes({ message, type })}>${escaped(visible(text))}</failure>`,
    '    </testcase>',
  ];
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(oneLine(value))}"`)
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML does not know even as references are shown as such. */
function escaped(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
}
