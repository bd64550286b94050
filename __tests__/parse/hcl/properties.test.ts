import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseExpression, parseHcl, parseTemplate } from '../../../src/parse/hcl/parse-hcl.js';
import { nodesIn } from './nodes.js';
import { fileText } from './random-hcl.js';
import { processorTime } from '../../support/processor-time.js';

const PIECES = [
  ...[
    '"',
    '${',
    '%{',
    '}',
    '~}',
    '{',
    '[',
    ']',
    '(',
    ')',
    '<<E\n',
    '<<-E\n',
    'E\n',
    '\n',
    '\r\n',
    '\r',
    '\\',
    '$',
    '%',
  ],
  ...['=', '==', '=>', '.', '...', '.*', '[*]', '::', '?', ':', ',', '#', '//', '/*', '*/', '-', '!', '&&', '<', '~'],
  ...[
    'for ',
    'in ',
    'if ',
    'else ',
    'endif',
    'endfor',
    'a',
    'null',
    '1',
    '1.',
    '0.1',
    '1e',
    ' ',
    '\t',
    '\uFEFF',
    '\u00a0',
  ],
  ...['é', '😀', '\ud800', '\u2028', '\0'],
];

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

const mutated = fc
  .tuple(
    fileText(),
    fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 5 }),
  )
  .map(([{ text }, edits]) =>
    edits.reduce((all, [at, cut, piece]) => {
      const start = at % (all.length + 1);
      return all.slice(0, start) + piece + all.slice(start + cut);
    }, text),
  );

/** What must hold of every text: places are in order and within the text, and a fault is said. */
function checkSound(text: string): void {
  const { body, comments, diagnostics } = parseHcl(text);
  for (const { start, end } of nodesIn(body).map(({ span }) => span)) {
    expect(start <= end && start >= 0 && end <= text.length).toBe(true);
  }
  const marks = comments.flatMap(({ span }) => [span.start, span.end]);
  expect(marks).toEqual([...marks].sort((a, b) => a - b));
  if (nodesIn(body).some(({ kind }) => kind === 'bad')) expect(diagnostics).not.toEqual([]);
  for (const { offset } of diagnostics) expect(offset >= 0 && offset <= text.length).toBe(true);
  const ends = [-1, ...body.items.map(({ span }) => span.end)];
  body.items.forEach(({ span }, index) => {
    expect(span.start).toBeGreaterThanOrEqual(ends[index]!);
  });
}

describe('random texts', () => {
  test('a tree that is printed in any style is read as the same tree with the same places', () => {
    fc.assert(
      fc.property(fileText(), ({ text, body }) => {
        const file = parseHcl(text);
        expect(file.diagnostics).toEqual([]);
        expect(file.body).toEqual(body);
      }),
      { numRuns: 2000 },
    );
  });

  test('no edit of a file makes the parser throw or lose its place', () => {
    fc.assert(fc.property(mutated, checkSound), { numRuns: 2000 });
  });

  test('no heap of tokens makes the parser throw', () => {
    fc.assert(
      fc.property(soup, (text) => {
        checkSound(text);
        checkSound(`a {\n b = ${text}\n}\n`);
        parseTemplate(text);
        parseExpression(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('an edit inside one block of a file leaves the blocks before it as they are', () => {
    const edit = fc.tuple(fileText(), soup);
    fc.assert(
      fc.property(edit, ([{ text, body }, rubbish]) => {
        const { items } = parseHcl(`${text}\nlast {\n  a = ${rubbish}\n}\n`).body;
        expect(items.slice(0, body.items.length)).toEqual(body.items);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hostile texts', () => {
  const many = (piece: string, count = 100_000): string => piece.repeat(count);

  test.each([
    ['brackets', `a = ${many('[')}`],
    ['parentheses that are closed', `a = ${many('(')}1${many(')')}`],
    ['objects', `a = ${many('{b=')}`],
    ['interpolations', `a = "${many('${"')}`],
    ['negations', `a = ${many('!')}b`],
    ['conditionals', `a = ${many('b?')}`],
    ['accessors', `a = b${many('.c')}`],
    ['splats', `a = b${many('[*]')}`],
    ['operators', `a = 1${many('+1')}`],
    ['directives', `a = "${many('%{if b}')}"`],
    ['heredocs in heredocs', `a = ${many('<<E\n${', 50_000)}`],
  ])('a hundred thousand %s give one diagnostic, and the next attribute is read', (_, line) => {
    const { body, diagnostics } = parseHcl(`${line}\nb = 1\n`);
    expect(diagnostics).toHaveLength(1);
    expect(body.items.at(-1)).toMatchObject({ name: 'b', value: { kind: 'literal' } });
  });

  test.each([
    ['open blocks', many('a {\n')],
    ['open heredocs with one word', many('a = <<E\n')],
    ['open heredocs with different words', Array.from({ length: 100_000 }, (_, index) => `a = <<E${index}\n`).join('')],
    ['heredocs whose end is swallowed', many('a = <<E\n${\nE\n}\n')],
    ['open comments', many('/*', 500_000)],
    ['open strings', many('a="', 500_000)],
    ['faults', many('=\n', 500_000)],
    ['open brackets by lines', many('a = [\n')],
    ['bad escapes', `a = "${many('\\q')}"`],
    ['marks', many('$', 1_000_000)],
    ['dots after a number', `a = 1${many('.', 1_000_000)}`],
    ['blanks', many(' ', 1_000_000)],
    ['stray braces', many('}', 500_000)],
    ['closed and mismatched brackets', `a = ${many('[')}${many(')')}`],
  ])('%s take time in proportion and leave few diagnostics', (_, text) => {
    const start = processorTime();
    const { diagnostics } = parseHcl(text);
    parseTemplate(text);
    parseExpression(text);
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    expect(processorTime() - start).toBeLessThan(20_000);
  });
});
