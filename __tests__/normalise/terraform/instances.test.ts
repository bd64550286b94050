/** count, for_each and dynamic blocks. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform } from '../../support/terraform-unit.js';

const group = (arguments_: string): string => `resource "aws_cloudwatch_log_group" "app" {\n${arguments_}\n}\n`;
const flag = 'variable "create" {\n  type = bool\n}\n';

describe('the instances of a resource', () => {
  test.each([
    ['a literal count', group('count = 2'), ['aws_cloudwatch_log_group.app[0]', 'aws_cloudwatch_log_group.app[1]']],
    ['no count', group(''), ['aws_cloudwatch_log_group.app']],
    ['a count of zero', group('count = 0'), []],
    [
      "a count that a variable's default decides",
      `variable "on" {\n  default = false\n}\n${group('count = var.on ? 1 : 0')}`,
      [],
    ],
    [
      'a map',
      group('for_each = { a = 1, "b.c" = 2 }'),
      ['aws_cloudwatch_log_group.app["a"]', 'aws_cloudwatch_log_group.app["b.c"]'],
    ],
    ['a set', group('for_each = toset(["x"])'), ['aws_cloudwatch_log_group.app["x"]']],
    ['an unknown count', `variable "n" {}\n${group('count = var.n')}`, ['aws_cloudwatch_log_group.app']],
    ['an unknown map', `variable "m" {}\n${group('for_each = var.m')}`, ['aws_cloudwatch_log_group.app']],
    ['a list, which Terraform refuses', group('for_each = ["a"]'), ['aws_cloudwatch_log_group.app']],
    ['too large a count', group('count = 1e9'), ['aws_cloudwatch_log_group.app']],
  ])('with %s', (_, text, addresses) => {
    expect(readTerraform(text).addresses).toEqual(addresses);
  });

  test.each([
    ['var.create ? 1 : 0', 'var.create is true'],
    ['var.create ? 0 : 1', 'var.create is false'],
    ['var.create ? 1 : 2', undefined],
    ['length(var.create)', 'count of length(var.create)'],
  ])('with count = %s exist when: %s', (count, conditional) => {
    expect(readTerraform(flag + group(`count = ${count}`)).find('aws_cloudwatch_log_group.app').conditional).toBe(
      conditional,
    );
  });

  test('have the values of their key', () => {
    const read = readTerraform(
      group('for_each = { web = 7, job = 30 }\n  name = "/ecs/${each.key}"\n  retention_in_days = each.value'),
    );
    expect(read.body('aws_cloudwatch_log_group.app["job"]')).toEqual({ name: '/ecs/job', retention_in_days: 30 });
    expect(read.find('aws_cloudwatch_log_group.app["job"]').referName).toBeUndefined();
  });

  test('of which the keys are not known say why their values are not', () => {
    const read = readTerraform(
      `variable "m" {}\n${group('for_each = var.m\n  name = each.key\n  retention_in_days = 7')}`,
    );
    expect(read.body('aws_cloudwatch_log_group.app')).toEqual({ name: '? var.m has no default', retention_in_days: 7 });
  });
});

describe('a reference to a resource', () => {
  const role = (arguments_: string): string => `resource "aws_iam_role" "r" {\n${arguments_}\n}\n`;
  const task = (arn: string): string => `resource "aws_ecs_task_definition" "t" {\n  task_role_arn = ${arn}\n}\n`;

  test.each<[string, readonly [declared: string, expression: string], string]>([
    ['without instances', [role(''), 'aws_iam_role.r.arn'], '→ aws_iam_role.r.arn'],
    ['with a number', [role('count = 1'), 'aws_iam_role.r[0].arn'], '→ aws_iam_role.r[0].arn'],
    ['with a key', [role('for_each = { a = 1 }'), 'aws_iam_role.r["a"].arn'], '→ aws_iam_role.r["a"].arn'],
    ['by one()', [role('count = 1'), 'one(aws_iam_role.r[*].arn)'], '→ aws_iam_role.r[0].arn'],
    [
      'of an unknown number',
      [`variable "n" {}\n${role('count = var.n')}`, 'aws_iam_role.r[0].arn'],
      '→ aws_iam_role.r.arn',
    ],
    [
      'by an unknown key',
      [`variable "m" {}\n${role('for_each = var.m')}`, 'aws_iam_role.r[var.m.x].arn'],
      '→ aws_iam_role.r.arn',
    ],
    ['by its name', [role('name = "web"'), 'aws_iam_role.r.name'], '→ aws_iam_role.r.name'],
    ['for an argument that is written', [role('path = "/ecs/"'), 'aws_iam_role.r.path'], '/ecs/'],
    ['for an argument that is not', [role(''), 'aws_iam_role.r.path'], '→ aws_iam_role.r.path'],
    ['that is a data source', ['data "aws_iam_role" "d" {}', 'data.aws_iam_role.d.arn'], '→ data.aws_iam_role.d.arn'],
    ['that nobody declares', ['', 'aws_iam_role.gone.arn'], '? aws_iam_role.gone is not declared'],
  ])('%s', (_, [declared, expression], expected) => {
    expect(readTerraform(declared + '\n' + task(expression)).body('aws_ecs_task_definition.t', 'task_role_arn')).toBe(
      expected,
    );
  });
});

describe('dynamic blocks', () => {
  const service = (each: string, before = ''): string => `${before}
resource "aws_ecs_service" "web" {
  load_balancer {
    container_port = 1
  }
  dynamic "load_balancer" {
    for_each = ${each}
    iterator = lb
    content {
      container_name = lb.key
      container_port = lb.value
    }
  }
}
`;
  test.each([
    [
      'of a map',
      service('{ a = 80, b = 81 }'),
      [{ container_port: 1 }, { container_name: 'a', container_port: 80 }, { container_name: 'b', container_port: 81 }],
    ],
    ['of nothing', service('[]'), [{ container_port: 1 }]],
    ['of something unknown', service('var.lb', 'variable "lb" {}'), [{ container_port: 1 }, '…']],
    [
      'of a condition',
      service('var.on ? { a = 80 } : {}', 'variable "on" {}'),
      [
        { container_port: 1 },
        { 'var.on is true': { container_name: 'a', container_port: 80 }, 'var.on is false': null },
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(readTerraform(text).body('aws_ecs_service.web', 'load_balancer')).toEqual(expected);
  });

  test('inside each other see both iterators', () => {
    const text = `resource "aws_security_group" "g" {
  dynamic "ingress" {
    for_each = [80, 443]
    content {
      from_port   = ingress.value
      cidr_blocks = [for i in [1] : "10.\${ingress.key}.0.0/16"]
    }
  }
}
`;
    expect(readTerraform(text).body('aws_security_group.g', 'ingress')).toEqual([
      { from_port: 80, cidr_blocks: ['10.0.0.0/16'] },
      { from_port: 443, cidr_blocks: ['10.1.0.0/16'] },
    ]);
  });
});
