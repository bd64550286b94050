/** What the readers see of the ways in which people write container definitions and other values. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform, type Files } from '../../support/terraform-unit.js';

const UNKNOWN = 'variable "x" {}\n';
const TASK = (containers: string): string =>
  `resource "aws_ecs_task_definition" "t" {\n  container_definitions = ${containers}\n}\n`;

function containers(text: string, beside: Files = {}): unknown {
  return readTerraform({ 'main.tf': UNKNOWN + text, ...beside }).body(
    'aws_ecs_task_definition.t',
    'container_definitions',
  );
}

describe('container definitions', () => {
  const side = 'locals {\n  side = jsonencode({ name = "side" })\n  app  = <<-JSON\n    { "name": "app" }\n  JSON\n}\n';

  test.each<[string, string, unknown]>([
    [
      'encoded',
      TASK('jsonencode([{ name = "a", cpu = 10, privileged = true, user = null }])'),
      [{ name: 'a', cpu: 10, privileged: true, user: null }],
    ],
    ['a list that goes on', TASK('jsonencode(concat([{ name = "a" }], var.x))'), [{ name: 'a' }, '…']],
    ['a container with more keys', TASK('jsonencode([merge(var.x, { name = "a" })])'), [{ name: 'a', '…': true }]],
    ['nothing of it known', TASK('var.x'), '? var.x has no default'],
    [
      'an unknown in a text',
      TASK('jsonencode([{ image = "app:${var.x}" }])'),
      [{ image: 'app:<? var.x has no default>' }],
    ],
    [
      'a reference in a text',
      `resource "aws_ecr_repository" "r" {}\n${TASK('jsonencode([{ image = "${aws_ecr_repository.r.repository_url}:1" }])')}`,
      [{ image: '<→ aws_ecr_repository.r.repository_url>:1' }],
    ],
    [
      'a condition on a value',
      TASK('jsonencode([{ privileged = var.x ? true : false }])'),
      [{ privileged: { 'var.x is true': true, 'var.x is false': false } }],
    ],
    [
      'a condition on all of it',
      TASK('var.x ? jsonencode([{ name = "a" }]) : jsonencode([])'),
      { 'var.x is true': [{ name: 'a' }], 'var.x is false': [] },
    ],
    [
      'a key that an unknown later one may replace',
      TASK('jsonencode([{ name = "a", (var.x) = "b", image = "c" }])'),
      [{ name: '? a later key that is not known may be the same', image: 'c', '…': true }],
    ],
    [
      'JSON in a value, which stays a text',
      TASK('jsonencode([{ name = jsonencode({ a = 1 }) }])'),
      [{ name: '{"a":1}' }],
    ],
    [
      'a heredoc with numbers outside of quotes',
      `locals {\n  cpu = 256\n}\n${TASK('<<-J\n  [{ "cpu": ${local.cpu}, "memory": ${var.x} }]\n  J')}`,
      [{ cpu: 256, memory: '? var.x has no default' }],
    ],
    ['texts put together', side + TASK('"[${local.side}, ${local.app}]"'), [{ name: 'side' }, { name: 'app' }]],
    [
      'a fragment that depends on a condition',
      side + TASK('"[${local.app}${var.x ? ", ${local.side}" : ""}]"'),
      { 'var.x is true': [{ name: 'app' }, { name: 'side' }], 'var.x is false': [{ name: 'app' }] },
    ],
    [
      'a condition inside of quotes',
      TASK('<<-J\n  [{ "name": "a${var.x ? "-debug" : ""}" }]\n  J'),
      [{ name: { 'var.x is true': 'a-debug', 'var.x is false': 'a' } }],
    ],
    ['the first of several', TASK('coalesce("", jsonencode([{ name = "a" }]))'), [{ name: 'a' }]],
    ['what can be read', TASK('try(file("gone.json"), jsonencode([{ name = "a" }]))'), [{ name: 'a' }]],
    ['made of a list', TASK('jsonencode([for n in ["a", "b"] : { name = n }])'), [{ name: 'a' }, { name: 'b' }]],
    [
      'a template_file with a text',
      `data "template_file" "t" {\n  template = "[{ \\"name\\": \\"$\${name}\\", \\"image\\": \\"$\${image}\\" }]"\n  vars = { name = "a", image = var.x }\n}\n${TASK('data.template_file.t.rendered')}`,
      [{ name: 'a', image: '? var.x has no default' }],
    ],
    ['not JSON', TASK('"[{"'), expect.anything()],
  ])('%s', (_, text, expected) => {
    expect(containers(text)).toEqual(expected);
  });

  test('from a template with a loop', () => {
    const template = '[\n%{ for n in names ~}\n  { "name": "${n}" }%{ if n != "b" },%{ endif }\n%{ endfor ~}\n]\n';
    const text = TASK('templatefile("app.tftpl", { names = ["a", "b"] })');
    expect(containers(text, { 'app.tftpl': template })).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('that are no JSON are a notice with the place', () => {
    const { notices } = readTerraform(TASK('<<-J\n  [{ "name": }]\n  J'));
    expect(notices).toEqual([{ path: 'main.tf', offset: expect.any(Number), message: expect.any(String) }]);
  });
});

test('user data that names the cluster beside it is read where it is encoded', () => {
  const cluster = 'resource "aws_ecs_cluster" "main" {}\n';
  const template = (data: string): string => `resource "aws_launch_template" "ecs" {\n  user_data = ${data}\n}\n`;
  const { body } = readTerraform(
    cluster + template('base64encode("echo ECS_CLUSTER=${aws_ecs_cluster.main.name}\\n")'),
  );
  expect(body('aws_launch_template.ecs', 'user_data')).toBe('echo ECS_CLUSTER=<→ aws_ecs_cluster.main.name>\n');
});

test('an argument that is null is absent', () => {
  expect(
    readTerraform('resource "aws_ecr_repository" "r" {\n  name = null\n}\n').node('aws_ecr_repository.r', 'name').kind,
  ).toBe('absent');
});

test('conditions of different instances are different decisions, equal ones are one', () => {
  const read = readTerraform(`${UNKNOWN}resource "aws_ecr_repository" "r" {
  for_each             = toset(["a", "b"])
  name                 = var.x ? "on" : "off"
  image_tag_mutability = var.x == each.key ? "IMMUTABLE" : "MUTABLE"
}
`);
  const condition = (key: string, argument: string): unknown => {
    const node = read.node(`aws_ecr_repository.r["${key}"]`, argument);
    return node.kind === 'choice' ? node.condition : undefined;
  };
  expect([condition('a', 'name'), condition('b', 'name')]).toEqual(['var.x', 'var.x']);
  expect([condition('a', 'image_tag_mutability'), condition('b', 'image_tag_mutability')]).toEqual([
    'var.x == each.key (aws_ecr_repository.r["a"])',
    'var.x == each.key (aws_ecr_repository.r["b"])',
  ]);
});

test('a policy document keeps its blocks and is referred to', () => {
  const read = readTerraform(`data "aws_iam_policy_document" "d" {
  statement {
    actions = ["s3:*"]
  }
}
resource "aws_iam_role_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
`);
  expect(read.body('data.aws_iam_policy_document.d')).toEqual({ statement: [{ actions: ['s3:*'] }] });
  expect(read.find('data.aws_iam_policy_document.d').data).toBe(true);
  expect(read.body('aws_iam_role_policy.p', 'policy')).toBe('→ data.aws_iam_policy_document.d.json');
});

test('a .tf.json file gives the same resources as its native form', () => {
  const json = {
    variable: { port: { type: 'number', default: 80 } },
    resource: {
      aws_security_group: {
        web: {
          '//': 'a comment',
          name: 'web-${var.port}',
          ingress: [{ from_port: '${var.port}', cidr_blocks: ['0.0.0.0/0'] }],
        },
        all: { dynamic: { egress: { for_each: [1, 2], content: { from_port: '${egress.value}' } } } },
      },
    },
  };
  const read = readTerraform({ 'main.tf.json': JSON.stringify(json, null, 2) });
  expect(read.notices).toEqual([]);
  expect(read.body('aws_security_group.web')).toEqual({
    name: 'web-80',
    ingress: [{ from_port: 80, cidr_blocks: ['0.0.0.0/0'] }],
  });
  expect(read.body('aws_security_group.all')).toEqual({ egress: [{ from_port: 1 }, { from_port: 2 }] });
});
