/** Deployment units split between runs: together they find what one run finds. */
import { describe, expect, test } from '@jest/globals';
import { shardOf } from '../src/config/setting.js';
import { openWorkingTree } from '../src/io/working-tree.js';
import type { Outcome } from '../src/model/finding.js';
import type { ReviewOptions, Shard } from '../src/model/options.js';
import { renderJson } from '../src/report/json.js';
import { review } from '../src/review.js';
import { partOf } from '../src/shard.js';
import { memoryTree } from './support/memory-tree.js';

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: false,
};
const EXAMPLES = openWorkingTree('examples');

interface Report {
  readonly findings: readonly { readonly fingerprint: string }[];
  readonly undecided: readonly object[];
  readonly notices: readonly object[];
}

const reportOf = (outcome: Outcome): Report => JSON.parse(renderJson(outcome)) as Report;

const run = (shard?: Shard): Outcome => review(EXAMPLES, shard === undefined ? OPTIONS : { ...OPTIONS, shard });

const sorted = (all: readonly object[]): readonly string[] => all.map((one) => JSON.stringify(one)).sort();

describe('the shards of the examples', () => {
  const together = (of: number, options: ReviewOptions): readonly Report[] =>
    Array.from({ length: of }, (_, index) =>
      reportOf(review(EXAMPLES, { ...options, shard: { index: index + 1, of } })),
    );

  test.each([1, 2, 3, 4, 5])('of %d find together what one run finds', (of) => {
    const whole = reportOf(run());
    const parts = together(of, OPTIONS);
    expect(sorted(parts.flatMap(({ findings }) => findings))).toEqual(sorted(whole.findings));
    expect(sorted(parts.flatMap(({ undecided }) => undecided))).toEqual(sorted(whole.undecided));
    expect(new Set(parts.flatMap(({ notices }) => sorted(notices)))).toEqual(new Set(sorted(whole.notices)));
  });

  test('plan the same changes as one run', () => {
    const options = { ...OPTIONS, suggestions: true };
    const parts = together(3, options);
    expect(sorted(parts.flatMap(({ findings }) => findings))).toEqual(
      sorted(reportOf(review(EXAMPLES, options)).findings),
    );
  });

  test('are not all in one', () => {
    const counts = [1, 2].map((index) => run({ index, of: 2 }).findings.length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });
});

describe('a part of the units', () => {
  const unit = (id: string, ...paths: readonly string[]) => ({
    id,
    format: 'terraform' as const,
    resources: [],
    complete: true,
    files: paths.map((path) => ({ path, text: '', syntax: 'hcl' as const })),
  });
  const UNITS = Array.from({ length: 40 }, (_, at) => unit(`service-${String(at)}`, `${String(at)}.tf`, 'shared.tf'));

  test.each([2, 3, 7, 40, 256])('of %d parts has every unit once', (of) => {
    const parts = Array.from({ length: of }, (_, index) => partOf(UNITS, { index: index + 1, of }).units);
    expect(
      parts
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(UNITS.map(({ id }) => id).sort());
  });

  test('depends on nothing but where a unit stands', () => {
    const shard = { index: 1, of: 3 };
    const ids = (units: typeof UNITS) => partOf(units, shard).units.map(({ id }) => id);
    expect(ids([...UNITS].reverse()).toReversed()).toEqual(ids(UNITS));
    expect(ids(UNITS.slice(0, 20))).toEqual(ids(UNITS).filter((id) => ids(UNITS.slice(0, 20)).includes(id)));
  });

  test('knows the files that others have too', () => {
    const { shared } = partOf(UNITS, { index: 1, of: 2 });
    expect(shared.has('shared.tf')).toBe(true);
  });
});

describe('what only the whole can tell', () => {
  const FILES = {
    'task.json': JSON.stringify({
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'nginx:1', privileged: true }],
    }),
  };
  const baseline = { path: 'known.json', fingerprints: new Set(['0123456789abcdef']) };

  test('a shard says nothing of what the baseline knows and it does not see', () => {
    const notices = (options: ReviewOptions) => review(memoryTree(FILES), options).notices.map(({ path }) => path);
    expect(notices({ ...OPTIONS, baseline })).toEqual(['known.json']);
    expect(notices({ ...OPTIONS, baseline, shard: { index: 1, of: 2 } })).toEqual([]);
    expect(notices({ ...OPTIONS, baseline, shard: { index: 2, of: 2 } })).toEqual([]);
  });
});

describe('a written shard', () => {
  test.each<[string, Shard | undefined]>([
    ['', undefined],
    ['1/1', undefined],
    ['1/4', { index: 1, of: 4 }],
    [' 4/4 ', { index: 4, of: 4 }],
  ])('%j is %j', (value, expected) => {
    expect(shardOf({ label: '--shard', value })).toEqual(expected);
  });

  test.each(['0/4', '5/4', '1', '1/0', 'a/b', '1/257', '-1/4', '1/4/2'])('%s is refused', (value) => {
    expect(() => shardOf({ label: '--shard', value })).toThrow('--shard is');
  });
});
