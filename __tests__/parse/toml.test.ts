import { describe, expect, test } from '@jest/globals';
import type { Node } from '../../src/model/source.js';
import { parseToml } from '../../src/parse/toml.js';
import { processorTime } from '../support/processor-time.js';

function read(text: string) {
  return parseToml({ path: 'samconfig.toml', text, syntax: 'toml' });
}

/** Every scalar with what stands in the file at its place, or why nothing does. */
function scalarsOf(node: Node | undefined): readonly unknown[] {
  if (node?.kind === 'map') return node.entries.flatMap(({ value }) => scalarsOf(value));
  if (node?.kind === 'list') return node.items.flatMap(scalarsOf);
  if (node?.kind !== 'scalar') return [];
  return [[node.value, node.locked ?? node.file.text.slice(node.span.start, node.span.end)]];
}

const NOT_FOUND = 'where it stands in the file is not known';

describe('TOML', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['a text in its table', '[a.b]\nkey = "x"\n', [['x', '"x"']]],
    ['a literal text', 'key = \'C:\\x\' # "y"\n', [['C:\\x', "'C:\\x'"]]],
    ['a text with escapes', 'key = "A=\\"b c\\""\n', [['A="b c"', '"A=\\"b c\\""']]],
    ['the items of a list', '[a]\nkey = [\n  "x",\n  "y"\n]\n', [['x', '"x"'], ['y', '"y"']]], // prettier-ignore
    ['equal texts in different tables', '[a]\nk = "x"\n[b]\nk = "x"\n', [['x', '"x"'], ['x', '"x"']]], // prettier-ignore
    ['a text that a comment repeats', '# k = "x"\nk = "x"\n', [['x', '"x"']]],
    ['a text that its table has twice', 'a = "x"\nb = "x"\n', [['x', NOT_FOUND], ['x', NOT_FOUND]]], // prettier-ignore
    ['a text of several lines', 'a = """x\ny"""\n', [['x\ny', NOT_FOUND]]],
    ['what is no text', 'a = 1\nb = true\nc = 2020-01-01\n', [[1, NOT_FOUND], [true, NOT_FOUND], ['2020-01-01', NOT_FOUND]]], // prettier-ignore
    ['a text after a byte order mark', '\uFEFFk = "x"\r\n', [['x', '"x"']]],
    ['an inline table', '[a]\nb = { c = "x" }\n', [['x', '"x"']]],
    ['a quoted key in a header', '["a b"."c"]\nk = "x"\n', [['x', '"x"']]],
    ['names of built-in properties', '[__proto__]\nconstructor = "x"\n', [['x', '"x"']]],
  ])('finds %s', (_title, text, expected) => {
    const { node, notices } = read(text);
    expect(notices).toEqual([]);
    expect(scalarsOf(node)).toEqual(expected);
  });

  test.each([
    ['a mistake', 'key = \n', /^this is not valid TOML: /],
    ['too much nesting', `a = ${'['.repeat(5000)}`, /^this is not valid TOML: /],
    ['too much text', '#'.repeat(200_001), /^this TOML is too long to be read$/],
  ])('with %s gives a notice', (_title, text, message) => {
    const { node, notices } = read(text);
    expect(node).toBeUndefined();
    expect(notices.map((notice) => notice.path)).toEqual(['samconfig.toml']);
    expect(notices[0]?.message).toMatch(message);
  });

  test.each([
    ['very many tables', Array.from({ length: 12_000 }, (_, index) => `[t${String(index)}]\nk="x"\n`).join('')],
    ['very many values', Array.from({ length: 12_000 }, (_, index) => `k${String(index)}="x"\n`).join('')],
    ['a long key over many values', `[${'a'.repeat(50_000)}]\n${Array.from({ length: 12_000 }, (_, index) => `k${String(index)}="x"\n`).join('')}`], // prettier-ignore
    ['tables in tables', `[${'a.'.repeat(50_000)}a]\nk="x"\n`],
    ['open brackets', '['.repeat(190_000)],
    ['spaces', `[${' '.repeat(190_000)}`],
    ['open quotes', '"'.repeat(190_001)],
  ])('of %s is read in time', (_title, text) => {
    const started = processorTime();
    const { node, notices } = read(text);
    expect(node === undefined).toBe(notices.length > 0);
    expect(processorTime() - started).toBeLessThan(5_000);
  });
});
