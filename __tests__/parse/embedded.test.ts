import { describe, expect, test } from '@jest/globals';
import type { EmbeddedText, HoleChunk, TextChunk } from '../../src/model/ports.js';
import type { Node, ScalarNode, SourceFile } from '../../src/model/source.js';
import { parseEmbeddedJson } from '../../src/parse/embedded.js';
import { at, plain, textAt } from './plain.js';
import { processorTime } from '../support/processor-time.js';

/**
 * A host text in which `«…»` is the embedded string and `${name}` a hole. Lines lose their indentation, and each line is
 * an exact chunk, as in a heredoc.
 */
function embed(
  marked: string,
  values: Readonly<Record<string, Partial<Node>>> = {},
  facts: Partial<EmbeddedText> = {},
) {
  const start = marked.indexOf('«');
  const inner = marked.slice(start + 1, marked.indexOf('»'));
  const file: SourceFile = { path: 'main.tf', text: marked.replace(/[«»]/g, ''), syntax: 'hcl' };
  const chunks: (TextChunk | HoleChunk)[] = [];
  for (const match of inner.matchAll(
    /(?<hole>\$\{(?<name>\w+)\})|(?<indent>(?<=\n|^)[ ]+)|(?<text>(?:(?!\$\{)[^\n])+\n?|\n)/g,
  )) {
    const { hole, name, text } = match.groups ?? {};
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    if (text !== undefined) chunks.push({ text, span, exact: true });
    if (hole !== undefined) {
      const node = { kind: 'opaque', why: `${name!} is not known`, file, span, ...values[name!] } as Node;
      chunks.push({ hole: node });
    }
  }
  return parseEmbeddedJson({ file, span: { start, end: start + inner.length }, chunks, ...facts });
}

function scalar(value: string | number | boolean, facts: Partial<ScalarNode> = {}): Partial<Node> {
  return { kind: 'scalar', value, raw: String(value), ...facts };
}

const HEREDOC = `x = <<-EOT
«    [
      {
        "name": "app",
        "image": "\${repo}:latest",
        "cpu": \${cpu},
        "user": "\${user}"
      }
    ]
»  EOT
`;

describe('JSON in a heredoc', () => {
  test('has the spans of the host, through indentation and interpolations', () => {
    const { node, notices } = embed(HEREDOC);
    expect(notices).toEqual([]);
    const container = at(node, 0);
    expect(node?.locked).toBeUndefined();
    expect(container.locked).toBeUndefined();
    expect(textAt(node!)).toMatch(/^\[\n {6}\{[^]*\n {4}\]$/);
    expect(textAt(at(container, 'name'))).toBe('"app"');
    expect(textAt(at(container, 'image'))).toBe('"${repo}:latest"');
    expect(textAt(at(container, 'user'))).toBe('"${user}"');
    const entries = container.kind === 'map' ? container.entries : [];
    expect(entries.map((entry) => textAt(container, entry.span))).toEqual([
      '"name": "app"',
      '"image": "${repo}:latest"',
      '"cpu": ${cpu}',
      '"user": "${user}"',
    ]);
  });

  test('takes what is known of the interpolated values', () => {
    const repo = { kind: 'reference', to: 'aws_ecr_repository.web', attribute: 'repository_url' } as const;
    const { node } = embed(HEREDOC, { repo, cpu: scalar('256', { assumed: ['var.cpu'] }) });
    expect(plain(at(node, 0))).toEqual({
      name: 'app',
      image: { parts: ['<reference: aws_ecr_repository.web.repository_url>', ':latest'] },
      cpu: 256,
      user: '<opaque: user is not known>',
    });
    expect(at(node, 0, 'cpu')).toMatchObject({ assumed: ['var.cpu'] });
  });

  test('a string put together of known pieces is known, with the assumptions of its pieces', () => {
    const via = [{ kind: 'variable', name: 'var.repo' }] as const;
    const { node } = embed(HEREDOC, { repo: scalar('nginx', { assumed: ['var.repo'], via }) });
    expect(at(node, 0, 'image')).toMatchObject({ value: 'nginx:latest', assumed: ['var.repo'], via });
  });

  test('a string that is one value from elsewhere is that value, at its own place', () => {
    const file: SourceFile = { path: 'variables.tf', text: 'default = "root"', syntax: 'hcl' };
    const { node } = embed(HEREDOC, { user: scalar('root', { file, span: { start: 10, end: 16 } }) });
    expect(at(node, 0, 'user')).toMatchObject({ value: 'root', file, span: { start: 10, end: 16 } });
  });

  test('a number inside quotes is text', () => {
    expect(at(embed(HEREDOC, { user: scalar(1000) }).node, 0, 'user')).toMatchObject({ value: '1000' });
  });
});

describe('interpolated values', () => {
  test.each<[string, string, Readonly<Record<string, Partial<Node>>>, unknown, boolean]>([
    ['a boolean as text', '{"a": ${x}}', { x: scalar('true') }, { a: true }, true],
    [
      'a word as bare text',
      '{"a": ${x}}',
      { x: scalar('app') },
      { a: '<opaque: text stands there without quotes>' },
      true,
    ],
    ['a list as text', '{"a": ${x}}', { x: scalar('[1, {"b": "c"}]') }, { a: [1, { b: 'c' }] }, true],
    ['further items as text', '[1 ${x}]', { x: scalar(', 2') }, [1, 2], true],
    ['nothing behind an item', '[1 ${x}]', { x: scalar('') }, [1], true],
    ['nothing inside a string', '{"a": "b${x}"}', { x: scalar('') }, { a: 'b' }, true],
    ['something unknown behind an item', '[{"a": 1}${x}]', {}, [{ a: 1 }], false],
    ['something unknown between entries', '{"a": 1 ${x}}', {}, { a: 1 }, false],
    ['an unknown item', '[${x}, 1]', {}, [1], false],
    ['an unknown key', '{"${x}": 1, "a": 2}', {}, { a: 2 }, false],
    ['touching pieces', '{"a": 1${x}}', {}, { a: '<opaque: x is not known>' }, true],
    ['an escape beside a hole', '{"a": "b\\n${x}"}', { x: scalar('c') }, { a: 'b\nc' }, true],
  ])('%s', (...[, text, values, expected, complete]) => {
    const { node, notices } = embed(`x = «${text}»`, values);
    expect(notices).toEqual([]);
    expect(plain(node)).toEqual(expected);
    expect(node).toMatchObject({ complete });
  });

  test('a map is one item of a list', () => {
    const { node } = embed('x = «[${x}]»', { x: { kind: 'map', form: 'json', entries: [], complete: true } });
    expect(node).toMatchObject({ items: [{ kind: 'map' }], complete: true });
  });

  test('a choice keeps its branches as JSON', () => {
    const branch = (when: string, value: string) => ({ when, node: scalar(value) as Node });
    const x: Partial<Node> = { kind: 'choice', condition: 'c', branches: [branch('c', '1'), branch('not c', 'false')] };
    const { node } = embed('x = «{"a": ${x}}»', { x });
    expect(at(node, 'a')).toMatchObject({ branches: [{ node: { value: 1 } }, { node: { value: false } }] });
  });

  test('a value with quotes inside a string would break the JSON, and is opaque', () => {
    expect(at(embed('x = «{"a": "${x}"}»', { x: scalar('say "hi"') }).node, 'a')).toMatchObject({ kind: 'opaque' });
  });
});

describe('places that cannot be edited', () => {
  const file: SourceFile = { path: 'main.tf', text: 'x = "{\\"a\\": 1, \\"b\\": \\"c\\"}"', syntax: 'hcl' };
  const span = { start: 4, end: file.text.length };

  test('an escaped string is locked, and points at the string', () => {
    const { node } = parseEmbeddedJson({ file, span, chunks: [{ text: '{"a": 1, "b": "c"}', span, exact: false }] });
    expect(plain(node)).toEqual({ a: 1, b: 'c' });
    expect(node).toMatchObject({ locked: expect.any(String), span });
    expect(at(node, 'b')).toMatchObject({ locked: expect.any(String), span });
  });

  test('what lies in an exact piece beside an inexact one can be edited', () => {
    const text = 'AB{"a": 1, "b": 2}';
    const host: SourceFile = { path: 'main.tf', text, syntax: 'hcl' };
    const chunks: TextChunk[] = [
      { text: '{"a": 1, ', span: { start: 2, end: 11 }, exact: true },
      { text: '"z": 0, ', span: { start: 11, end: 11 }, exact: false },
      { text: '"b": 2}', span: { start: 11, end: 18 }, exact: true },
    ];
    const { node } = parseEmbeddedJson({ file: host, span: { start: 2, end: 18 }, chunks });
    expect(plain(node)).toEqual({ a: 1, z: 0, b: 2 });
    expect(node?.locked).toBeDefined();
    expect(at(node, 'b').locked).toBeUndefined();
    expect(textAt(at(node, 'b'))).toBe('2');
    expect(at(node, 'z').locked).toBeDefined();
  });

  test('pieces out of order or with other text between them are locked', () => {
    const host: SourceFile = { path: 'main.tf', text: '1} and {"a":', syntax: 'hcl' };
    const chunks: TextChunk[] = [
      { text: '{"a":', span: { start: 7, end: 12 }, exact: true },
      { text: '1}', span: { start: 0, end: 2 }, exact: true },
    ];
    const { node } = parseEmbeddedJson({ file: host, span: { start: 0, end: 12 }, chunks });
    expect(node).toMatchObject({ locked: expect.any(String) });
    expect(textAt(at(node, 'a'))).toBe('1');
  });

  test('hops and assumptions of the text are on every node', () => {
    const via = [{ kind: 'file', name: 'task.json' }] as const;
    const { node } = embed('x = «{"a": [1, "${x}"]}»', {}, { via, assumed: ['var.file'] });
    for (const one of [node!, at(node, 'a'), at(node, 'a', 0), at(node, 'a', 1)]) {
      expect(one).toMatchObject({ via, assumed: ['var.file'] });
    }
  });
});

describe('faults', () => {
  test('point into the host', () => {
    const { node, notices } = embed('x = «{"a": 1 "b": 2}»');
    expect(plain(node)).toEqual({ a: 1, b: 2 });
    expect(notices).toEqual([{ path: 'main.tf', offset: 12, message: expect.stringContaining('a comma is missing') }]);
  });

  test('nothing is not JSON', () => {
    const empty = { file: { path: 'a', text: '', syntax: 'hcl' } as const, span: { start: 0, end: 0 }, chunks: [] };
    expect(parseEmbeddedJson(empty)).toMatchObject({ notices: [{ message: expect.stringContaining('no value') }] });
  });

  test('many pieces take linear time', () => {
    const text = `«[${'{"a": "${x}"},'.repeat(20_000)}1]»`;
    const before = processorTime();
    expect(embed(text).node).toMatchObject({ complete: true });
    expect(processorTime() - before).toBeLessThan(10_000);
  });
});
