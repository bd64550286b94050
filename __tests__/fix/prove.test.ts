import { describe, expect, test } from '@jest/globals';
import { MAX_RERUNS, proveFixes, type Analysed } from '../../src/fix/prove.js';
import type { Plan } from '../../src/fix/plan.js';
import type { Finding, PlannedFix, TextEdit } from '../../src/model/finding.js';
import type { AnyRule } from '../../src/model/rule.js';
import { RULES } from '../../src/rules/index.js';
import { resourceOf } from '../support/units.js';

/** A world in which every line `bad <name>` of a file is a finding, and a line `broken` a notice. */
type Files = Readonly<Record<string, string>>;

const RULE: AnyRule = RULES.find((rule) => rule.fix.risk !== undefined)!;

function analyse(files: Files): Analysed {
  const findings = Object.entries(files).flatMap(([path, text]) =>
    [...text.matchAll(/^bad (.*)$/gm)].map((match) => finding(path, match[1]!, match.index)),
  );
  const notices = Object.entries(files)
    .filter(([, text]) => text.includes('broken'))
    .map(([path]) => ({ path, message: 'it is broken' }));
  return { findings, notices };
}

function finding(path: string, name: string, start: number): Finding {
  const severity = 'high';
  const resource = { ...resourceOf('task-definition', name, {}), unit: path };
  const span = { start, end: start + name.length + 4 };
  const subject = { kind: 'container', resource, address: name, name, place: resource.place } as const;
  const problem = { place: resource.place, message: '' };
  const file = { path, text: '', syntax: 'json' } as const;
  const facts = { format: 'task-definition', property: 'user', assumed: [], via: [], also: [] } as const;
  return {
    rule: RULE,
    severity,
    subject,
    address: name,
    file,
    span,
    message: '',
    fingerprint: name,
    problem,
    ...facts,
  };
}

/** Every finding gets the text that `fixOf` says in the place of its line. */
function plansFor(files: Files, fixOf: (name: string) => string | undefined): readonly Plan[] {
  return analyse(files).findings.map(({ address, span, file }): Plan => {
    const text = fixOf(address);
    return text === undefined ? { refused: 'no' } : { edits: [{ path: file.path, ...span, text }] };
  });
}

interface Run {
  readonly kinds: readonly PlannedFix['kind'][];
  readonly runs: number;
  readonly fixes: readonly PlannedFix[];
}

function prove(files: Files, plans: readonly Plan[], findings = analyse(files).findings): Run {
  let runs = 0;
  const fixes = proveFixes({
    findings,
    plans,
    notices: analyse(files).notices.length,
    textOf: (path) => files[path],
    rerun: (texts) => {
      runs += 1;
      return analyse({ ...files, ...Object.fromEntries(texts) });
    },
  });
  return { fixes, runs, kinds: fixes.map(({ kind }) => kind) };
}

const lines = (count: number, unit = ''): string =>
  Array.from({ length: count }, (_, index) => `bad ${unit}${String(index)}`).join('\n');

describe('fixes are proved', () => {
  test('all in one run when all are good', () => {
    const files = { a: lines(300, 'a'), b: lines(300, 'b') };
    const { kinds, runs } = prove(
      files,
      plansFor(files, () => 'good'),
    );
    expect(runs).toBe(1);
    expect(kinds.every((kind) => kind === 'edits')).toBe(true);
  });

  test('and carry the risk of their rule', () => {
    const files = { a: 'bad 1' };
    const [fix] = prove(
      files,
      plansFor(files, () => 'good'),
    ).fixes;
    expect(fix).toEqual({ kind: 'edits', edits: [{ path: 'a', start: 0, end: 5, text: 'good' }], risk: RULE.fix.risk });
  });

  test('without a run when there is nothing to prove', () => {
    const files = { a: 'bad 1' };
    const { fixes, runs } = prove(
      files,
      plansFor(files, () => undefined),
    );
    expect(runs).toBe(0);
    expect(fixes).toEqual([{ kind: 'advice', text: RULE.fix.advice }]);
  });

  test('all but the one that changes nothing', () => {
    const files = { a: lines(200) };
    const { kinds, runs } = prove(
      files,
      plansFor(files, (name) => (name === '77' ? 'bad 77' : 'good')),
    );
    expect(kinds.flatMap((kind, index) => (kind === 'advice' ? [index] : []))).toEqual([77]);
    expect(runs).toBeLessThanOrEqual(3);
  });

  test('all but the one that brings something new elsewhere', () => {
    const files = { a: lines(200), b: lines(200, 'b') };
    const { kinds, runs } = prove(
      files,
      plansFor(files, (name) => (name === '77' ? 'bad x' : 'good')),
    );
    expect(kinds.flatMap((kind, index) => (kind === 'advice' ? [index] : []))).toEqual([77]);
    expect(runs).toBeLessThan(MAX_RERUNS);
  });

  test('all but the one that breaks its file', () => {
    const files = { a: lines(200), b: lines(50, 'b') };
    const { kinds, runs } = prove(
      files,
      plansFor(files, (name) => (name === '150' ? 'broken' : 'good')),
    );
    expect(kinds.flatMap((kind, index) => (kind === 'advice' ? [index] : []))).toEqual([150]);
    expect(runs).toBeLessThan(MAX_RERUNS);
  });

  test('with a bound on the runs when everything is wrong', () => {
    const files = { a: lines(2000) };
    const { kinds, runs } = prove(
      files,
      plansFor(files, (name) => `bad ${name}x`),
    );
    expect(runs).toBeLessThanOrEqual(MAX_RERUNS);
    expect(kinds).not.toContain('edits');
  });

  test('each by itself when they change the same text', () => {
    const files = { a: 'bad 1\nbad 2\n' };
    const both = (text: string): Plan => ({ edits: [{ path: 'a', start: 0, end: 11, text }] });
    const { kinds, runs } = prove(files, [both('good\ngood'), both('fine\nfine')]);
    expect(runs).toBe(2);
    // Each takes the other finding with it, which is no harm.
    expect(kinds).toEqual(['edits', 'edits']);
  });

  test('the more severe first when they change the same text', () => {
    const files = { a: 'bad 1\nbad 2\n' };
    const [one, two] = analyse(files).findings;
    const edit = (text: string): Plan => ({ edits: [{ path: 'a', start: 0, end: 11, text }] });
    const tried: string[] = [];
    proveFixes({
      findings: [
        { ...one!, severity: 'low' },
        { ...two!, severity: 'critical' },
      ],
      plans: [edit('less'), edit('more')],
      notices: 0,
      textOf: (path) => files[path as keyof typeof files],
      rerun: (texts) => {
        tried.push(texts.get('a') ?? '');
        return { findings: [], notices: [] };
      },
    });
    expect(tried).toEqual(['more\n', 'less\n']);
  });

  test('together when they share an edit', () => {
    const files = { a: 'bad 1\nbad 2\n' };
    const shared: Plan = { edits: [{ path: 'a', start: 0, end: 11, text: 'good' }] };
    const { kinds, runs } = prove(files, [shared, shared]);
    expect(runs).toBe(1);
    expect(kinds).toEqual(['edits', 'edits']);
  });
});

const OUTSIDE: Readonly<Record<string, readonly TextEdit[]>> = {
  'behind the end of the file': [{ path: 'a', start: 3, end: 99, text: '' }],
  'the wrong way round': [{ path: 'a', start: 3, end: 1, text: '' }],
  'in a file that is not there': [{ path: 'b', start: 0, end: 0, text: 'x' }],
  'over each other': [
    { path: 'a', start: 0, end: 3, text: 'x' },
    { path: 'a', start: 2, end: 5, text: 'y' },
  ],
  nowhere: [],
};

describe('edits are no fix', () => {
  test.each(Object.entries(OUTSIDE))('%s', (_title, edits) => {
    const { kinds, runs } = prove({ a: 'bad 1' }, [{ edits }]);
    expect({ kinds, runs }).toEqual({ kinds: ['advice'], runs: 0 });
  });
});

test('a finding that moves to the place of a removed one is not new', () => {
  const at = (index: number): Finding => ({
    ...finding('a', 'g', 0),
    address: `g / ingress ${String(index)}`,
    property: `x[${String(index)}].y`,
  });
  const fixes = proveFixes({
    findings: [at(1), at(2)],
    plans: [{ edits: [{ path: 'a', start: 0, end: 1, text: '' }] }, { refused: 'no' }],
    notices: 0,
    textOf: () => 'text',
    rerun: () => ({ findings: [at(1)], notices: [] }),
  });
  expect(fixes.map(({ kind }) => kind)).toEqual(['edits', 'advice']);
});

describe('what a fix may bring to light is what its rule has announced', () => {
  const announcing: AnyRule = { ...RULE, fix: { ...RULE.fix, reveals: ['ECS999'] } };
  const other = (code: string): AnyRule => ({ ...RULE, code });
  const kindWith = (revealed: Partial<Finding>): string | undefined => {
    const fixes = proveFixes({
      findings: [{ ...finding('a', 'x', 0), rule: announcing }],
      plans: [{ edits: [{ path: 'a', start: 0, end: 1, text: '' }] }],
      notices: 0,
      textOf: () => 'text',
      rerun: () => ({ findings: [{ ...finding('a', 'y', 0), ...revealed }], notices: [] }),
    });
    return fixes[0]?.kind;
  };

  test.each<[string, Partial<Finding>, string]>([
    ['announced and milder', { rule: other('ECS999'), severity: 'low' }, 'edits'],
    ['not announced', { rule: other('ECS998'), severity: 'low' }, 'advice'],
    ['announced and no milder', { rule: other('ECS999'), severity: 'high' }, 'advice'],
    ['announced, in another unit', { ...finding('b', 'y', 0), rule: other('ECS999'), severity: 'low' }, 'advice'],
  ])('%s', (_title, revealed, kind) => {
    expect(kindWith(revealed)).toBe(kind);
  });
});

test("a problem's own advice comes before its rule's", () => {
  const [one] = analyse({ a: 'bad 1' }).findings;
  const findings = [{ ...one!, problem: { ...one!.problem, advice: 'Write it by hand.' } }];
  expect(prove({ a: 'bad 1' }, [{ refused: 'no' }], findings).fixes).toEqual([
    { kind: 'advice', text: 'Write it by hand.' },
  ]);
});
