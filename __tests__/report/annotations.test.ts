import { describe, expect, test } from '@jest/globals';
import { annotationsOf, logCommands } from '../../src/report/annotations.js';
import { maskFor } from '../../src/report/mask.js';
import { fileOf, findingOf, outcomeOf, type FindingFacts } from '../support/outcome.js';

const FILE = fileOf('a b,c.tf', `${'line\n'.repeat(30)}user = "root"\n`);
const finding = (facts: Partial<FindingFacts> = {}) =>
  findingOf(FILE, { code: 'ECS802', mark: 'user', message: 'It is 100% wrong:\nreally.', ...facts });
const plain = (text: string) => text;

describe('annotations', () => {
  test.each([
    ['critical', 'failure'],
    ['high', 'failure'],
    ['medium', 'warning'],
    ['low', 'notice'],
    ['info', 'notice'],
  ] as const)('of severity %s have level %s', (severity, level) => {
    expect(annotationsOf([finding({ severity })], plain)).toMatchObject([{ level, startLine: 31, endLine: 31 }]);
  });

  test('say what is wrong and what to do', () => {
    const fix = { kind: 'advice', text: 'Name a user.' } as const;
    expect(annotationsOf([finding({ fix })], plain)).toMatchObject([
      { title: 'ECS802 Container runs as root', message: 'It is 100% wrong:\nreally.\nName a user.' },
    ]);
  });

  test('stay within the limits and cover ten lines at most', () => {
    const [annotation] = annotationsOf([finding({ mark: 'line\n'.repeat(25), message: 'x'.repeat(100_000) })], plain);
    expect(annotation!.message.length).toBeLessThanOrEqual(4096);
    expect([annotation!.startLine, annotation!.endLine]).toEqual([1, 10]);
  });

  test('never show a secret', () => {
    const { findings } = outcomeOf({
      files: { 'a.yml': 'value: hunter2hunter\n' },
      findings: [{ code: 'ECS201', mark: 'hunter2hunter', message: 'It is hunter2hunter.' }],
    });
    expect(annotationsOf(findings, maskFor(findings))[0]!.message).toMatch(/^It is hun…\.\n/);
  });
});

describe('workflow commands', () => {
  test('escape path and message', () => {
    const fix = { kind: 'advice', text: 'Do.' } as const;
    expect(logCommands(annotationsOf([finding({ fix })], plain))).toEqual([
      '::error file=a b%2Cc.tf,line=31,endLine=31,title=ECS802 Container runs as root::It is 100%25 wrong:%0Areally.%0ADo.',
    ]);
  });

  test('are the first ten of each level, because the runner drops the rest', () => {
    const all = (['high', 'medium', 'low'] as const).flatMap((severity) =>
      Array.from({ length: 15 }, () => finding({ severity })),
    );
    const levels = logCommands(annotationsOf(all, plain)).map((command) => /^::(\w+)/.exec(command)?.[1]);
    expect(levels.filter((level) => level === 'error')).toHaveLength(10);
    expect(levels.filter((level) => level === 'warning')).toHaveLength(10);
    expect(levels.filter((level) => level === 'notice')).toHaveLength(10);
  });
});
