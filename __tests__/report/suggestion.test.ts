import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits } from '../../src/fix/edits.js';
import type { TextEdit } from '../../src/model/finding.js';
import { edited, goTogether, lineChanges } from '../../src/report/line-changes.js';
import { linesOf } from '../../src/report/lines.js';
import { applySuggestion, suggestionBlock, suggestionOf, type Suggestion } from '../../src/report/suggestion.js';
import { editOf, fileOf } from '../support/outcome.js';

const TEXT = 'a = 1\nb = 2\nc = 3\n';

const suggested = (text: string, ...edits: readonly (readonly [string, string])[]) => {
  const file = fileOf('main.tf', text);
  return suggestionOf(
    file,
    edits.map(([find, put]) => editOf(file, find, put)),
  );
};

/** Reads the block of a comment and replaces the lines, as GitHub does. */
function commit(text: string, suggestion: Suggestion): string {
  const [fence = '', ...rest] = suggestionBlock(suggestion).split('\n');
  const marks = fence.replace('suggestion', '');
  expect(rest.pop()).toBe(marks);
  expect(rest.some((line) => line.trim().startsWith(marks))).toBe(false);
  const lines = text.split(/(?<=\n)/);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const { first, last } = suggestion.range;
  const old = lines.slice(first - 1, last);
  const isOpenEnded = !(old.at(-1) ?? '').endsWith('\n');
  const fresh = rest.map((line, index) => (isOpenEnded && index === rest.length - 1 ? line : `${line}${end}`));
  return [...lines.slice(0, first - 1), ...fresh, ...lines.slice(last)].join('');
}

describe('a suggestion', () => {
  test.each([
    { title: 'a value', edits: [['2', '20']], range: [2, 2], lines: ['b = 20'] },
    {
      title: 'a line inserted after another',
      edits: [['b = 2$', '\nx = 0']],
      range: [2, 2],
      lines: ['b = 2', 'x = 0'],
    },
    {
      title: 'a line inserted before another',
      edits: [['^b = 2', 'x = 0\n']],
      range: [1, 1],
      lines: ['a = 1', 'x = 0'],
    },
    { title: 'a line inserted at the start', edits: [['^a = 1', 'x = 0\n']], range: [1, 1], lines: ['x = 0', 'a = 1'] },
    { title: 'a line inserted at the end', edits: [['c = 3\n$', 'x = 0\n']], range: [3, 3], lines: ['c = 3', 'x = 0'] },
    { title: 'a deleted line', edits: [['b = 2\n', '']], range: [2, 2], lines: [] },
    { title: 'the last line deleted', edits: [['c = 3\n', '']], range: [3, 3], lines: [] },
    {
      title: 'two edits, with the line between them',
      edits: [
        ['1', '10'],
        ['3', '30'],
      ],
      range: [1, 3],
      lines: ['a = 10', 'b = 2', 'c = 30'],
    },
    {
      title: 'a line that becomes blank, with the line before it',
      edits: [['b = 2', '']],
      range: [1, 2],
      lines: ['a = 1', ''],
    },
    { title: 'two lines joined', edits: [['2\nc', 'c']], range: [2, 3], lines: ['b = c = 3'] },
  ] as const)('covers $title', ({ edits, range, lines }) => {
    const suggestion = suggested(TEXT, ...edits)!;
    expect([suggestion.range.first, suggestion.range.last]).toEqual(range);
    expect(suggestion.lines).toEqual(lines);
  });

  test.each([
    { title: 'nothing changes', text: TEXT, edits: [['2', '2']] },
    { title: 'there are no edits', text: TEXT, edits: [] },
    {
      title: 'two edits overlap',
      text: TEXT,
      edits: [
        ['b = 2', 'x'],
        ['2\nc', 'y'],
      ],
    },
    { title: 'the last line end goes', text: TEXT, edits: [['3\n', '3']] },
    { title: 'a last line end comes', text: 'a = 1', edits: [['1', '1\n']] },
    { title: 'the file is empty', text: '', edits: [['^', 'a = 1\n']] },
    { title: 'line ends are mixed', text: 'a = 1\r\nb = 2\n', edits: [['2', '3']] },
    { title: 'the edit writes other line ends than the file', text: 'a = 1\r\nb = 2\r\n', edits: [['1', '1\nx = 0']] },
    { title: 'a line would hold a hidden character', text: 'a = "\u202e"\n', edits: [['a', 'b']] },
    {
      title: 'the range is long',
      text: 'x\n'.repeat(5) + 'a\n' + 'y\n'.repeat(30) + 'b\n',
      edits: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
  ] as const)('is withheld when $title', ({ text, edits }) => {
    expect(suggested(text, ...edits)).toBeUndefined();
  });

  test('is withheld when an edit is in another file', () => {
    const file = fileOf('main.tf', TEXT);
    const edits = [editOf(file, '1', '2'), { path: 'other.tf', start: 0, end: 1, text: 'x' }];
    expect(suggestionOf(file, edits)).toBeUndefined();
  });

  test('keeps the carriage returns of the file out of the block', () => {
    const suggestion = suggested('a = 1\r\nb = 2\r\n', ['1', '1\r\nx = 0'])!;
    expect(suggestionBlock(suggestion)).toBe('```suggestion\na = 1\nx = 0\n```');
    expect(applySuggestion('a = 1\r\nb = 2\r\n', suggestion)).toBe('a = 1\r\nx = 0\r\nb = 2\r\n');
  });

  test('has a fence longer than any in its lines', () => {
    expect(suggestionBlock(suggested('a = 1\n', ['1', '"````"'])!)).toBe('`````suggestion\na = "````"\n`````');
  });

  const line = fc.constantFrom('', 'a', '  b', 'c = "```"', '\t', 'd ');
  const source = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, ended]) => ({ text: lines.join(end) + (ended ? end : ''), end }));
  const cases = source.chain(({ text, end }) => {
    const offset = fc.nat({ max: text.length });
    const put = fc.array(line, { maxLength: 3 }).map((lines) => lines.join(end));
    const edit = fc
      .tuple(offset, offset, put)
      .map(([a, b, words]): TextEdit => ({ path: 'main.tf', start: Math.min(a, b), end: Math.max(a, b), text: words }));
    return fc.record({ text: fc.constant(text), edits: fc.array(edit, { minLength: 1, maxLength: 3 }) });
  });

  test('committed by GitHub is the edits applied, for all texts and edits', () => {
    let count = 0;
    fc.assert(
      fc.property(cases, ({ text, edits }) => {
        const suggestion = suggestionOf(fileOf('main.tf', text), edits);
        if (suggestion === undefined) return;
        count += 1;
        expect(commit(text, suggestion)).toBe(edited(text, edits));
        expect(applySuggestion(text, suggestion)).toBe(edited(text, edits));
        expect(suggestion.range.first).toBeGreaterThanOrEqual(1);
        expect(suggestion.range.last).toBeLessThanOrEqual(linesOf(fileOf('main.tf', text)).count);
      }),
      { numRuns: 1000 },
    );
    expect(count).toBeGreaterThan(250);
  });
});

describe('edits', () => {
  test('are applied here as they are where fixes are written', () => {
    const edit = fc.tuple(
      fc.nat({ max: TEXT.length }),
      fc.nat({ max: 3 }),
      fc.constantFrom('', 'x', '\n  y', '\n    z'),
    );
    const edits = fc.array(edit, { maxLength: 4 }).map((all) =>
      all.map(([start, length, text]): TextEdit => ({
        path: 'main.tf',
        start,
        end: Math.min(start + length, TEXT.length),
        text,
      })),
    );
    fc.assert(
      fc.property(edits, (all) => {
        fc.pre(suggestionOf(fileOf('main.tf', TEXT), all) !== undefined);
        const distinct = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
        expect(edited(TEXT, all)).toBe(applyEdits(TEXT, distinct));
      }),
    );
  });

  const at = (start: number, end: number, text: string): TextEdit => ({ path: 'main.tf', start, end, text });

  test.each([
    ['two insertions at one place', [at(3, 3, 'x')], [at(3, 3, 'y')], true],
    ['the same comma twice', [at(3, 3, ',')], [at(3, 3, ',')], true],
    ['a deletion beside an insertion', [at(3, 5, '')], [at(5, 5, 'y')], false],
    ['two replacements that overlap', [at(3, 5, 'x')], [at(4, 6, 'y')], false],
    ['two replacements of one value', [at(3, 5, 'x')], [at(3, 5, 'y')], false],
    ['edits apart', [at(1, 2, 'x')], [at(4, 6, '')], true],
  ] as [string, TextEdit[], TextEdit[], boolean][])('of two fixes: %s', (...[, one, other, expected]) => {
    expect(goTogether(one, other)).toBe(expected);
    expect(goTogether(other, one)).toBe(expected);
  });

  test('become the smallest changes of whole lines', () => {
    const file = fileOf('main.tf', 'a\nb\nc\nd\ne\n');
    const changes = lineChanges(file, [editOf(file, 'a', 'A'), editOf(file, 'd\n', ''), editOf(file, 'e$', '\nf')]);
    expect(changes).toEqual([
      { first: 1, before: ['a'], after: ['A'] },
      { first: 4, before: ['d', 'e'], after: ['e', 'f'] },
    ]);
  });
});
