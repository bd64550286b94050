import { describe, expect, test } from '@jest/globals';
import { entryIn, itemsIn } from '../../../../src/normalise/terraform/value/inherit.js';
import type { Value } from '../../../../src/normalise/terraform/value/value.js';
import { readExpression } from '../../../support/terraform-expression.js';

const FILES = {
  'app/containers.json': '[\n  { "name": "web", "cpu": 256 }\n]\n',
  'app/service.yaml': 'name: orders\nports: [80, 443]\nimage: "repo/app:1"\n',
  'app/task.tftpl': '{ "image": "${image}", "env": ${jsonencode(env)}, "name": "web" }\n',
  'names.tf': 'variable "tag" {\n  default = "v1"\n}\nlocals {\n  image = "repo/app:${var.tag}"\n}\n',
};

function at(source: string, ...path: readonly (string | number)[]): Value {
  return path.reduce<Value>(
    (value, step) => {
      const part = typeof step === 'string' ? entryIn(value, step) : itemsIn(value)[step];
      if (part === undefined) throw new Error(`there is no ${String(step)}`);
      return part;
    },
    readExpression(source, { files: FILES }).value,
  );
}

/** Where it is written, and by what way it comes. */
function place(value: Value): string {
  const { file, span, via = [] } = value.trace;
  return [`${file.path}: ${file.text.slice(span.start, span.end)}`, ...via.map((hop) => hop.name)].join(' < ');
}

describe('a value keeps the place where it is written', () => {
  test.each([
    ['merge({ a = "x" }, { b = "y" })', ['b'], 'row.tf: "y"'],
    ['concat(["a"], ["b"])', [1], 'row.tf: "b"'],
    ['lookup({ a = "x" }, "a", "d")', [], 'row.tf: "x"'],
    ['try({ a = "x" }.b, "d")', [], 'row.tf: "d"'],
    ['coalesce("", local.image)', [], 'names.tf: "repo/app:${var.tag}" < local.image'],
    ['values({ a = "x" })', [0], 'row.tf: "x"'],
    ['keys({ "a" = "x" })', [0], 'row.tf: "a"'],
    ['tolist(["a", 1])', [1], 'row.tf: 1'],
    ['jsondecode(jsonencode([{ a = "x" }]))', [0, 'a'], 'row.tf: "x"'],
    ['jsondecode(file("app/containers.json"))', [0, 'name'], 'app/containers.json: web < app/containers.json'],
    ['jsondecode(file("app/containers.json"))', [0, 'cpu'], 'app/containers.json: 256 < app/containers.json'],
    [
      'jsondecode(file("app/containers.json"))',
      [0],
      'app/containers.json: { "name": "web", "cpu": 256 } < app/containers.json',
    ],
    ['yamldecode(file("app/service.yaml"))', ['ports', 1], 'app/service.yaml: 443 < app/service.yaml'],
    ['yamldecode(file("app/service.yaml")).image', [], 'app/service.yaml: repo/app:1 < app/service.yaml'],
    [
      'jsondecode(templatefile("app/task.tftpl", { image = local.image, env = [{ name = "A" }] }))',
      ['image'],
      'names.tf: "repo/app:${var.tag}" < local.image < app/task.tftpl',
    ],
    [
      'jsondecode(templatefile("app/task.tftpl", { image = local.image, env = [{ name = "A" }] }))',
      ['env', 0, 'name'],
      'row.tf: "A" < app/task.tftpl',
    ],
    [
      'jsondecode(templatefile("app/task.tftpl", { image = local.image, env = [] }))',
      ['name'],
      'app/task.tftpl: web < app/task.tftpl',
    ],
  ])('%s %j', (source, path, expected) => {
    expect(place(at(source, ...path))).toBe(expected);
  });
});

test('the default that a decoded part rests on is known of that part and of no other', () => {
  const source = 'jsonencode([{ image = local.image, name = "web" }])';
  const { value } = readExpression(source, { files: FILES });
  expect(value.trace.assumed).toBeUndefined();
  const json = value.data.kind === 'string' ? value.data.json : undefined;
  const [container] = json === undefined ? [] : itemsIn(json);
  expect(container === undefined ? undefined : entryIn(container, 'name')?.trace.assumed).toBeUndefined();
  expect(container === undefined ? undefined : entryIn(container, 'image')?.trace.assumed).toEqual(['var.tag']);
  expect(readExpression(`length(${source})`, { files: FILES }).value.trace.assumed).toEqual(['var.tag']);
});

test('text that format puts together keeps its pieces', () => {
  const { value } = readExpression('format("%s:%s", "repo/app", "latest")');
  const pieces = value.data.kind === 'string' ? (value.data.pieces ?? []) : [];
  expect(pieces.map((piece) => piece.text)).toEqual(['repo/app', ':', 'latest']);
  expect(pieces.map((piece) => piece.text !== undefined && piece.exact)).toEqual([true, true, true]);
  expect(value.trace.locked).toBe('it is computed by format');
});

test('a file that is read whole can be edited, a text in a string cannot', () => {
  expect(at('jsondecode(file("app/containers.json"))', 0, 'cpu').trace.locked).toBeUndefined();
  expect(at('jsondecode("{\\"cpu\\": 256}")', 'cpu').trace.locked).toBe('it is part of a text that is decoded');
});
