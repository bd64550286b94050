/** Every surface that shows the eight steps shows the same of them. */
import { describe, expect, test } from '@jest/globals';
import { onlyOf, stepsOf } from '../../src/evaluate/outcome.js';
import type { Outcome, StepResult } from '../../src/model/finding.js';
import { STEP_ASKS } from '../../src/model/steps.js';
import { checkSummary } from '../../src/report/check-summary.js';
import { jobSummary } from '../../src/report/job-summary.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { maskOf } from '../../src/report/mask.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderPretty } from '../../src/report/pretty.js';
import { standingsOf, type Compared } from '../../src/report/standing.js';
import type { SummaryView } from '../../src/report/summary-view.js';
import { RULES } from '../../src/rules/index.js';
import { outcomeOf } from '../support/outcome.js';

/** What a surface tells of a step. */
type Told = Pick<StepResult, 'step' | 'title' | 'status' | 'findings' | 'undecided'>;

const mixed = outcomeOf({
  files: { 'main.tf': 'name = "app"\nuser = "root"\nprivileged = true\n' },
  findings: [
    { code: 'ECS801', mark: 'privileged' },
    { code: 'ECS802', mark: 'user' },
    { code: 'ECS804', mark: 'name' },
    { code: 'ECS511', mark: 'app' },
  ],
  undecided: [
    { code: 'ECS401', mark: 'name', reason: 'var.driver has no default' },
    { code: 'ECS301', mark: 'name', reason: 'var.role has no default' },
    { code: 'ECS801', mark: 'name', reason: 'var.privileged has no default' },
    { code: 'ECS804', mark: 'name', reason: 'var.privileged has no default' },
  ],
});
const [first] = mixed.findings;

const OUTCOMES: readonly (readonly [title: string, outcome: Outcome, compared: Compared])[] = [
  ['problems, doubts and steps without anything', mixed, {}],
  ['a clean repository', outcomeOf({ files: { 'main.tf': '' } }), {}],
  ['problems of which most are known', onlyOf(mixed, [first!]), {}],
  ['a pull request', mixed, { comparison: { introduced: new Set([first!.fingerprint]), fixed: [] } }],
];

function viewOf(outcome: Outcome, compared: Compared): SummaryView {
  const standings = standingsOf(outcome.findings, compared);
  return { outcome, standings, fixed: [], commented: new Set(), bar: 'high', mask: maskOf(outcome) };
}

const STATUSES = {
  pass: 'pass',
  fail: 'fail',
  undecided: 'undecided',
  'not in this repository': 'not-applicable',
} as const satisfies Readonly<Record<string, StepResult['status']>>;

function toldOf(name: string, status: string, counts: string): Told {
  const [, step = '', title = ''] = /^(\d) (.*)$/.exec(name) ?? [];
  const numbers = [...counts.matchAll(/(\d+) (critical|high|medium|low|info|undecided)/g)];
  const sum = (isWanted: (word: string) => boolean): number =>
    numbers.reduce((total, [, number, word = '']) => total + (isWanted(word) ? Number(number) : 0), 0);
  return {
    step: Number(step) as Told['step'],
    title,
    status: STATUSES[status as keyof typeof STATUSES],
    findings: sum((word) => word !== 'undecided'),
    undecided: sum((word) => word === 'undecided'),
  };
}

function inTable(text: string): readonly Told[] {
  const rows = text.split('\n').filter((line) => /^\| [^|]* \| \d [^|]* \|/.test(line));
  return rows.map((line) => {
    const [, state = '', name = '', ...counts] = line.split('|').map((cell) => cell.trim());
    const status = state === '–' ? (counts[0] ?? '') : state.replace(/^\S+ /, '');
    return toldOf(name, status, counts.slice(0, -2).join(' '));
  });
}

function inTerminal(text: string): readonly Told[] {
  const lines = [...text.matchAll(/^(\d [A-Z].*?) {2,}(pass|fail|undecided|not in this repository)(.*)$/gm)];
  return lines.map(([, name = '', status = '', counts = '']) => toldOf(name, status, counts));
}

function inJson(text: string): readonly Told[] {
  const { steps } = JSON.parse(text) as { readonly steps: readonly StepResult[] };
  return steps.map(told);
}

function inJunit(text: string): readonly Told[] {
  const suites = text
    .split('<testsuite ')
    .slice(1)
    .filter((suite) => /^name="\d /.test(suite));
  return suites.map((suite) => {
    const [, name = '', failures = ''] = /^name="([^"]*)".* failures="(\d+)"/.exec(suite) ?? [];
    const undecided = suite.split('It could not be decided').length - 1;
    const isAbsent = suite.includes('message="Not in this repository"');
    const open = undecided > 0 ? 'undecided' : isAbsent ? 'not in this repository' : 'pass';
    const counts = `${failures} high, ${String(undecided)} undecided`;
    return toldOf(name, failures === '0' ? open : 'fail', counts);
  });
}

function told({ step, title, status, findings, undecided }: StepResult): Told {
  return { step, title, status, findings, undecided };
}

describe.each(OUTCOMES)('of %s', (_, outcome, compared) => {
  const view = viewOf(outcome, compared);
  test.each([
    ['the check run', inTable(checkSummary(view))],
    ['the job summary', inTable(jobSummary(view))],
    ['the markdown format', inTable(renderMarkdown(outcome, 'high', compared))],
    ['the terminal', inTerminal(renderPretty(outcome, { palette: PLAIN, width: 80 }))],
    ['JSON', inJson(renderJson(outcome))],
    ['JUnit', inJunit(renderJunit(outcome))],
  ])('%s tells status, problems and doubts of each step', (_surface, shown) => {
    expect(shown).toEqual(outcome.steps.map(told));
  });

  test.each([
    ['the check run', checkSummary(view)],
    ['the job summary', jobSummary(view)],
    ['the markdown format', renderMarkdown(outcome, 'high', compared)],
    ['JSON', renderJson(outcome)],
  ])('%s says what each step asks for', (_surface, text) => {
    expect(Object.values(STEP_ASKS).filter((sentence) => !text.includes(sentence))).toEqual([]);
  });
});

test('the terminal gives a step one line of at most 80 columns', () => {
  const text = renderPretty(mixed, { palette: PLAIN, width: 80 });
  expect(text).toContain('\n\n1 Security groups          pass\n2 Secrets                  pass\n');
  expect(Math.max(...text.split('\n').map((line) => (/^\d /.test(line) ? line.length : 0)))).toBeLessThanOrEqual(80);
});

test('a step none of whose rules runs says so', () => {
  const rules = RULES.filter(({ step }) => step !== 2);
  const kinds = new Set(['container', 'trail'] as const);
  const steps = stepsOf({ rules, kinds, findings: [], undecided: [] });
  const text = renderPretty({ ...mixed, findings: [], steps }, { palette: PLAIN, width: 80 });
  expect(text).toMatch(/^2 Secrets {18}none of its rules runs$/m);
  expect(text).toMatch(/^3 Task roles {15}not in this repository$/m);
  expect(text).toMatch(/^7 Audit {20}pass$/m);
});

test('a problem that is known already counts for no status, and is told', () => {
  const { steps } = onlyOf(mixed, []);
  expect(steps.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(steps.find(({ step }) => step === 5)).toMatchObject({ status: 'pass', findings: 0, known: 1 });
  expect(renderPretty(onlyOf(mixed, []), { palette: PLAIN, width: 80 })).toMatch(/^5 ECR.* pass +1 known already$/m);
});
