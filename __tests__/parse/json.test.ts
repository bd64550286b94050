import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SourceFile } from '../../src/model/source.js';
import { parseJson } from '../../src/parse/json.js';
import { at, expectSoundSpans, plain, textAt } from './plain.js';
import { processorTime } from '../support/processor-time.js';

function read(text: string) {
  const file: SourceFile = { path: 'task.json', text, syntax: 'json' };
  return parseJson(file);
}

describe('JSON', () => {
  test.each<[string, string, unknown]>([
    ['values of every type', '{"a":[1,-2.5e3,true,false,null,"x"]}', { a: [1, -2500, true, false, null, 'x'] }],
    ['comments and trailing commas', '// top\n{"a": 1, /* two */ "b": [1, 2,], }', { a: 1, b: [1, 2] }],
    ['a byte order mark and CRLF', '\uFEFF{\r\n  "a": 1\r\n}\r\n', { a: 1 }],
    ['escapes', String.raw`{"a\n": "\u00e9\"\\\t"}`, { 'a\n': '\u00e9"\\\t' }],
    ['a bare scalar', ' 12 ', 12],
    ['empty containers', '{"a": {}, "b": []}', { a: {}, b: [] }],
  ])('reads %s', (_title, text, expected) => {
    const { node, notices } = read(text);
    expect(plain(node)).toEqual(expected);
    expect(notices).toEqual([]);
    expectSoundSpans(node!);
  });

  test('gives the exact span of keys, values and entries', () => {
    const { node } = read('\uFEFF{ "name" : "app" , "cpu":256}');
    expect(node).toMatchObject({ kind: 'map', form: 'json', complete: true, span: { start: 1 } });
    const entries = node?.kind === 'map' ? node.entries : [];
    expect(entries.map((entry) => textAt(node!, entry.keySpan))).toEqual(['"name"', '"cpu"']);
    expect(entries.map((entry) => textAt(node!, entry.span))).toEqual(['"name" : "app"', '"cpu":256']);
    expect(entries.map((entry) => textAt(entry.value))).toEqual(['"app"', '256']);
    expect(entries.map((entry) => entry.value)).toMatchObject([{ raw: 'app' }, { raw: '256', value: 256 }]);
  });

  test('keeps every entry of a duplicate key', () => {
    const { node } = read('{"a": 1, "a": 2}');
    expect(node).toMatchObject({ entries: [{ value: { value: 1 } }, { value: { value: 2 } }] });
  });

  test('leaves marks inside strings alone, because they mean themselves in CloudFormation', () => {
    expect(plain(read('{"Fn::Sub": "${AWS::Region}"}').node)).toEqual({ 'Fn::Sub': '${AWS::Region}' });
  });
});

describe('template marks outside strings', () => {
  test.each([
    '${CPU}',
    '${{ env.CPU }}',
    '{{ cpu }}',
    '{{ .Values.cpu | default "256" }}',
    '<%= cpu %>',
    '<CPU>',
    '#{cpu}#',
    '#{cpu}',
    '$CPU',
    '%CPU%',
    '@CPU@',
    '__CPU__',
    '$(cpu)',
    '${jsonencode({ a = { b = 1 } })}',
  ])('%s is a value that is filled in later', (mark) => {
    const { node, notices } = read(`{"cpu": ${mark}, "name": "app"}`);
    expect(plain(node)).toEqual({ cpu: `<opaque: \`${mark}\` is filled in later>`, name: 'app' });
    expect(node).toMatchObject({ complete: true });
    expect(textAt(at(node, 'cpu'))).toBe(mark);
    expect(notices).toEqual([]);
  });

  test.each(['2${X}', '${A}${B}', '{{a}}00', '${A}5'])('%s is one value that nobody knows', (mark) => {
    const { node, notices } = read(`{"cpu": ${mark}}`);
    expect(plain(node)).toEqual({ cpu: `<opaque: \`${mark}\` is filled in later>` });
    expect(notices).toEqual([]);
  });

  test('a condition in the place of a value hides the value', () => {
    const { node } = read('{"cpu": {{ if .Prod }}256{{ else }}128{{ end }}, "name": "app"}');
    expect(plain(node)).toEqual({ cpu: expect.stringContaining('is filled in later'), name: 'app' });
  });

  test.each([
    ['of Jinja', '{% if prod %}', '{% endif %}'],
    ['of Go templates', '{{- if .Prod }}', '{{- end }}'],
    ['of Handlebars', '{{#if prod}}', '{{/if}}'],
    ['of ERB', '<% if prod %>', '<% end %>'],
    ['of EJS', '<% if (prod) { %>', '<% } %>'],
    ['of Terraform', '%{ if prod }', '%{ endif }'],
  ])('what stands inside a condition %s may not be there, and the rest is known', (_title, open, close) => {
    const { node, notices } = read(`{"a": 1, ${open} "privileged": true, ${close} "b": 2}`);
    expect(plain(node)).toEqual({ a: 1, privileged: `<opaque: \`${open}\` is filled in later>`, b: 2 });
    expect(node).toMatchObject({ complete: false });
    expect(notices).toEqual([]);
  });

  test('a mark in a list may be any number of items', () => {
    const { node, notices } = read('[{"name": "app"}, ${SIDECARS}]');
    expect(plain(node)).toEqual([{ name: 'app' }]);
    expect(node).toMatchObject({ complete: false });
    expect(notices).toEqual([]);
  });

  test('a mark in the place of a key may be any key', () => {
    const { node } = read('{"a": 1, ${MORE}, "b": 2}');
    expect(plain(node)).toEqual({ a: 1, b: 2 });
    expect(node).toMatchObject({ complete: false });
  });
});

describe('text that is not JSON', () => {
  test.each<[string, string, unknown, string]>([
    ['an end in the middle', '{"a": 1, "b": [1, 2', { a: 1, b: [1, 2] }, 'a closing ] is missing'],
    ['a missing comma', '{"a": 1 "b": 2}', { a: 1, b: 2 }, 'a comma is missing'],
    ['a missing colon', '{"a" 1}', { a: 1 }, 'a colon is missing after a key'],
    ['a missing value', '{"a": , "b": 1}', { b: 1 }, 'a value is missing'],
    ['a bare word', '{"a": app}', { a: '<opaque: a value stands without quotes>' }, 'a value stands without quotes'],
    ['a key without quotes', '{a: 1}', { a: 1 }, 'a key stands without quotes'],
    [
      'an open string',
      '{"a": "x\n, "b": 1}',
      { a: '<opaque: a string does not end on its line>', b: 1 },
      'a string does not end on its line',
    ],
    ['more text', '{"a": 1} {"b": 2}', { a: 1 }, 'there is more text after the end of the value'],
    ['a wrong bracket', '{"a": [1}', { a: [1] }, 'a closing ] is missing'],
    ['nothing', ' ', undefined, 'it holds no value'],
  ])('%s gives one notice and what could be read', (...[, text, expected, problem]) => {
    const { node, notices } = read(text);
    expect(plain(node)).toEqual(expected);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ path: 'task.json', message: expect.stringContaining(problem) });
    expect(notices[0]?.offset).toBeLessThanOrEqual(text.length);
  });

  test('a container that ends behind a fault proves no absence, one that ended before does', () => {
    const { node } = read('{"whole": {"a": 1}, "broken": {"a": 1 "b": 2}}');
    expect(at(node, 'whole')).toMatchObject({ complete: true });
    expect(at(node, 'broken')).toMatchObject({ complete: false });
    expect(node).toMatchObject({ complete: false });
  });
});

describe('hostile JSON', () => {
  const many = 100_000;
  test.each([
    ['brackets', '['.repeat(many)],
    ['maps', '{"a":'.repeat(many)],
    ['marks that do not end', '['.concat('<% ,'.repeat(many))],
    ['dollar braces', '${'.repeat(many)],
    ['double braces', '{{'.repeat(many)],
    ['commas', '['.concat(','.repeat(many))],
    ['quotes', '"'.repeat(many)],
    ['backslashes', '"'.concat('\\'.repeat(many))],
    ['closing brackets', ']'.repeat(many)],
    ['slashes', '/'.repeat(many)],
    ['underscores', '['.concat('_'.repeat(many))],
  ])('%s without end are one notice in little time', (_title, text) => {
    const before = processorTime();
    expect(read(text).notices).toHaveLength(1);
    expect(processorTime() - before).toBeLessThan(10_000);
  });

  test('what is nested too deep is opaque and what stands beside it is read', () => {
    const { node, notices } = read(`{"deep": ${'['.repeat(300)}${']'.repeat(300)}, "name": "app"}`);
    expect(at(node, 'name')).toMatchObject({ value: 'app' });
    expect(notices).toHaveLength(1);
  });
});

describe('any JSON value', () => {
  const gap = fc.constantFrom('', ' ', '\n', '\r\n  ', ' /* why */ ', '// why\n', '\t');

  /** Prints a value with random white space, comments and trailing commas. */
  function print(value: unknown, next: () => string, comma: () => boolean): string {
    const wrap = (open: string, parts: readonly string[], close: string): string => {
      const trailing = parts.length > 0 && comma() ? ',' : '';
      return `${open}${next()}${parts.map((part) => `${part}${next()}`).join(`,${next()}`)}${trailing}${next()}${close}`;
    };
    if (Array.isArray(value))
      return wrap(
        '[',
        value.map((item) => print(item, next, comma)),
        ']',
      );
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const entries = Object.entries(value).map(
      ([key, inner]) => `${JSON.stringify(key)}${next()}:${next()}${print(inner, next, comma)}`,
    );
    return wrap('{', entries, '}');
  }

  test('printed in any style reads back equal, and its spans cut out the same values', () => {
    const style = fc.tuple(fc.infiniteStream(gap), fc.infiniteStream(fc.boolean()), fc.boolean());
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), style, (value, [gaps, commas, bom]) => {
        const body = print(
          value,
          () => String(gaps.next().value),
          () => Boolean(commas.next().value),
        );
        const { node, notices } = read(bom ? `\uFEFF${body}` : body);
        expect(notices).toEqual([]);
        expect(JSON.stringify(plain(node))).toBe(JSON.stringify(value));
        expectSoundSpans(node!);
        expect(JSON.stringify(plain(read(textAt(node!)).node))).toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  test('cut, doubled or spoiled anywhere never throws and never claims completeness in silence', () => {
    const text =
      '{"family": "web", "containerDefinitions": [{"name": "app", "image": "a:1", "cpu": ${X}}], "tags": []}';
    const spoil = fc.tuple(fc.nat(text.length), fc.nat(12), fc.stringMatching(/^[\][{}",:$<%#a0\\\n -]{0,6}$/));
    fc.assert(
      fc.property(spoil, ([start, length, instead]) => {
        const { node, notices } = read(text.slice(0, start) + instead + text.slice(start + length));
        if (node === undefined) expect(notices).toHaveLength(1);
        else expect(node.span.end).toBeGreaterThan(node.span.start);
      }),
      { numRuns: 2000 },
    );
  });
});
