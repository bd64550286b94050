import { describe, expect, test } from '@jest/globals';
import { parseHcl } from '../../../src/parse/hcl/parse-hcl.js';
import { nodesIn } from './nodes.js';
import { bodyOutline } from './outline.js';

describe('bodies', () => {
  test.each([
    ['nothing', '', ''],
    ['an attribute without a line end', 'a = 1', 'a[0,1]=1[4,5]'],
    ['attributes', 'a=1\n\n  b = c\n', 'a[0,1]=1[2,3]; b[7,8]=c[11,12]'],
    ['a byte order mark', '\uFEFFa = 1\n', 'a[1,2]=1[5,6]'],
    ['carriage returns', 'a = 1\r\nb {\r\n}\r\n', 'a[0,1]=1[4,5]; b[7] {}[13]'],
    ['an empty block', 'a {}', 'a[0] {}[4]'],
    ['a block on one line', 'a { b = 1 }\n', 'a[0] {b[4,5]=1[8,9]}[11]'],
    ['labels in quotes and without', 'a "b" c "d-\\"e" {\n}\n', 'a[0] "b"[2,5] "c"[6,7] "d-\\"e"[8,15] {}[19]'],
    ['blocks in blocks', 'a {\n  b {\n    c = 1\n  }\n}\n', 'a[0] {b[6] {c[14,15]=1[18,19]}[23]}[25]'],
    ['comments between everything', 'a /*\n*/ = /* x */ 1 # y\n// z\n', 'a[0,1]=1[18,19]'],
    ['a heredoc as a value', 'a = <<E\nx\n E\nb = 1\n', 'a[0,1]=(template "x\\n")[4,12]; b[13,14]=1[17,18]'],
    ['a value over lines', 'a = [\n  1,\n]\nb = {\n}\n', 'a[0,1]=(tuple 1)[4,12]; b[13,14]=(object)[17,20]'],
  ])('%s', (_, text, expected) => {
    const { body, diagnostics } = parseHcl(text);
    expect(diagnostics).toEqual([]);
    expect(bodyOutline(body)).toBe(expected);
  });

  test('the body of a block runs between its braces, that of a file is the whole text', () => {
    const text = '# x\na "b" { c = 1 }\n';
    const { body } = parseHcl(text);
    expect(body.span).toEqual({ start: 0, end: text.length });
    const [block] = body.items;
    expect(block?.kind === 'block' && text.slice(block.body.span.start, block.body.span.end)).toBe(' c = 1 ');
  });

  test('comments are kept with their marks and without their line ends', () => {
    const text = '# a\r\nx = 1 // b\ny {\n  /* c\n */ z = [ # d\n  ]\n}\n#';
    const { comments } = parseHcl(text);
    expect(comments.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '# a',
      '// b',
      '/* c\n */',
      '# d',
      '#',
    ]);
  });

  test('marks of comments within texts are text', () => {
    const { comments } = parseHcl('a = "# // /*"\nb = <<E\n# c\nE\n');
    expect(comments).toEqual([]);
  });
});

/** The names of all items that were read, in order. */
function namesIn(text: string): readonly string[] {
  const { body } = parseHcl(text);
  return nodesIn(body).flatMap((node) => {
    if (node.kind === 'attribute' && 'name' in node) return [String(node.name)];
    return node.kind === 'block' && 'type' in node ? [String(node.type)] : [];
  });
}

/** What is wrong, the text, the names that are read all the same, and what is said. */
const FAULTS: readonly (readonly [string, string, readonly string[], ...string[]])[] = [
  ['a missing value', 'a =\nb = 1\n', ['a', 'b'], 'expected a value, found the end of the line'],
  ['two on a line', 'a = 1 b = 2\nc = 3\n', ['a', 'c'], 'expected the end of the line after the attribute, found "b"'],
  ['a comma', 'a = 1,\nc = 3\n', ['a', 'c'], 'expected the end of the line after the attribute, found ","'],
  ['an open string', 'a = "b\nc = 3\n', ['a', 'c'], 'the string that begins here is not closed on its line'],
  ['an open bracket', 'a = [1,\nc = 3\n', ['a', 'c'], 'expected "," or "]" after the item, found "="'],
  ['an open brace', 'a = {\n  b = 1\nc = [3]\nd {\n}\n', ['a', 'd'], 'expected "=" after the key, found "{"'],
  [
    'a bad interpolation',
    'a = "${ b c } {"\nd = "${e}"\n',
    ['a', 'd'],
    'expected "}" at the end of the sequence, found "c"',
  ],
  ['a bad heredoc', 'a = <<E\n${ ] }\n x {\nE\nd = 1\n', ['a', 'd'], 'expected a value, found "]"'],
  [
    'an open heredoc',
    'a = <<E\nb\nc = 1\n',
    ['a', 'c'],
    'the heredoc that begins here is not closed: no line below holds only "E"',
    'expected "=" or "{", found the end of the line',
  ],
  [
    'a fault within brackets',
    'a = f([\n  1 2,\n], {\n  x = 1\n})\nd = 1\n',
    ['a', 'd'],
    'expected "," or "]" after the item, found "2"',
  ],
  ['a name alone', 'a\nb = 1\n', ['b'], 'expected "=" or "{", found the end of the line'],
  ['a quoted name', '"a" = 1\nb = 1\n', ['b'], 'expected an attribute or a block, found a string'],
  ['a stray brace', 'a {\n}\n}\nb = 1\n', ['a', 'b'], 'expected an attribute or a block, found "}"'],
  ['an equals sign in a header', 'a "b" = {\n  c = 1\n}\nd = 1\n', ['d'], 'expected "{" or a further label, found "="'],
  [
    'a brace on the next line',
    'a "b"\n{\n  c = 1\n}\nd = 1\n',
    ['d'],
    'expected "{" or a further label, found the end of the line',
    'expected an attribute or a block, found "{"',
  ],
  ['a template as a label', 'a "${b}" {\n  c = 1\n}\nd = 1\n', ['d'], 'a label of a block cannot hold "${" or "%{"'],
  [
    'two on one line of a block',
    'a { b = 1, c = 2 }\nd = 1\n',
    ['a', 'b', 'd'],
    'expected "}" after the only attribute of a block on one line, found ","',
  ],
  [
    'a block on one line that goes on',
    'a { b = 1\n}\nd = 1\n',
    ['a', 'b', 'd'],
    'expected "}" after the only attribute of a block on one line, found the end of the line',
  ],
  [
    'a block in a block on one line',
    'a { b {} }\nd = 1\n',
    ['d'],
    'expected "=", since a block on one line holds a single attribute, found "{"',
  ],
  [
    'something after a block',
    'a {} b {}\nd = 1\n',
    ['a', 'd'],
    'expected the end of the line after the block, found "b"',
  ],
  [
    'a fault in a nested block',
    'a {\n  b {\n    c = ]\n    d = 1\n  }\n  e = 1\n}\nf = 1\n',
    ['a', 'b', 'c', 'd', 'e', 'f'],
    'expected a value, found "]"',
  ],
  [
    'a closing brace that is missing',
    'a {\n  b = 1\n\nc "d" {\n  e = 1\n}\n',
    ['a', 'b', 'c', 'e'],
    'the block "a" that begins here is not closed',
  ],
  [
    'a closing brace that is missing inside',
    'a {\n  b {\n    c = 1\n  d = 1\n}\ne {\n}\n',
    ['a', 'b', 'c', 'd', 'e'],
    'the block "b" that begins here is not closed',
  ],
  [
    'a bracket that is missing at the end of a block',
    'a {\n  b = [\n    1\n}\nc {\n}\n',
    ['a', 'b', 'c'],
    'expected "," or "]" after the item, found "}"',
  ],
  ['a name set twice', 'a = 1\na = 2\n', ['a', 'a'], '"a" is set a second time'],
  ['a bad escape', 'a = "\\q"\nb = 1\n', ['a', 'b'], '"\\q" is not an escape sequence'],
  ['an open comment', 'a = 1\n/* b\nc = 1\n', ['a'], 'the comment that begins here is not closed'],
  [
    'a strange character',
    'a = 1; b = 2\nc = 1\n',
    ['a', 'c'],
    'expected the end of the line after the attribute, found the character ";"',
  ],
];

describe('a fault in one item leaves the others', () => {
  const rows = FAULTS.map(([title, text, names, ...messages]) => ({ title, text, names, messages }));

  test.each(rows)('$title', ({ text, names, messages }) => {
    expect(namesIn(text)).toEqual(names);
    expect(parseHcl(text).diagnostics.map((diagnostic) => diagnostic.message)).toEqual(messages);
  });

  test('an attribute without a readable value has a bad one in its place', () => {
    const { body } = parseHcl('a = [1, ]]\nb = 1\n');
    expect(body.items[0]).toMatchObject({ name: 'a', value: { kind: 'tuple' } });
    expect(parseHcl('a = f(, 1)  # x\n').body.items[0]).toMatchObject({
      value: { kind: 'bad', span: { start: 4, end: 10 } },
      span: { start: 0, end: 10 },
    });
  });

  test('comments after a fault are kept, each once and in order', () => {
    const text = 'a = [ # b\n ) # c\n] # d\n# e\nf = 1 # g\n';
    const { comments } = parseHcl(text);
    expect(comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(['# b', '# c', '# d', '# e', '# g']);
  });

  test('after a hundred faults the rest is not read, and that is said', () => {
    const { diagnostics } = parseHcl('a = ]\n'.repeat(1000));
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)?.message).toBe('after 100 syntax errors the rest of the text is not read');
  });
});
