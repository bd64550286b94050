import { describe, expect, test } from '@jest/globals';
import type { Changes, Hunk } from '../../src/model/diff.js';
import { anchorFields, anchorOf } from '../../src/report/anchor.js';
import { isTouched, standingsOf } from '../../src/report/standing.js';
import { fileOf, findingOf } from '../support/outcome.js';

const TEXT = Array.from({ length: 60 }, (_, index) => `line${String(index + 1)};\n`).join('');
const FILE = fileOf('main.tf', TEXT);
const at = (first: number, last = first) =>
  findingOf(FILE, {
    code: 'ECS802',
    mark: TEXT.split('\n')
      .slice(first - 1, last)
      .join('\n'),
  });

function hunk(first: number, last: number, added: readonly number[]): Hunk {
  const lines = Array.from({ length: last - first + 1 }, (_, index) => ({
    line: first + index,
    text: `line${String(first + index)};`,
    added: added.includes(first + index),
  }));
  return { oldStart: first, oldLines: 1, newStart: first, newLines: lines.length, lines, removedBefore: [] };
}

const changesOf = (...hunks: readonly Hunk[]): Changes =>
  new Map([['main.tf', { path: 'main.tf', status: 'modified', hunks }]]);
const CHANGES = changesOf(hunk(5, 12, [8, 9]), hunk(30, 55, [33, 54]));

describe('a comment stands', () => {
  test.each([
    ['on an added line', 8, 8, 8, 8],
    ['on a context line', 5, 5, 5, 5],
    ['on all lines of a short place', 7, 11, 7, 11],
    ['on the first ten lines of a long place', 31, 50, 31, 40],
    ['on the added part of a place that starts before the hunk', 2, 10, 8, 10],
    ['on the added part of a place that ends after the hunk', 9, 20, 9, 12],
    ['in the first hunk of two that a place spans', 2, 40, 8, 12],
  ])('%s: %i-%i', (...[, first, last, from, to]: [string, number, number, number, number]) => {
    expect(anchorOf(at(first, last), CHANGES)).toEqual({ path: 'main.tf', range: { first: from, last: to } });
  });

  test.each([
    ['outside of every hunk', 20, 25],
    ['partly in a hunk, on none of its added lines', 11, 15],
  ])('nowhere for a place %s', (...[, first, last]: [string, number, number]) => {
    expect(anchorOf(at(first, last), CHANGES)).toBeUndefined();
  });

  test('nowhere when the diff shows another text than was judged', () => {
    const other = hunk(5, 12, [8]);
    const lines = other.lines.map((line) => (line.line === 8 ? { ...line, text: 'else' } : line));
    expect(anchorOf(at(8), changesOf({ ...other, lines }))).toBeUndefined();
    expect(anchorOf(at(7), changesOf({ ...other, lines }))).toBeDefined();
  });

  test('nowhere in a file that is not in the diff, or of which no hunks are known', () => {
    expect(anchorOf(at(8), new Map())).toBeUndefined();
    expect(anchorOf(at(8), new Map([['main.tf', { path: 'main.tf', status: 'modified' }]]))).toBeUndefined();
  });

  test('on the construct of a synthesised template', () => {
    const source = { path: 'lib/app.ts', line: 6 };
    const changes: Changes = new Map([
      ['lib/app.ts', { path: 'lib/app.ts', status: 'modified', hunks: [hunk(5, 12, [6])] }],
    ]);
    expect(anchorOf({ ...at(50), source }, changes)).toEqual({ path: 'lib/app.ts', range: { first: 6, last: 6 } });
  });
});

describe('a construct that goes over several lines', () => {
  const construct = { ...at(50), source: { path: 'lib/app.ts', line: 10, last: 20 } };
  const source = (...hunks: readonly Hunk[]): Changes =>
    new Map([['lib/app.ts', { path: 'lib/app.ts', status: 'modified', hunks }]]);
  const removing = (first: number, last: number, line: number): Hunk => ({
    ...hunk(first, last, []),
    removedBefore: [line],
  });

  test.each([
    ['has its comment on its first line when the diff shows it', source(hunk(8, 15, [12])), 10],
    ['has its comment on the first line that is added to it', source(hunk(13, 19, [16, 17])), 16],
    ['has its comment where a line was removed from it', source(removing(13, 19, 16)), 16],
    ['has no comment where the diff changes something else', source(hunk(30, 40, [33])), undefined],
    ['has no comment where only lines around a change belong to it', source(hunk(18, 24, [22])), undefined],
  ])('%s', (_what, changes, line) => {
    const range = line === undefined ? undefined : { first: line, last: line };
    expect(anchorOf(construct, changes)?.range).toEqual(range);
  });

  test.each([
    ['touched where a line is added to it', source(hunk(13, 19, [16])), 'yes'],
    ['touched where a line is removed from it', source(removing(13, 19, 16)), 'yes'],
    ['untouched where the change is before it', source(removing(5, 12, 10)), 'no'],
    ['untouched where the change is behind it', source(hunk(18, 24, [22])), 'no'],
  ])('is %s, when its template is not part of the diff', (_what, changes, expected) => {
    expect(isTouched(construct, changes)).toBe(expected);
  });

  test('is compared with its base when its template is part of the diff', () => {
    expect(isTouched(construct, new Map([...source(hunk(13, 19, [16])), ...CHANGES]))).toBe('no');
  });
});

test('one line has no start', () => {
  expect(anchorFields({ path: 'a', range: { first: 3, last: 3 } })).toEqual({ path: 'a', line: 3 });
  expect(anchorFields({ path: 'a', range: { first: 3, last: 5 } })).toEqual({ path: 'a', startLine: 3, line: 5 });
});

describe('a finding is', () => {
  test.each([
    ['touched by an added line', 8, 8, 'yes'],
    ['touched by an added line in its middle', 2, 40, 'yes'],
    ['untouched on a context line', 7, 7, 'no'],
    ['untouched between hunks', 13, 29, 'no'],
  ])('%s', (...[, first, last, expected]: [string, number, number, string]) => {
    expect(isTouched(at(first, last), CHANGES)).toBe(expected);
  });

  test('perhaps touched where the hunks are not known', () => {
    expect(isTouched(at(8), new Map([['main.tf', { path: 'main.tf', status: 'modified' }]]))).toBe('unknown');
  });

  const fresh = (...facts: Parameters<typeof standingsOf>) => standingsOf(...facts).fresh.length;
  const unknown: Changes = new Map([['main.tf', { path: 'main.tf', status: 'modified' }]]);
  const comparison = (...introduced: readonly string[]) => ({ introduced: new Set(introduced), fixed: [] });

  test('fresh when it is touched or the base does not have it', () => {
    expect(fresh([at(8), at(20)], { changes: CHANGES })).toBe(1);
    expect(fresh([at(20)], { changes: CHANGES, comparison: comparison(at(20).fingerprint) })).toBe(1);
    expect(fresh([at(20)], { changes: CHANGES, comparison: comparison() })).toBe(0);
  });

  test('fresh outside of a pull request, where nothing is compared', () => {
    expect(standingsOf([at(20)], {})).toMatchObject({ compared: false, existing: [] });
    expect(fresh([at(20)], {})).toBe(1);
  });

  test('fresh when neither diff nor base can tell', () => {
    expect(fresh([at(20)], { changes: unknown })).toBe(1);
    expect(fresh([at(20)], { changes: unknown, comparison: comparison() })).toBe(0);
  });
});
