/**
 * The harness for rules. A table of neutral examples is rendered to every format, read back by the real front ends and
 * judged; and the laws are checked for each example without the author asking for it.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { applyEdits } from '../../src/fix/edits.js';
import { planEdits } from '../../src/fix/plan.js';
import type { Finding, TextEdit } from '../../src/model/finding.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { SEVERITIES, type AnyRule } from '../../src/model/rule.js';
import { analyse, type Analysis } from '../../src/review.js';
import { RULES } from '../../src/rules/index.js';
import { withTexts } from '../../src/overlay.js';
import { memoryTree } from './memory-tree.js';
import { knowingLess, type Neutral } from './neutral.js';
import { renderings, type Rendering } from './render.js';

type Files = Readonly<Record<string, string>>;

/** What a user sees before and after the suggestion, in one format. */
export interface VerbatimFix {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Further files of the repository. */
  readonly beside?: Files;
}

export interface VerbatimSilence {
  readonly path: string;
  readonly text: string;
  readonly beside?: Files;
}

export interface RuleTable {
  /** Exactly one problem of the rule each, in every format. */
  readonly flags: Readonly<Record<string, Neutral>>;
  readonly passes: Readonly<Record<string, Neutral>>;
  /** No problem, and counted as undecided. */
  readonly undecided?: Readonly<Record<string, Neutral>>;
  readonly fixes?: Readonly<Record<string, VerbatimFix>>;
  readonly silent?: Readonly<Record<string, VerbatimSilence>>;
}

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'all',
  only: [],
  varFiles: [],
  suggestions: true,
};

export function read(files: Files, rules: readonly AnyRule[] = RULES): Analysis {
  return analyse(memoryTree(files), rules, OPTIONS);
}

/** After an edit: a plan still tells of the files as they were. */
function readEdited(files: Files, edited: Files): Analysis {
  const changed = Object.entries(edited).filter(([path, text]) => files[path] !== text);
  return analyse(withTexts(memoryTree(files), new Map(changed)), RULES, OPTIONS);
}

export function testRule(rule: AnyRule, table: RuleTable): void {
  // A rule that is not in the index yet is tested among those that are.
  const rules = RULES.includes(rule) ? RULES : [...RULES, rule];
  const answers = new Map<string, Analysis>();
  // A table asks for the same files again and again.
  const readOnce = (files: Files): Analysis => {
    const key = JSON.stringify(files);
    const answer = answers.get(key) ?? read(files, rules);
    answers.set(key, answer);
    return answer;
  };
  const of = (analysis: Analysis): readonly Finding[] => analysis.findings.filter((finding) => finding.rule === rule);

  describe(`${rule.code} ${rule.name}`, () => {
    afterAll(() => {
      answers.clear();
    });

    // A rule for which a sharper one always speaks has no findings of its own.
    const flagged = Object.entries(table.flags);
    if (flagged.length > 0) {
      describe.each(flagged)('flags %s', (_title, example) => {
        const renderingsOfExample = renderings(example);

        test.each(byFormat(renderingsOfExample))('in %s', (_format, { files }) => {
          const analysis = readOnce(files);
          expect({ notices: analysis.notices, count: of(analysis).length }).toEqual({ notices: [], count: 1 });
        });

        test('with the same problems in every format', () => {
          const problems = renderingsOfExample
            .filter(({ format }) => format !== 'task-definition')
            .map(({ format, files }) => ({ format, problems: problemsOf(readOnce(files)) }));
          const [first] = problems;
          for (const one of problems) expect(one).toEqual({ format: one.format, problems: first?.problems });
        });

        test('and finds nothing more when it knows less', () => {
          for (const { path, example: less } of knowingLess(example)) {
            for (const { format, files } of renderings(less, BLIND_FORMATS)) {
              const whole = renderingsOfExample.find((one) => one.format === format) ?? renderingsOfExample.at(-1)!;
              const known = readOnce(whole.files).findings;
              const fresh = read(files, rules).findings.filter((finding) => !isKnown(finding, known));
              expect({ path, format, fresh: fresh.map(nameOf) }).toEqual({ path, format, fresh: [] });
            }
          }
        });

        test.each(byFormat(renderingsOfExample))('and its fix is proved in %s', (format, { files }) => {
          proveFix(rule, { format, files }, readOnce);
        });
      });
    }

    describe.each(Object.entries(table.passes))('passes %s', (_title, example) => {
      test.each(byFormat(renderings(example)))('in %s', (_format, { files }) => {
        const analysis = readOnce(files);
        expect({ notices: analysis.notices, found: of(analysis).map(({ message }) => message) }).toEqual({
          notices: [],
          found: [],
        });
      });
    });

    if (table.undecided !== undefined) {
      describe.each(Object.entries(table.undecided))('leaves undecided %s', (_title, example) => {
        test.each(byFormat(renderings(example)))('in %s', (_format, { files }) => {
          const analysis = readOnce(files);
          const undecided = analysis.undecided.filter((doubt) => doubt.rule === rule);
          expect({ found: of(analysis).length, undecided: undecided.length }).toEqual({ found: 0, undecided: 1 });
        });
      });
    }

    if (table.fixes !== undefined) {
      test.each(Object.entries(table.fixes))('fixes %s to the letter', (_title, { path, before, after, beside }) => {
        const files = { ...beside, [path]: before };
        const finding = of(readOnce(files))[0];
        expect(finding).toBeDefined();
        const fixed = applied(files, editsFor(finding!));
        expect(fixed[path]).toBe(after);
        expect(of(readOnce(fixed))).toEqual([]);
      });
    }

    if (table.silent !== undefined) {
      test.each(Object.entries(table.silent))('is silent on %s', (_title, { path, text, beside }) => {
        const analysis = readOnce({ ...beside, [path]: text });
        expect(of(analysis).map(({ message }) => message)).toEqual([]);
      });
    }
  });
}

function byFormat(all: readonly Rendering[]): readonly [string, Rendering][] {
  return all.map((rendering) => [rendering.format, rendering]);
}

/** The formats in which the law of unknowns is checked; the others differ only in how containers are written. */
const BLIND_FORMATS = ['cloudformation (yaml)', 'terraform (jsonencode)', 'terraform (heredoc)', 'task-definition'];

/** What a tool does on its own: CloudFormation keeps a rule that opens all and deletes what it made, Terraform removes what it does not know. */
const OF_ONE_FORMAT = ['ECS110', 'ECS147', 'ECS418'];

/** The problems of all rules without what a format names differently. */
function problemsOf(analysis: Analysis): readonly string[] {
  return analysis.findings
    .filter(({ rule }) => !OF_ONE_FORMAT.includes(rule.code))
    .map(nameOf)
    .sort();
}

function nameOf(finding: Finding): string {
  return `${finding.rule.code} ${finding.severity} ${propertyOf(finding)}`;
}

/** The settings of a load balancer are arguments in Terraform and a list of pairs in CloudFormation. */
function propertyOf({ property, subject }: Finding): string {
  const isSetting = /^(loadBalancerAttributes|dropInvalidHeader|desyncMitigation|enableDeletion|accessLogs)/.test(
    property,
  );
  return subject.kind === 'loadBalancer' && isSetting ? 'a setting' : property;
}

/** The same problem, perhaps milder now, or one that a sharper rule spoke for before. */
function isKnown(finding: Finding, known: readonly Finding[]): boolean {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return known.some(
    (before) =>
      before.also.includes(finding.rule.code) ||
      (before.rule === finding.rule && propertyOf(before) === propertyOf(finding) && rank(before) <= rank(finding)),
  );
}

function editsFor(finding: Finding): readonly TextEdit[] {
  const plan = planEdits(finding.problem.changes ?? []);
  return 'edits' in plan ? plan.edits : [];
}

function applied(files: Files, edits: readonly TextEdit[]): Files {
  const changed = [...new Set(edits.map((edit) => edit.path))].map((path): [string, string] => [
    path,
    applyEdits(
      files[path] ?? '',
      edits.filter((edit) => edit.path === path),
    ),
  ]);
  return { ...files, ...Object.fromEntries(changed) };
}

/** Law 4 and 5: the problem is gone, nothing new appears, comments stay, and there is nothing left to do twice. */
function proveFix(rule: AnyRule, { format, files }: Rendering, read: (files: Files) => Analysis): void {
  const before = read(files);
  const finding = before.findings.find((candidate) => candidate.rule === rule);
  expect(finding).toBeDefined();
  const changes = finding?.problem.changes ?? [];
  if (rule.fix.kind === 'none') {
    expect(changes).toEqual([]);
    return;
  }
  const plan = planEdits(changes);
  if (format === 'cdk' || format === 'terraform plan') {
    expect('refused' in plan || changes.length === 0).toBe(true);
    return;
  }
  if (changes.length === 0) {
    expect(rule.fix.kind).toBe('partial');
    return;
  }
  if ('refused' in plan && rule.fix.kind === 'partial') {
    // A variable's default holds no references, and a text on one line without quotes takes no further line.
    const known = /cannot be named in|dynamic block|broken into lines/;
    const isRepeated = format === 'cloudformation (nested stack)' && plan.refused.includes('made several times');
    expect(isRepeated || known.test(plan.refused) ? '' : plan.refused).toBe('');
    return;
  }
  if ('refused' in plan && format === 'terraform (dynamic)') {
    // One block of several cannot be taken out of what makes them all.
    expect(plan.refused).toContain('dynamic block');
    return;
  }
  expect(plan).toEqual({ edits: expect.any(Array) });
  const fixed = applied(files, editsFor(finding!));
  expect(fixed).not.toEqual(files);
  const after = 'plan.json' in files ? readEdited(files, fixed) : read(fixed);
  expect(after.notices).toEqual([]);
  expect(after.findings.filter((candidate) => candidate.fingerprint === finding?.fingerprint)).toEqual([]);
  const known = new Set(problemsOf(before));
  const left = after.findings.filter((candidate) => rule.fix.reveals?.includes(candidate.rule.code) !== true);
  expect(problemsOf({ ...after, findings: left }).filter((problem) => !known.has(problem))).toEqual([]);
  for (const [path, text] of Object.entries(files)) expect(commentsOf(fixed[path] ?? '')).toEqual(commentsOf(text));
}

function commentsOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trimStart().startsWith('#'));
}
