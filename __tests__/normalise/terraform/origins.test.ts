/** Where a value was written, whatever way it takes to the resource. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform, textAt, type Files } from '../../support/terraform-unit.js';

const TASK = (containers: string): string =>
  `resource "aws_ecs_task_definition" "web" {\n  family = "web"\n  container_definitions = ${containers}\n}\n`;

interface Case {
  readonly way: string;
  readonly files: Files;
  readonly at: string;
  readonly path: string;
  readonly literal: string;
  readonly via?: readonly string[];
  readonly assumed?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    way: 'written in place',
    files: { 'main.tf': TASK('jsonencode([{ name = "app", image = "app:1" }])') },
    at: 'image',
    path: 'main.tf',
    literal: '"app:1"',
  },
  {
    way: 'in a local',
    files: { 'main.tf': `locals {\n  image = "app:1"\n}\n${TASK('jsonencode([{ image = local.image }])')}` },
    at: 'image',
    path: 'main.tf',
    literal: '"app:1"',
    via: ['local local.image'],
  },
  {
    way: "in a variable's default",
    files: {
      'variables.tf': 'variable "image" {\n  type    = string\n  default = "app:1"\n}\n',
      'main.tf': TASK('jsonencode([{ image = var.image }])'),
    },
    at: 'image',
    path: 'variables.tf',
    literal: '"app:1"',
    via: ['variable var.image'],
    assumed: ['var.image'],
  },
  {
    way: "deep in a typed variable's default",
    files: {
      'main.tf': `variable "app" {\n  type = object({ image = string, port = optional(number, 80) })\n  default = { image = "app:1" }\n}\n${TASK('jsonencode([{ image = var.app.image, port = var.app.port }])')}`,
    },
    at: 'port',
    path: 'main.tf',
    literal: '80',
    via: ['variable var.app'],
    assumed: ['var.app'],
  },
  {
    way: 'in terraform.tfvars',
    files: {
      'terraform.tfvars': 'image = "app:2"\n',
      'main.tf': `variable "image" {\n  default = "app:1"\n}\n${TASK('jsonencode([{ image = var.image }])')}`,
    },
    at: 'image',
    path: 'terraform.tfvars',
    literal: '"app:2"',
    via: ['tfvars terraform.tfvars', 'variable var.image'],
  },
  {
    way: 'as an input of a module call, through a local of the module',
    files: {
      'main.tf': 'module "web" {\n  source = "./web"\n  image  = "app:3"\n}\n',
      'web/main.tf': `variable "image" {}\nlocals {\n  image = var.image\n}\n${TASK('jsonencode([{ image = local.image }])')}`,
    },
    at: 'image',
    path: 'main.tf',
    literal: '"app:3"',
    via: ['module input module.web.image', 'local local.image'],
  },
  {
    way: 'as an output of another module',
    files: {
      'main.tf': `module "names" {\n  source = "./names"\n}\n${TASK('jsonencode([{ image = module.names.image }])')}`,
      'names/main.tf': 'output "image" {\n  value = "app:4"\n}\n',
    },
    at: 'image',
    path: 'names/main.tf',
    literal: '"app:4"',
    via: ['module output module.names.image'],
  },
  {
    way: 'in a heredoc',
    files: { 'main.tf': TASK('<<-JSON\n    [{ "name": "app", "image": "app:1" }]\n  JSON') },
    at: 'image',
    path: 'main.tf',
    literal: '"app:1"',
  },
  {
    way: 'as a variable in a heredoc',
    files: {
      'main.tf': `variable "image" {\n  default = "app:1"\n}\n${TASK('<<-JSON\n    [{ "image": "${var.image}" }]\n  JSON')}`,
    },
    at: 'image',
    path: 'main.tf',
    literal: '"app:1"',
    via: ['variable var.image'],
    assumed: ['var.image'],
  },
  {
    way: 'in a JSON file',
    files: { 'main.tf': TASK('file("${path.module}/app.json")'), 'app.json': '[\n  { "image": "app:1" }\n]\n' },
    at: 'image',
    path: 'app.json',
    literal: '"app:1"',
  },
  {
    way: 'in a template file',
    files: {
      'main.tf': TASK('templatefile("${path.module}/app.tftpl", { tag = "1" })'),
      'app.tftpl': '[\n  { "image": "app", "tag": "${tag}" }\n]\n',
    },
    at: 'image',
    path: 'app.tftpl',
    literal: '"app"',
  },
  {
    way: 'as the argument of a template file',
    files: {
      'main.tf': TASK('templatefile("${path.module}/app.tftpl", { image = "app:5" })'),
      'app.tftpl': '[{ "image": "${image}" }]',
    },
    at: 'image',
    path: 'main.tf',
    literal: '"app:5"',
  },
  {
    way: 'in the template of a template_file data source',
    files: {
      'main.tf': `data "template_file" "app" {\n  template = file("app.json")\n  vars     = { image = "app:6" }\n}\n${TASK('data.template_file.app.rendered')}`,
      'app.json': '[{ "name": "app", "image": "${image}" }]',
    },
    at: 'image',
    path: 'main.tf',
    literal: '"app:6"',
  },
  {
    way: 'in a .tf.json file',
    files: {
      'main.tf.json':
        '{ "resource": { "aws_ecs_task_definition": { "web": { "container_definitions": "${jsonencode([{ image = \\"app:7\\" }])}" } } } }',
    },
    at: 'image',
    path: 'main.tf.json',
    literal: '\\"app:7\\"',
  },
];

describe('a value is traced to its literal', () => {
  test.each(CASES)('$way', ({ files, at, path, literal, via, assumed }) => {
    const read = readTerraform(files);
    const [address = ''] = read.addresses;
    const node = read.node(address, 'container_definitions', 0, at);
    expect({ path: node.file.path, text: textAt(node) }).toEqual({ path, text: literal });
    if (via !== undefined) expect(node.via?.map((hop) => `${hop.kind} ${hop.name}`)).toEqual(via);
    expect(node.assumed).toEqual(assumed);
    expect(read.notices).toEqual([]);
  });
});

describe('what surrounds a value is known as well', () => {
  const text = `resource "aws_ecs_service" "web" {
  name = "web"

  network_configuration {
    assign_public_ip = true
  }
}
`;
  const read = readTerraform(text);
  const { body, place } = read.find('aws_ecs_service.web');

  test('a resource has its whole block and its header', () => {
    expect(text.slice(place.header.start, place.header.end)).toBe('resource "aws_ecs_service" "web"');
    expect(text.slice(place.span.start, place.span.end)).toBe(text.trimEnd());
  });

  test('an entry covers its key and its value, a block as a whole', () => {
    const spans = body.entries.map(({ keySpan, span }) => [
      text.slice(keySpan.start, keySpan.end),
      text.slice(span.start, span.end).replace(/\s+/g, ' '),
    ]);
    expect(spans).toEqual([
      ['name', 'name = "web"'],
      ['network_configuration', 'network_configuration { assign_public_ip = true }'],
    ]);
  });

  test('blocks are lists of bodies', () => {
    const list = read.node('aws_ecs_service.web', 'network_configuration');
    expect(list).toMatchObject({ kind: 'list', form: 'hcl-blocks', items: [{ kind: 'map', form: 'hcl-body' }] });
  });

  test('what is computed is locked, and what it is made of is not', () => {
    const merged = readTerraform(TASK('jsonencode([merge({ user = "1000" }, { name = "app" })])'));
    const container = merged.node('aws_ecs_task_definition.web', 'container_definitions', 0);
    const name = merged.node('aws_ecs_task_definition.web', 'container_definitions', 0, 'name');
    expect([container.locked === undefined, name.locked]).toEqual([false, undefined]);
  });

  test('a for expression is not a list to splice into', () => {
    const made = readTerraform(TASK('jsonencode([for n in ["a", "b"] : { name = n }])'));
    expect(made.node('aws_ecs_task_definition.web', 'container_definitions').locked).toBe('it is computed');
  });
});
