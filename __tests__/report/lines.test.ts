import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineOfNotice, linesOf, linesOfSpan } from '../../src/report/lines.js';
import { fileOf, outcomeOf } from '../support/outcome.js';
import { processorTime } from '../support/processor-time.js';

describe('offsets become lines and columns', () => {
  test.each([
    ['at the start', 'a\nb', 0, 1, 1],
    ['on a later line', 'a\nbc', 3, 2, 2],
    ['at a line end', 'a\nb', 1, 1, 2],
    ['after carriage returns', 'a\r\nb', 3, 2, 1],
    ['counting UTF-16 units', '😀b', 2, 1, 3],
    ['leaving a byte order mark out', '\uFEFFab', 2, 1, 2],
    ['counting it on no other line', '\uFEFFa\nb', 3, 2, 1],
    ['past the end', 'a\n', 99, 2, 1],
    ['before the start', 'a', -1, 1, 1],
    ['of nothing', '', 0, 1, 1],
  ])('%s', (...[, text, offset, line, column]: [string, string, number, number, number]) => {
    expect(linesOf(fileOf('a.tf', text)).position(offset)).toEqual({ line, column });
  });

  test('and back, for every offset of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '😀'), maxLength: 30 }), (text) => {
        const { position, startOf } = linesOf(fileOf('a.tf', text));
        for (let offset = 0; offset <= text.length; offset += 1) {
          const { line, column } = position(offset);
          expect(startOf(line) + column - 1).toBe(offset);
          expect(text.slice(0, offset).split('\n')).toHaveLength(line);
        }
      }),
    );
  });
});

test.each([
  ['no text', '', 0, '\n'],
  ['a line without an end', 'a', 1, '\n'],
  ['a line with an end', 'a\n', 1, '\n'],
  ['a blank last line', 'a\n\n', 2, '\n'],
  ['carriage returns', 'a\r\nb\r\n', 2, '\r\n'],
  ['both line ends', 'a\r\nb\n', 2, 'mixed'],
])('%s is counted', (...[, text, count, ends]: [string, string, number, string]) => {
  expect(linesOf(fileOf('a.tf', text))).toMatchObject({ count, ends });
});

test.each([
  [0, 1, 1, 1],
  [0, 4, 1, 1],
  [0, 5, 1, 2],
  [2, 2, 1, 1],
  [4, 12, 2, 3],
])('the span from %i to %i stands on lines %i to %i', (...[start, end, first, last]: number[]) => {
  expect(linesOfSpan(fileOf('a.tf', 'abc\ndef\nghi\n'), { start: start!, end: end! })).toEqual({ first, last });
});

test('the lines of a long file are found in linear time', () => {
  const file = fileOf('a.tf', 'line\n'.repeat(200_000));
  const start = processorTime();
  for (let offset = 0; offset < file.text.length; offset += 50) linesOf(file).position(offset);
  expect(processorTime() - start).toBeLessThan(10_000);
});

test('a notice has a line when its offset and the text are known', () => {
  const { files } = outcomeOf({ files: { 'a.tf': 'a\nb\n' } });
  expect(lineOfNotice({ path: 'a.tf', offset: 2, message: '' }, files)).toBe(2);
  expect(lineOfNotice({ path: 'a.tf', message: '' }, files)).toBeUndefined();
  expect(lineOfNotice({ path: 'b.tf', offset: 2, message: '' }, files)).toBeUndefined();
});
