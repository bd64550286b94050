/** What a plan says over what its source says: values of the plan, places of the source. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Node } from '../../../../src/model/source.js';
import { planOf, readPlanned, type PlannedExample } from '../../../support/terraform-plan.js';
import { plain, textAt, type Files } from '../../../support/terraform-unit.js';

const TASK = 'aws_ecs_task_definition.app';
const LOCKED = 'the value comes from the plan';

function task(containers: string, around = ''): string {
  return `${around}resource "aws_ecs_task_definition" "app" {\n  family = "app"\n  container_definitions = ${containers}\n}\n`;
}

function merged(source: string, containers: unknown, others: Files = {}) {
  const values = { family: 'app', container_definitions: JSON.stringify(containers) };
  const plan = planOf([{ address: TASK, values }]);
  const read = readPlanned({ 'main.tf': source, ...others, 'plan.json': plan });
  return { ...read, at: (...path: readonly (string | number)[]) => read.node(TASK, 'container_definitions', ...path) };
}

const shown = (node: Node) => ({ value: plain(node), text: textAt(node), file: node.file.path, locked: node.locked });

describe('a value that the source writes', () => {
  test('keeps its place and can be edited where it is', () => {
    const { at } = merged(task('jsonencode([{ name = "app", privileged = true }])'), [
      { name: 'app', privileged: true },
    ]);
    expect(shown(at(0, 'privileged'))).toEqual({ value: true, text: 'true', file: 'main.tf', locked: undefined });
  });

  test('is no assumption any more when the plan confirms a default', () => {
    const source = task('jsonencode([{ name = "app", privileged = var.p }])', 'variable "p" {\n  default = true\n}\n');
    const node = merged(source, [{ name: 'app', privileged: true }]).at(0, 'privileged');
    expect(shown(node)).toMatchObject({ value: true, text: 'true', locked: undefined });
    expect(node.assumed).toEqual([]);
  });

  test('gives way to the plan, at the expression that uses it', () => {
    const source = task('jsonencode([{ name = "app", privileged = var.p }])', 'variable "p" {\n  default = false\n}\n');
    const { at } = merged(source, [{ name: 'app', privileged: true }]);
    expect(shown(at(0, 'privileged'))).toEqual({
      value: true,
      text: 'var.p',
      file: 'main.tf',
      locked: LOCKED,
    });
  });

  test('is absent where the plan has none, and can be written again', () => {
    const { at } = merged(
      task('jsonencode([{ name = "app", user = var.u }])', 'variable "u" {\n  default = "1000"\n}\n'),
      [{ name: 'app' }],
    );
    expect(shown(at(0, 'user'))).toMatchObject({ value: null, text: '"1000"', locked: undefined });
  });

  test('is compared as the provider converts it', () => {
    const source = 'resource "aws_ecs_task_definition" "app" {\n  cpu = 256\n}\n';
    const { node } = readPlanned({
      'main.tf': source,
      'plan.json': planOf([{ address: TASK, values: { cpu: '256' } }]),
    });
    expect(shown(node(TASK, 'cpu'))).toMatchObject({ value: 256, text: '256', locked: undefined });
  });

  test('in a heredoc or a file stays editable inside of it', () => {
    const text = '[{ "name": "app", "privileged": true }]';
    const inFile = merged(task('file("containers.json")'), JSON.parse(text), { 'containers.json': text });
    expect(shown(inFile.at(0, 'privileged'))).toEqual({
      value: true,
      text: 'true',
      file: 'containers.json',
      locked: undefined,
    });
    const heredoc = merged(task(`<<-JSON\n    ${text}\n  JSON`), JSON.parse(text));
    expect(shown(heredoc.at(0, 'privileged'))).toMatchObject({ text: 'true', file: 'main.tf', locked: undefined });
  });
});

describe('a value that the source leaves open', () => {
  test.each([
    ['a variable without default', 'var.open', 'variable "open" {}\n'],
    ['a data source', 'data.aws_ssm_parameter.p.value', 'data "aws_ssm_parameter" "p" {}\n'],
    ['a module that is not there', 'module.m.out', 'module "m" {\n  source = "example/m/aws"\n}\n'],
  ])('is that of the plan: %s', (_title, expression, around) => {
    const whole = merged(task(expression, around), [{ name: 'app', privileged: true }]);
    expect(plain(whole.at())).toEqual([{ name: 'app', privileged: true }]);
    expect(shown(whole.at(0, 'privileged'))).toMatchObject({ text: expression, locked: LOCKED });
    const part = merged(task(`jsonencode([{ name = "app", image = ${expression} }])`, around), [
      { name: 'app', image: 'x:1' },
    ]);
    expect(shown(part.at(0, 'image'))).toMatchObject({ value: 'x:1', text: expression, locked: LOCKED });
  });

  test('is a whole text where the source has a piece of it', () => {
    const { at } = merged(task('jsonencode([{ name = "app", image = "nginx:${var.tag}" }])', 'variable "tag" {}\n'), [
      { name: 'app', image: 'nginx:1.27' },
    ]);
    expect(shown(at(0, 'image'))).toMatchObject({ value: 'nginx:1.27', text: '"nginx:${var.tag}"', locked: LOCKED });
  });

  test.each([
    [true, { name: 'app', privileged: true }],
    [false, { name: 'app' }],
  ])('is the branch that the plan took: %s', (privileged, container) => {
    const source = task(
      'jsonencode([merge({ name = "app" }, var.p ? { privileged = true } : {})])',
      'variable "p" {}\n',
    );
    expect(plain(merged(source, [container]).at())).toEqual([
      privileged ? { name: 'app', privileged } : expect.objectContaining({ name: 'app' }),
    ]);
  });

  test('stays as open as the source where the plan does not know it either', () => {
    const source =
      'resource "aws_iam_role" "r" {}\nresource "aws_ecs_task_definition" "app" {\n  task_role_arn = aws_iam_role.r.arn\n  execution_role_arn = var.e\n}\nvariable "e" {}\n';
    const unknown = { task_role_arn: true, execution_role_arn: true };
    const { body } = readPlanned({
      'main.tf': source,
      'plan.json': planOf([{ address: TASK, unknown }, { address: 'aws_iam_role.r' }]),
    });
    expect(body(TASK)).toEqual({
      task_role_arn: '→ aws_iam_role.r.arn',
      execution_role_arn: expect.stringMatching(/^\? /),
    });
  });

  test('that is sensitive is only what the source shows', () => {
    const values = {
      container_definitions: JSON.stringify([{ name: 'app', environment: [{ name: 'P', value: 'pw' }] }]),
    };
    const source = task(
      'jsonencode([{ name = "app", environment = [{ name = "P", value = var.p }] }])',
      'variable "p" {}\n',
    );
    const plan = planOf([{ address: TASK, values, sensitive: { container_definitions: true } }]);
    const { node } = readPlanned({ 'main.tf': source, 'plan.json': plan });
    expect(plain(node(TASK, 'container_definitions', 0))).toEqual({
      name: 'app',
      environment: [{ name: 'P', value: expect.stringMatching(/^\? /) }],
    });
  });

  test('that another resource has stays a reference, whatever its value', () => {
    const source =
      'resource "aws_iam_role" "r" {}\nresource "aws_ecs_task_definition" "app" {\n  task_role_arn = aws_iam_role.r.arn\n}\n';
    const plan = planOf([
      { address: TASK, values: { task_role_arn: 'arn:aws:iam::1:role/r' } },
      { address: 'aws_iam_role.r' },
    ]);
    expect(readPlanned({ 'main.tf': source, 'plan.json': plan }).body(TASK)).toEqual({
      task_role_arn: '→ aws_iam_role.r.arn',
    });
  });
});

describe('items', () => {
  test('are told apart by name', () => {
    const source = task('jsonencode([{ name = "a", user = "1" }, { name = "b", user = "2" }])');
    const { at } = merged(source, [{ name: 'b', user: '2' }, { name: 'c' }, { name: 'a', user: '1' }]);
    expect(plain(at())).toEqual([{ name: 'b', user: '2' }, { name: 'c' }, { name: 'a', user: '1' }]);
    expect(shown(at(0, 'user'))).toMatchObject({ text: '"2"', locked: undefined });
    expect(shown(at(1))).toMatchObject({ locked: LOCKED });
    expect(shown(at(2, 'user'))).toMatchObject({ text: '"1"', locked: undefined });
  });

  test('of a set are those that contradict least, in whatever order', () => {
    const block = (port: string, cidr: string): string =>
      `  ingress {\n    from_port = ${port}\n    cidr_blocks = ["${cidr}"]\n  }\n`;
    const source = `variable "p" {}\nresource "aws_security_group" "g" {\n${block('443', '10.0.0.0/8')}${block('var.p', '0.0.0.0/0')}}\n`;
    const ingress = [
      { from_port: 22, cidr_blocks: ['0.0.0.0/0'], self: false },
      { from_port: 443, cidr_blocks: ['10.0.0.0/8'], self: false },
    ];
    const { node } = readPlanned({
      'main.tf': source,
      'plan.json': planOf([{ address: 'aws_security_group.g', values: { ingress } }]),
    });
    const at = (...path: readonly (string | number)[]) => shown(node('aws_security_group.g', 'ingress', ...path));
    expect(at(0, 'from_port')).toMatchObject({ value: 22, text: 'var.p', locked: LOCKED });
    expect(at(0, 'cidr_blocks', 0)).toMatchObject({ text: '"0.0.0.0/0"', locked: undefined });
    expect(at(1, 'from_port')).toMatchObject({ value: 443, text: '443', locked: undefined });
  });

  test('of a list that only the plan knows are all there', () => {
    const source = task('jsonencode(concat([{ name = "app" }], var.more))', 'variable "more" {}\n');
    expect(plain(merged(source, [{ name: 'app' }, { name: 'more' }]).at())).toEqual([
      { name: 'app' },
      { name: 'more' },
    ]);
  });
});

describe('what a provider adds', () => {
  test('is not taken for something that is written', () => {
    const source = 'resource "aws_ecr_repository" "r" {\n  name = "r"\n}\n';
    const values = {
      name: 'r',
      image_tag_mutability: 'MUTABLE',
      arn: 'arn:aws:ecr:x:1:repository/r',
      encryption_configuration: [],
    };
    const plan = planOf([{ address: 'aws_ecr_repository.r', values }]);
    expect(readPlanned({ 'main.tf': source, 'plan.json': plan }).body('aws_ecr_repository.r')).toEqual({ name: 'r' });
  });

  test('to container definitions counts when it is no default', () => {
    const { at } = merged(task('jsonencode([{ name = "app" }])'), [
      { name: 'app', cpu: 0, mountPoints: [], privileged: true },
    ]);
    expect(plain(at(0))).toEqual({ name: 'app', privileged: true });
  });
});

describe('an edit after the plan was made', () => {
  const before = task(
    'jsonencode([{ name = "app", privileged = true, user = var.u }, { name = "b" }])',
    'variable "u" {}\n',
  );
  const planned = [{ name: 'app', privileged: true, user: '0' }, { name: 'b' }];
  const edited = (after: string) => {
    const plan = planOf([{ address: TASK, values: { container_definitions: JSON.stringify(planned) } }]);
    const read = readPlanned({ 'main.tf': after, 'plan.json': plan }, { 'main.tf': before });
    return plain(read.node(TASK, 'container_definitions'));
  };

  test.each([
    [
      'changes a value',
      before.replace('= true', '= false'),
      [{ name: 'app', privileged: false, user: '0' }, { name: 'b' }],
    ],
    ['removes a key', before.replace('privileged = true, ', ''), [{ name: 'app', user: '0' }, { name: 'b' }]],
    ['adds a key', before.replace('= true', '= true, cpu = 1'), [{ ...planned[0], cpu: 1 }, { name: 'b' }]],
    ['removes an item', before.replace(', { name = "b" }', ''), [planned[0]]],
    [
      'adds an item',
      before.replace('{ name = "b" }', '{ name = "c" }, { name = "b" }'),
      [planned[0], { name: 'c' }, { name: 'b' }],
    ],
    ['moves everything', `# a line\n${before}`, planned],
  ])('wins where it %s, and the plan everywhere else', (_title, after, expected) => {
    expect(edited(after)).toEqual(expected);
  });

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      fc.integer({ min: 1, max: 99 }),
      fc.stringMatching(/^[a-z]{1,4}$/),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    map: fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), tie('value'), { maxKeys: 3 }),
  })).value;

  test('property: a plan that confirms the source changes nothing, and a plan of an open value is that value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = task(
          `jsonencode([{ name = "app", x = jsondecode(${JSON.stringify(JSON.stringify(value))}) }])`,
        );
        const container = { name: 'app', x: value };
        expect(plain(merged(written, [container]).at())).toEqual([container]);
        expect(plain(merged(task('var.c', 'variable "c" {}\n'), [container]).at())).toEqual([container]);
      }),
      { numRuns: 150 },
    );
  });

  test('property: after an edit of a whole value nothing of the plan is left in it', () => {
    fc.assert(
      fc.property(json, json, (was, now) => {
        const of = (value: unknown): string => task(`jsonencode([{ name = "app", x = { v = ${hcl(value)} } }])`);
        const containers = JSON.stringify([{ name: 'app', x: { v: was } }]);
        const plan: PlannedExample = { address: TASK, values: { container_definitions: containers } };
        const read = readPlanned({ 'main.tf': of(now), 'plan.json': planOf([plan]) }, { 'main.tf': of(was) });
        expect(read.body(TASK, 'container_definitions', 0, 'x')).toEqual({ v: now });
      }),
      { numRuns: 150 },
    );
  });
});

function hcl(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(hcl).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `"${key}" = ${hcl(inner)}`)
    .join(', ')} }`;
}
