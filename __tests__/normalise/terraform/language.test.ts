/** Corners of the language: what is declared twice, types that are none, directives, choices inside of texts, JSON syntax. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform, textAt, type Files } from '../../support/terraform-unit.js';

const GROUP = (name: string): string => `resource "aws_cloudwatch_log_group" "app" {\n  name = ${name}\n}\n`;
const ADDRESS = 'aws_cloudwatch_log_group.app';

describe('a second declaration', () => {
  test.each<[string, string, string]>([
    ['of a variable', 'variable "a" {\n  default = "x"\n}\nvariable "a" {\n  default = "y"\n}\n', 'variable a'],
    ['of an output', 'output "a" {\n  value = 1\n}\noutput "a" {\n  value = 2\n}\n', 'output a'],
    ['of a local', 'locals {\n  a = 1\n}\nlocals {\n  a = 2\n}\n', 'local a'],
    ['of a resource', GROUP('"b"'), ADDRESS],
    ['of a data source', 'data "aws_vpc" "v" {}\ndata "aws_vpc" "v" {}\n', 'data.aws_vpc.v'],
  ])('%s is told, and does not count', (_, text, name) => {
    const { notices, body } = readTerraform({ 'a.tf': GROUP('"first"'), 'b.tf': text });
    expect(notices.map(({ path, message }) => [path, message])).toEqual([
      ['b.tf', `The ${name} is declared before, so this one was not read.`],
    ]);
    expect(body(ADDRESS, 'name')).toBe('first');
  });

  test('in an override file is none', () => {
    const { notices, body } = readTerraform({ 'a.tf': GROUP('"first"'), 'b_override.tf': GROUP('"second"') });
    expect([notices, body(ADDRESS, 'name')]).toEqual([[], 'second']);
  });
});

describe('a type constraint', () => {
  test.each([
    ['text', 'it is not a type'],
    ['list()', 'a type is missing'],
    ['object({ a = strin })', 'it is not a type'],
  ])('%s is told', (type, why) => {
    const variable = `variable "a" {\n  type = ${type}\n  default = "x"\n}\n`;
    const { notices, body } = readTerraform(variable + GROUP('var.a'));
    expect(notices).toEqual([
      {
        path: 'main.tf',
        offset: variable.indexOf(type),
        message: `This type constraint was not understood, so the variable may be anything: ${why}.`,
      },
    ]);
    expect(body(ADDRESS, 'name')).toBe('x');
  });

  test.each(['string', '"string"', '"list"', '"map"', 'any', 'list(map(string))', 'object({ a = optional(string) })'])(
    '%s is one',
    (type) => {
      expect(readTerraform(`variable "a" {\n  type = ${type}\n}\n${GROUP('var.a')}`).notices).toEqual([]);
    },
  );
});

describe('an override file', () => {
  test('replaces blocks of the same kind, and leaves others', () => {
    const group = (ports: readonly number[], rest = ''): string =>
      `resource "aws_security_group" "g" {\n${rest}${ports.map((port) => `  ingress {\n    from_port = ${String(port)}\n  }\n`).join('')}}\n`;
    const { body } = readTerraform({
      'main.tf': group([80, 81], '  egress {\n    from_port = 1\n  }\n'),
      'override.tf': group([443], '  name = "o"\n'),
    });
    expect(body('aws_security_group.g')).toEqual({
      name: 'o',
      egress: [{ from_port: 1 }],
      ingress: [{ from_port: 443 }],
    });
  });

  test('of a variable changes its default and keeps its type', () => {
    const files = {
      'main.tf': `variable "a" {\n  type = string\n}\n${GROUP('var.a')}`,
      'override.tf': 'variable "a" {\n  default = 5\n}\n',
    };
    expect(readTerraform(files).body(ADDRESS, 'name')).toBe('5');
  });
});

describe('JSON syntax', () => {
  test.each<[string, string]>([
    ['comments', '{"//": "why", "resource": {"aws_cloudwatch_log_group": {"app": {"//": "what", "name": "n"}}}}'],
    ['a list of roots', '[{"resource": {"aws_cloudwatch_log_group": {"app": {"name": "n"}}}}, {"locals": {"a": 1}}]'],
    ['lists of blocks', '{"resource": [{"aws_cloudwatch_log_group": [{"app": [{"name": "n"}]}]}]}'],
    [
      'expressions in strings',
      '{"locals": {"a": "${join(\\"\\", [\\"n\\"])}"}, "resource": {"aws_cloudwatch_log_group": {"app": {"name": "${local.a}"}}}}',
    ],
    [
      'a word that objects have anyway',
      '{"toString": {}, "resource": {"aws_cloudwatch_log_group": {"app": {"name": "n"}}}}',
    ],
  ])('may have %s', (_, text) => {
    const { notices, body } = readTerraform({ 'main.tf.json': text });
    expect([notices, body(ADDRESS)]).toEqual([[], { name: 'n' }]);
  });

  test('has dynamic blocks', () => {
    const text = JSON.stringify({
      resource: {
        aws_security_group: {
          g: { dynamic: { ingress: { for_each: [80, 443], content: { from_port: '${ingress.value}' } } } },
        },
      },
    });
    expect(readTerraform({ 'main.tf.json': text }).body('aws_security_group.g')).toEqual({
      ingress: [{ from_port: 80 }, { from_port: 443 }],
    });
  });
});

describe('a directive', () => {
  const TASK = (definitions: string): string =>
    `resource "aws_ecs_task_definition" "t" {\n  container_definitions = ${definitions}\n}\n`;
  const loop =
    '[\n%{ for i, n in names ~}\n  { "name": "${n}", "user": "root" }%{ if i < 1 },%{ endif }\n%{ endfor ~}\n]\n';
  test.each<[string, Files, string]>([
    [
      'in a template file',
      {
        'main.tf': TASK('templatefile("${path.module}/t.tftpl", { names = ["a", "b"] })'),
        't.tftpl': loop,
      },
      't.tftpl',
    ],
    [
      'in a heredoc',
      {
        'main.tf': `locals {\n  names = ["a", "b"]\n}\n${TASK(`<<-E\n${loop.replace('in names', 'in local.names')}E`)}`,
      },
      'main.tf',
    ],
  ])('%s keeps the places of what it repeats', (_, files, path) => {
    const { node, body } = readTerraform(files);
    const at = (...steps: readonly (string | number)[]) =>
      node('aws_ecs_task_definition.t', 'container_definitions', ...steps);
    expect(body('aws_ecs_task_definition.t', 'container_definitions')).toEqual([
      { name: 'a', user: 'root' },
      { name: 'b', user: 'root' },
    ]);
    for (const index of [0, 1]) {
      expect([at(index).file.path, textAt(at(index)), at(index).locked]).toEqual([
        path,
        '{ "name": "${n}", "user": "root" }',
        undefined,
      ]);
      expect([textAt(at(index, 'user')), at(index, 'user').locked]).toEqual(['"root"', undefined]);
    }
    expect(textAt(at(1, 'name'))).toBe('"b"');
  });
});

describe('an undecided piece of a text', () => {
  const TASK = (definitions: string): string =>
    `variable "c" {}\nvariable "d" {}\nresource "aws_ecs_task_definition" "t" {\n  container_definitions = ${definitions}\n}\n`;
  const named = (name: string): unknown =>
    readTerraform(TASK(`jsonencode([{ name = ${name} }])`)).body(
      'aws_ecs_task_definition.t',
      'container_definitions',
      0,
      'name',
    );

  test.each([
    ['in jsonencode', 'jsonencode([{ name = "a${var.c ? "-x" : ""}" }])'],
    ['in a heredoc', '<<E\n[{ "name": "a${var.c ? "-x" : ""}" }]\nE'],
    ['with directives', '<<E\n[{ "name": "a%{ if var.c }-x%{ endif }" }]\nE'],
  ])('%s makes a choice of texts', (_, definitions) => {
    const { body } = readTerraform(TASK(definitions));
    expect(body('aws_ecs_task_definition.t', 'container_definitions', 0, 'name')).toEqual({
      'var.c is true': 'a-x',
      'var.c is false': 'a',
    });
  });

  test('is decided together with others on the same condition', () => {
    expect(named('"${var.c ? "a" : "b"}-${var.c ? "c" : "d"}"')).toEqual({
      'var.c is true': 'a-c',
      'var.c is false': 'b-d',
    });
  });

  test('may stand beside an unknown one', () => {
    expect(named('"${var.d}${var.c ? ":1" : ""}"')).toEqual({
      'var.c is true': '<? var.d has no default>:1',
      'var.c is false': '<? var.d has no default>',
    });
  });

  test('stays a piece where there would be too many texts', () => {
    const pieces = Array.from({ length: 5 }, (_, index) => `\${var.x${String(index)} ? "a" : "b"}`).join('');
    const variables = Array.from({ length: 5 }, (_, index) => `variable "x${String(index)}" {}\n`).join('');
    const { node } = readTerraform(`${variables}${GROUP(`"${pieces}"`)}`);
    expect(node(ADDRESS, 'name').kind).toBe('text');
  });
});

test('the values in blocks of a dynamic block stand in its list', () => {
  const { node } = readTerraform(
    'resource "aws_security_group" "g" {\n  dynamic "ingress" {\n    for_each = [{ port = 22, from = "0.0.0.0/0" }]\n    content {\n      from_port   = ingress.value.port\n      cidr_blocks = [ingress.value.from]\n    }\n  }\n}\n',
  );
  const at = (...steps: readonly (string | number)[]) => node('aws_security_group.g', 'ingress', 0, ...steps);
  expect([textAt(at('from_port')), textAt(at('cidr_blocks', 0))]).toEqual(['22', '"0.0.0.0/0"']);
  expect([at('from_port').locked, at('cidr_blocks', 0).locked]).toEqual([undefined, undefined]);
});
