import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Syntax } from '../../src/model/source.js';
import { readCommentary } from '../../src/parse/commentary.js';
import { processorTime } from '../support/processor-time.js';

function commentsOf(syntax: Syntax, text: string): readonly string[] {
  return readCommentary({ path: 'file', text, syntax }).comments.map(({ start, end }) => text.slice(start, end));
}

const TABLE: readonly (readonly [title: string, syntax: Syntax, text: string, comments: readonly string[]])[] = [
  ['every kind of HCL comment', 'hcl', '# a\nx = 1 // b\n/* c\n d */ y = 2 # e', ['# a', '// b', '/* c\n d */', '# e']],
  ['no mark inside an HCL string', 'hcl', 'x = "# a // b /* c */"\n', []],
  ['no line of a heredoc', 'hcl', 'x = <<EOT\n# a\n// b\nEOT\n# c\n', ['# c']],
  ['a comment between the items of an HCL list', 'hcl', 'x = [\n  # a\n  1, # b\n]\n', ['# a', '# b']],
  ['a comment inside an interpolation', 'hcl', 'x = "${f([\n# a\n1])}"\n', ['# a']],
  ['HCL comments behind a broken block, once each', 'hcl', 'a "b" {\n# a\nx = \n# b\n', ['# a', '# b']],
  ['YAML comments', 'yaml', '# a\nx: 1 # b\ny:\n  # c\n  - 1\n', ['# a', '# b', '# c']],
  ['no mark inside a YAML scalar', 'yaml', 'x: "# a"\ny: \'# b\'\nz: c#d\n', []],
  ['no line of a block scalar, but a comment behind its sign', 'yaml', 'x: | # a\n  # b\n  c\n# d\n', ['# a', '# d']],
  ['no line of a quoted scalar of several lines', 'yaml', 'x: "a\n  # b\n  c"\n', []],
  [
    'comments of several YAML documents with BOM and CRLF',
    'yaml',
    '\uFEFF# a\r\nx: 1\r\n--- # b\r\ny: 2',
    ['# a', '# b'],
  ],
  ['comments in a YAML flow collection', 'yaml', 'x: [ # a\n 1, # b\n]\n', ['# a', '# b']],
  ['JSON comments', 'json', '// a\n{ /* b */ "x": 1 } // c', ['// a', '/* b */', '// c']],
  ['no mark inside a JSON string', 'json', '{"x": "// a /* b */ # c"}', []],
  ['no hash in JSON', 'json', '{\n# a\n"x": 1}', []],
];

describe('the comments of a text', () => {
  test.each(TABLE)('are %s', (...[, syntax, text, comments]) => {
    expect(commentsOf(syntax, text)).toEqual(comments);
  });

  const piece = fc.constantFrom(
    '#',
    '//',
    '/*',
    '*/',
    '"',
    "'",
    '\n',
    '\r\n',
    ' ',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '- ',
    '=',
    '<<E\n',
    'E',
    '|',
    '${',
    'a',
    '\t',
    '\uFEFF',
    '\u0002',
    '\u001f',
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test.each(['hcl', 'yaml', 'json'] as const)(
    'in any %s begin with their mark, in order, and never throw',
    (syntax) => {
      fc.assert(
        fc.property(text, (source) => {
          const { comments, elements } = readCommentary({ path: 'file', text: source, syntax });
          let before = 0;
          for (const { start, end } of comments) {
            expect(source.slice(start, end)).toMatch(
              syntax === 'yaml' ? /^#/ : syntax === 'json' ? /^\/[/*]/ : /^(#|\/[/*])/,
            );
            expect(start).toBeGreaterThanOrEqual(before);
            before = end;
          }
          expect(elements.every(({ start, end }) => start <= end && end <= source.length)).toBe(true);
        }),
        { numRuns: 1500 },
      );
    },
  );
});

test('a long text with many comments is read in linear time', () => {
  const line = 'x = 1 # a /* b */ // c\n';
  const started = processorTime();
  expect(commentsOf('hcl', line.repeat(20_000))).toHaveLength(20_000);
  expect(commentsOf('yaml', 'x: 1 # a\n'.repeat(20_000))).toHaveLength(20_000);
  expect(commentsOf('json', `[${'1, // a\n'.repeat(20_000)}1]`)).toHaveLength(20_000);
  expect(processorTime() - started).toBeLessThan(10_000);
});
