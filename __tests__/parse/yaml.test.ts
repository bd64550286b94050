import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Node, SourceFile } from '../../src/model/source.js';
import { parseYaml } from '../../src/parse/yaml.js';
import { at, expectSoundSpans, plain, textAt } from './plain.js';
import { processorTime } from '../support/processor-time.js';

function read(text: string) {
  const file: SourceFile = { path: 'template.yaml', text, syntax: 'yaml' };
  return parseYaml(file);
}

function first(text: string): Node {
  const { documents, notices } = read(text);
  expect(notices).toEqual([]);
  return documents[0]!;
}

describe('YAML', () => {
  test.each<[string, string, unknown]>([
    ['a block map', 'a: 1\nb:\n  c: x\n', { a: 1, b: { c: 'x' } }],
    ['a block list in a map', 'a:\n- 1\n- b: 2\n  c: 3\n', { a: [1, { b: 2, c: 3 }] }],
    ['flow collections', 'a: {b: [1, "2", \'3\'], c}\n', { a: { b: [1, '2', '3'], c: null } }],
    ['booleans of YAML 1.1', 'a: [yes, No, on, OFF, true, False]', { a: [true, false, true, false, true, false] }],
    ['the letters y and n as text', 'a: [y, n]', { a: ['y', 'n'] }],
    ['nothing in its spellings', 'a: [~, null, NULL]\nb:\n', { a: [null, null, null], b: null }],
    ['a policy version as text', 'Version: 2012-10-17', { Version: '2012-10-17' }],
    ['an account id with a leading zero as text', 'id: 012345678901', { id: '012345678901' }],
    ['octal, hexadecimal and sexagesimal numbers as text', 'a: [010, 0x1F, 12:30]', { a: ['010', '0x1F', '12:30'] }],
    ['quoted numbers as text', `a: '1'\nb: "2"`, { a: '1', b: '2' }],
    ['block scalars', 'a: |\n  one\n  two\nb: >-\n  x\n  y\n', { a: 'one\ntwo\n', b: 'x y' }],
    ['a byte order mark and CRLF', '\uFEFFa: 1\r\nb:\r\n  - x\r\n', { a: 1, b: ['x'] }],
    ['anchors and aliases', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
    [
      'merge keys, where written keys win',
      'a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x\n',
      { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } },
    ],
    [
      'merge lists, where the first wins',
      'a: &x {p: 1}\nb: &y {p: 2, r: 3}\nc: {<<: [*x, *y]}\n',
      { a: { p: 1 }, b: { p: 2, r: 3 }, c: { p: 1, r: 3 } },
    ],
    ['explicit types', 'a: !!str 12\nb: ! 12\n', { a: '12', b: '12' }],
    ['JSON', '{"a": [1, true], "b": {"c": null}}', { a: [1, true], b: { c: null } }],
    ['keys that are numbers or booleans', '80: a\non: b\n', { 80: 'a', on: 'b' }],
  ])('reads %s', (_title, text, expected) => {
    expect(plain(first(text))).toEqual(expected);
  });

  test('reads every document', () => {
    expect(read('a: 1\n---\nb: 2\n...\n').documents.map(plain)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('keeps every entry of a duplicate key', () => {
    expect(first('a: 1\na: 2\n')).toMatchObject({ entries: [{ value: { value: 1 } }, { value: { value: 2 } }] });
  });
});

describe('spans in YAML', () => {
  const text = [
    'Resources: # all',
    '  Web:',
    '    Type: "AWS::ECS::Service"   # quoted',
    '    Names:',
    '      - one',
    '      - two: 2',
    '        three: {a: 1, b: [x]}',
    '    Script: |',
    '      first',
    '      second',
    '',
    '    Empty:',
    'Last: end',
    '',
  ];
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('are exact with %s', (_title, end) => {
    const node = first(text.join(end));
    const web = at(node, 'Resources', 'Web');
    expect(textAt(node)).toBe(text.slice(0, -1).join(end));
    expect(node).toMatchObject({ kind: 'map', form: 'yaml-block' });
    expect(textAt(web)).toBe(text.slice(2, 12).join(end).trimStart());
    expect(textAt(at(web, 'Type'))).toBe('"AWS::ECS::Service"');
    expect(at(web, 'Type')).toMatchObject({ raw: 'AWS::ECS::Service' });
    expect(textAt(at(web, 'Names'))).toBe(text.slice(4, 7).join(end).trimStart());
    expect(textAt(at(web, 'Names', 0))).toBe('one');
    expect(textAt(at(web, 'Names', 1))).toBe(`two: 2${end}        three: {a: 1, b: [x]}`);
    expect(at(web, 'Names', 1, 'three')).toMatchObject({ form: 'yaml-flow' });
    expect(textAt(at(web, 'Names', 1, 'three', 'b'))).toBe('[x]');
    expect(textAt(at(web, 'Script'))).toBe(`|${end}      first${end}      second`);
    expect(textAt(at(web, 'Empty'))).toBe('');
    expect(web).toMatchObject({ kind: 'map' });
    const empty = web.kind === 'map' ? web.entries.at(-1) : undefined;
    expect(textAt(web, empty?.span)).toBe('Empty:');
    expectSoundSpans(node);
  });
});

describe("CloudFormation's short tags", () => {
  test.each<[string, string, unknown]>([
    ['!Ref Cluster', '!Ref Cluster', { Ref: 'Cluster' }],
    ['!GetAtt Alb.Arn', '!GetAtt Alb.Arn', { 'Fn::GetAtt': ['Alb', 'Arn'] }],
    ['!GetAtt "Stack.Outputs.Arn"', '!GetAtt "Stack.Outputs.Arn"', { 'Fn::GetAtt': ['Stack', 'Outputs.Arn'] }],
    ['!GetAtt [Alb, Arn]', '!GetAtt [Alb, Arn]', { 'Fn::GetAtt': ['Alb', 'Arn'] }],
    ['!Sub', "!Sub '${A}-b'", { 'Fn::Sub': '${A}-b' }],
    [
      '!If with functions inside',
      '!If [IsProd, !Ref A, !Sub "${B}"]',
      { 'Fn::If': ['IsProd', { Ref: 'A' }, { 'Fn::Sub': '${B}' }] },
    ],
    [
      '!If over lines',
      '!If\n    - IsProd\n    - 1\n    - !Ref AWS::NoValue',
      { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] },
    ],
    ['!Join', "!Join [',', [a, b]]", { 'Fn::Join': [',', ['a', 'b']] }],
    ['!Condition', '!Condition IsProd', { Condition: 'IsProd' }],
    ['!Transform with a map', '!Transform {Name: X}', { 'Fn::Transform': { Name: 'X' } }],
    ['!ToJsonString with a block', '!ToJsonString\n    a: 1', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Base64 with a block scalar', '!Base64 |\n    text', { 'Fn::Base64': 'text\n' }],
  ])('%s is the long form, with the tag in the span', (_title, value, expected) => {
    const node = first(`a:\n  b: ${value}\nc: 1\n`);
    expect(plain(node)).toEqual({ a: { b: expected }, c: 1 });
    expect(textAt(at(node, 'a', 'b'))).toBe(value);
    const map = at(node, 'a', 'b');
    expect(map.kind === 'map' && textAt(map, map.entries[0]?.keySpan)).toBe(/^!\w+/.exec(value)?.[0]);
  });

  test('the parts of !GetAtt point at their text', () => {
    const node = first('a: !GetAtt Alb.Arn\n');
    expect(textAt(at(node, 'a', 'Fn::GetAtt', 0))).toBe('Alb');
    expect(textAt(at(node, 'a', 'Fn::GetAtt', 1))).toBe('Arn');
  });

  test('an anchor may stand beside the tag', () => {
    expect(plain(first('a: &x !Ref B\nb: *x\nc: !Ref &y C\n'))).toEqual({
      a: { Ref: 'B' },
      b: { Ref: 'B' },
      c: { Ref: 'C' },
    });
  });

  test.each(['!vault |\n    abc', '!Rain::Embed file', '!binary abc', '!!set {a, b}'])('%s is not known', (value) => {
    const node = first(`a: ${value}\nb: 1\n`);
    expect(at(node, 'a')).toMatchObject({ kind: 'opaque', why: expect.stringContaining('is not known') });
    expect(textAt(at(node, 'a'))).toBe(value);
    expect(at(node, 'b')).toMatchObject({ value: 1 });
  });
});

describe('YAML with marks or faults', () => {
  test('a mark in the place of a value is filled in later', () => {
    const node = first('image: {{ image }}\nname: app\n');
    expect(plain(node)).toEqual({ image: '<opaque: `{{ image }}` is filled in later>', name: 'app' });
    expect(textAt(at(node, 'image'))).toBe('{{ image }}');
  });

  test('a key that is not a scalar may be any key', () => {
    expect(first('{{ x }}: 1\na: 2\n')).toMatchObject({ complete: false });
  });

  test.each([
    ['a mark with more text', 'a: {{ x }}:latest\nb: 1\n', 'template marks'],
    ['Go templates around the lines', '{{- if .X }}\na: 1\n{{- end }}\n', 'template marks'],
    ['Jinja blocks', 'a: 1\n{% if x %}\nb: 2\n{% endif %}\n', 'template marks'],
    ['tabs as indentation', 'a:\n\tb: 1\n', 'not valid YAML'],
    ['an open bracket', 'a: [1, 2\nb: 3\n', 'not valid YAML'],
    ['an open quote', 'a: "x\nb: 3\n', 'not valid YAML'],
  ])('%s gives one notice and proves no absence', (_title, text, message) => {
    const { documents, notices } = read(text);
    expect(notices).toEqual([
      { path: 'template.yaml', offset: expect.any(Number), message: expect.stringContaining(message) },
    ]);
    for (const node of documents) {
      if (node.kind === 'map' || node.kind === 'list') expect(node.complete).toBe(false);
    }
  });

  test('an alias that leads nowhere or to itself is opaque', () => {
    expect(plain(first('a: *no\nb: &x [*x]\n'))).toEqual({
      a: '<opaque: there is no anchor &no before it>',
      b: ['<opaque: the alias *x stands inside its own anchor>'],
    });
  });

  test('a merge with something unknown leaves the map incomplete', () => {
    expect(at(first('a: {<<: *no, b: 1}\n'), 'a')).toMatchObject({ complete: false });
  });
});

describe('hostile YAML', () => {
  const deep = 20_000;
  test.each([
    ['flow lists', '['.repeat(100_000)],
    ['flow maps', '{a: '.repeat(deep)],
    ['block lists in one line', '- '.repeat(deep)],
    ['explicit keys in one line', '? '.repeat(deep)],
    ['block maps', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['brackets around a string over two lines', `${'['.repeat(1000)}"a\n b"${']'.repeat(1000)}`],
    ['brackets that quotes pretend to close', '[ "]", '.repeat(deep)],
    ['tags and anchors', '- !a &b '.repeat(deep)],
  ])('nested %s are refused in little time', (_title, text) => {
    const before = processorTime();
    const { documents, notices } = read(text);
    expect(processorTime() - before).toBeLessThan(5000);
    expect(documents).toEqual([]);
    expect(notices).toEqual([
      { path: 'template.yaml', offset: expect.any(Number), message: expect.stringContaining('nested deeper') },
    ]);
  });

  test.each([
    ['too many characters', 'a: b\n'.repeat(500_000), 'longer than'],
    ['too many words', '- a\n'.repeat(200_000), 'words and signs'],
  ])('a text with %s is refused', (_title, text, message) => {
    expect(read(text)).toMatchObject({ documents: [], notices: [{ message: expect.stringContaining(message) }] });
  });

  test.each([
    ['lists', (before: string) => `[${`*${before}, `.repeat(9)}]`],
    ['merges', (before: string) => `{<<: [${`*${before}, `.repeat(9)}]}`],
  ])('a bomb of aliases in %s ends in opaque values', (_title, level) => {
    const lines = Array.from(
      { length: 20 },
      (_, index) => `a${String(index)}: &a${String(index)} ${index === 0 ? '{x: 1}' : level(`a${String(index - 1)}`)}`,
    );
    const { documents, notices } = read(lines.join('\n'));
    expect(countNodes(documents[0]!)).toBeLessThan(200_000);
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('aliases')]);
  });

  test('spoiled text never throws', () => {
    const text = 'a: &x !Ref B\nb:\n  - c: "d"\n    e: {f: [1, *x]}\n  - |\n    text\n<<: *x\n';
    const spoil = fc.tuple(fc.nat(text.length), fc.nat(10), fc.stringMatching(/^[\][{}",:&*!|>?%#a0\n\t -]{0,6}$/));
    fc.assert(
      fc.property(spoil, ([start, length, instead]) => {
        const { documents } = read(text.slice(0, start) + instead + text.slice(start + length));
        for (const node of documents) expect(node.span.end).toBeGreaterThanOrEqual(node.span.start);
      }),
      { numRuns: 1000 },
    );
  });
});

function countNodes(node: Node): number {
  if (node.kind === 'list') return node.items.reduce((sum, item) => sum + countNodes(item), 1);
  if (node.kind === 'map') return node.entries.reduce((sum, entry) => sum + countNodes(entry.value), 1);
  return 1;
}

describe('any value', () => {
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9:_-]{0,8}[A-Za-z0-9]$/);
  const leaf = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('yes', '010', 'a\nb\n', '#', '- a', 'x: y', '<<'),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('any'), { minLength: 1, maxLength: 4 }),
    map: fc.dictionary(key, tie('any'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  })).map;
  const style = fc.record({
    collectionStyle: fc.constantFrom('any', 'block', 'flow'),
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    crlf: fc.boolean(),
  });

  test('printed in any style reads back equal, with spans that hold together', () => {
    fc.assert(
      fc.property(value, style, (written, { crlf, ...options }) => {
        const printed = stringify(written, { ...options, version: '1.1', lineWidth: 0 } as const);
        const text = crlf ? printed.replaceAll('\n', '\r\n') : printed;
        const node = first(text);
        expect(plain(node)).toEqual(written);
        expectSoundSpans(node);
        expectScalarsReadBack(node);
      }),
      { numRuns: 300 },
    );
  });
});

/** What a scalar's span cuts out means the same value on its own. */
function expectScalarsReadBack(node: Node): void {
  if (node.kind === 'list') node.items.forEach(expectScalarsReadBack);
  if (node.kind === 'map') for (const entry of node.entries) expectScalarsReadBack(entry.value);
  if (node.kind !== 'scalar' || /^[|>]/.test(textAt(node))) return;
  expect(plain(first(`- ${textAt(node)}`))).toEqual([node.value]);
}
