/** Root modules, called modules, variables, and what of them is not known. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform, type Files } from '../../support/terraform-unit.js';

const GROUP = (name: string): string => `resource "aws_cloudwatch_log_group" "app" {\n  name = ${name}\n}\n`;
const NAME = 'variable "name" {}\n';

function name(files: Files, address = 'aws_cloudwatch_log_group.app', varFiles: readonly string[] = []): unknown {
  return readTerraform(files, varFiles).body(address, 'name');
}

describe('a root module', () => {
  test('is every folder that no module call leads to', () => {
    const files = {
      'main.tf': 'module "a" {\n  source = "./modules/a"\n}\n',
      'modules/a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'modules/b/main.tf': GROUP('"b"'),
      'modules/unused/main.tf': GROUP('"unused"'),
      'envs/prod/main.tf': 'module "b" {\n  source = "../../modules/b"\n}\n',
    };
    const { units, addresses } = readTerraform(files);
    expect(units.map((unit) => unit.id)).toEqual(['.', 'envs/prod', 'modules/unused']);
    expect(addresses).toEqual([
      'module.a.module.b.aws_cloudwatch_log_group.app',
      'module.b.aws_cloudwatch_log_group.app',
      'aws_cloudwatch_log_group.app',
    ]);
  });

  test('lists the files that its values come from', () => {
    const files = {
      'main.tf': `${NAME}${GROUP('var.name')}module "m" {\n  source = "./m"\n}\n`,
      'm/main.tf': 'resource "aws_iam_role" "r" {\n  assume_role_policy = file("${path.module}/trust.json")\n}\n',
      'm/trust.json': '{ "Statement": [] }',
      'terraform.tfvars': 'name = "a"\n',
      'other.json': '{}',
    };
    expect(
      readTerraform(files)
        .units[0]?.files.map((file) => file.path)
        .sort(),
    ).toEqual(['m/main.tf', 'm/trust.json', 'main.tf', 'terraform.tfvars']);
  });

  test('keeps resources that are declared beside a syntax error', () => {
    const { units, notices, addresses } = readTerraform({
      'main.tf': GROUP('"a"'),
      'broken.tf': 'resource "aws_iam_role" "r" {\n  name = = 1\n}\n',
    });
    expect(addresses).toContain('aws_cloudwatch_log_group.app');
    expect(notices.map(({ path, offset }) => ({ path, offset }))).toEqual([
      { path: 'broken.tf', offset: expect.any(Number) },
    ]);
    expect(units[0]).toMatchObject({ complete: false, incompleteBecause: 'broken.tf has syntax errors' });
  });

  test.each([
    ['override.tf replaces an argument', { 'main.tf': GROUP('"a"'), 'override.tf': GROUP('"b"') }, 'b'],
    [
      'x_override.tf comes later',
      { 'main.tf': GROUP('"a"'), 'override.tf': GROUP('"b"'), 'x_override.tf': GROUP('"c"') },
      'c',
    ],
    [
      'an override may be JSON',
      { 'main.tf': GROUP('"a"'), 'override.tf.json': '{"resource":{"aws_cloudwatch_log_group":{"app":{"name":"j"}}}}' },
      'j',
    ],
    [
      'a local is overridden',
      { 'main.tf': `locals {\n  n = "a"\n}\n${GROUP('local.n')}`, 'o_override.tf': 'locals {\n  n = "b"\n}\n' },
      'b',
    ],
    ['main.tofu takes the place of main.tf', { 'main.tf': GROUP('"tf"'), 'main.tofu': GROUP('"tofu"') }, 'tofu'],
  ])('%s', (_, files, expected) => {
    expect(name(files)).toBe(expected);
  });
});

describe('a variable of a root module', () => {
  const main = `variable "name" {\n  default = "default"\n}\n${GROUP('var.name')}`;
  test.each<[string, Files, unknown]>([
    ['has its default', {}, 'default'],
    ['is set by terraform.tfvars', { 'terraform.tfvars': 'name = "t"' }, 't'],
    [
      'is set by terraform.tfvars.json after that',
      { 'terraform.tfvars': 'name = "t"', 'terraform.tfvars.json': '{"name":"j"}' },
      'j',
    ],
    [
      'is set by auto files in order of their names',
      { 'a.auto.tfvars': 'name = "a"', 'b.auto.tfvars.json': '{"name":"b"}' },
      'b',
    ],
    ['is not set by other files', { 'prod.tfvars': 'name = "p"' }, 'default'],
    [
      'is not known when a function is called for it',
      { 'terraform.tfvars': 'name = upper("x")' },
      '? terraform.tfvars may not call functions',
    ],
  ])('%s', (_, files, expected) => {
    expect(name({ 'main.tf': main, ...files })).toBe(expected);
  });

  test.each([
    ['relative to the repository', 'envs/prod.tfvars', '.'],
    ['relative to the root module', 'prod.tfvars', 'envs'],
  ])('is set last by a file that is named %s', (_, varFile, folder) => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const files = { [`${prefix}main.tf`]: main, 'z.auto.tfvars': 'name = "z"', 'envs/prod.tfvars': 'name = "p"' };
    expect(name(files, undefined, [varFile])).toBe('p');
  });

  test.each([
    ['without default or value', '', '? var.name has no default'],
    ['with a type that its default does not have', 'type = number\n  default = "x"', '? a number is required'],
    ['with an explicit null', 'default = null', null],
    ['that Terraform 0.11 wrote', 'type = "string"\n  default = "old"', 'old'],
  ])('%s is %j', (_, body, expected) => {
    expect(name({ 'main.tf': `variable "name" {\n  ${body}\n}\n${GROUP('var.name')}` })).toBe(expected);
  });

  test('that is given in a file which is not there is a notice', () => {
    expect(readTerraform({ 'main.tf': main }, ['gone.tfvars']).notices).toEqual([
      { path: 'gone.tfvars', message: 'The variable file gone.tfvars is not there.' },
    ]);
  });

  test('fills optional fields, also where null is given', () => {
    const type =
      'list(object({ name = string, days = optional(number, 7), tags = optional(object({ env = optional(string, "dev") }), {}) }))';
    const text = `variable "groups" {\n  type = ${type}\n  default = [{ name = "a" }, { name = "b", days = null, tags = { env = "prod" } }]\n}
resource "aws_cloudwatch_log_group" "app" {
  for_each          = { for g in var.groups : g.name => g }
  retention_in_days = each.value.days
  name              = each.value.tags.env
}
`;
    const read = readTerraform(text);
    expect(read.body('aws_cloudwatch_log_group.app["a"]')).toEqual({ retention_in_days: 7, name: 'dev' });
    expect(read.body('aws_cloudwatch_log_group.app["b"]')).toEqual({ retention_in_days: 7, name: 'prod' });
  });
});

describe('a called module', () => {
  const call = (rest: string): string => `module "m" {\n  source = "./m"\n${rest}\n}\n`;
  const address = 'module.m.aws_cloudwatch_log_group.app';

  test.each<[string, readonly [main: string, variable: string], unknown]>([
    ['gets its inputs', [call('  name = "in"'), NAME], 'in'],
    [
      'keeps its own default where the call gives nothing',
      [call(''), 'variable "name" {\n  default = "own"\n}\n'],
      'own',
    ],
    [
      'keeps it where the call gives null and null is not allowed',
      [call('  name = null'), 'variable "name" {\n  default = "own"\n  nullable = false\n}\n'],
      'own',
    ],
    ['converts its inputs', [call('  name = 5'), 'variable "name" {\n  type = string\n}\n'], '5'],
    ['does not know what nobody gives', [call(''), NAME], '? the module call gives no name'],
    [
      "does not know what the root's variables leave open",
      [`variable "x" {}\n${call('  name = var.x')}`, NAME],
      '? var.x has no default',
    ],
  ])('%s', (_, [main, variable], expected) => {
    expect(name({ 'main.tf': main, 'm/main.tf': variable + GROUP('var.name') }, address)).toBe(expected);
  });

  test('takes its own default as certain, a default of the root as assumed', () => {
    const read = readTerraform({
      'main.tf': `variable "x" {\n  default = "root"\n}\nmodule "m" {\n  source = "./m"\n  given = var.x\n}\n`,
      'm/main.tf': `variable "given" {}\nvariable "own" {\n  default = "own"\n}\nresource "aws_ecr_repository" "r" {\n  name = var.own\n  image_tag_mutability = var.given\n}\n`,
    });
    const assumed = ['name', 'image_tag_mutability'].map(
      (key) => read.node('module.m.aws_ecr_repository.r', key).assumed,
    );
    expect(assumed).toEqual([undefined, ['var.x']]);
  });

  test('has the instances of its call', () => {
    const read = readTerraform({
      'main.tf':
        'module "m" {\n  source = "./m"\n  for_each = { a = "x", b = "y" }\n  name = "${each.key}-${each.value}"\n}\n',
      'm/main.tf': NAME + GROUP('var.name'),
    });
    expect(read.addresses.map((one) => [one, read.body(one, 'name')])).toEqual([
      ['module.m["a"].aws_cloudwatch_log_group.app', 'a-x'],
      ['module.m["b"].aws_cloudwatch_log_group.app', 'b-y'],
    ]);
  });

  test('of which the count is open may not exist, and its outputs are seen', () => {
    const read = readTerraform({
      'main.tf': `variable "on" {}\nmodule "m" {\n  source = "./m"\n  count = var.on ? 1 : 0\n}\n${GROUP('module.m[0].name')}`,
      'm/main.tf': `${GROUP('"inner"')}output "name" {\n  value = "out"\n}\n`,
    });
    expect(read.find(address).conditional).toBe('var.on is true');
    expect(read.body('aws_cloudwatch_log_group.app', 'name')).toBe('out');
  });

  test('refers to its own resources by their full address', () => {
    const read = readTerraform({
      'main.tf': `module "m" {\n  source = "./m"\n}\nresource "aws_ecs_service" "s" {\n  task_definition = module.m.arn\n}\n`,
      'm/main.tf':
        'resource "aws_ecs_task_definition" "t" {\n  family = "t"\n}\noutput "arn" {\n  value = aws_ecs_task_definition.t.arn\n}\n',
    });
    expect(read.body('aws_ecs_service.s', 'task_definition')).toBe('→ module.m.aws_ecs_task_definition.t.arn');
    expect(read.find('module.m.aws_ecs_task_definition.t')).toMatchObject({
      scope: 'm',
      referName: 'aws_ecs_task_definition.t',
    });
  });

  test('may use an output of a module that uses another output of it', () => {
    const both = 'variable "in" {}\noutput "out" {\n  value = var.in\n}\noutput "fixed" {\n  value = "fixed"\n}\n';
    const files = {
      'main.tf': `module "a" {\n  source = "./m"\n  in = module.b.out\n}\nmodule "b" {\n  source = "./m"\n  in = module.a.fixed\n}\n${GROUP('module.a.out')}`,
      'm/main.tf': both,
    };
    expect(name(files)).toBe('fixed');
  });

  test.each([
    ['acme/ecs/aws', 'module m comes from acme/ecs/aws, which is not in the repository'],
    ['../m', 'module m comes from ../m, which is outside of the repository'],
    ['./gone', 'module m comes from gone, which holds no Terraform files'],
  ])('from %s is missing', (source, why) => {
    const { units, notices, body } = readTerraform(
      `module "m" {\n  source = "${source}"\n}\n${GROUP('module.m.name')}`,
    );
    expect(units[0]).toMatchObject({ complete: false, incompleteBecause: why });
    expect(notices.map((notice) => notice.message)).toEqual([`The resources of module m were not read: ${why}.`]);
    expect(body('aws_cloudwatch_log_group.app', 'name')).toBe(`? ${why}`);
  });

  test('from the registry is read where terraform init put it', () => {
    const files = {
      'main.tf': 'module "m" {\n  source = "acme/logs/aws"\n}\n',
      '.terraform/modules/modules.json':
        '{"Modules":[{"Key":"","Dir":"."},{"Key":"m","Source":"acme/logs/aws","Dir":".terraform/modules/m"}]}',
      '.terraform/modules/m/main.tf': GROUP('"installed"'),
    };
    const { units } = readTerraform(files);
    expect(units.map(({ id, complete }) => ({ id, complete }))).toEqual([{ id: '.', complete: true }]);
    expect(name(files, address)).toBe('installed');
  });
});

describe('a name that leads back to itself is not known', () => {
  test.each([
    ['a local', `locals {\n  a = local.b\n  b = local.a\n}\n${GROUP('local.a')}`, '? local.a refers to itself'],
    ['a variable', `variable "a" {\n  default = var.a\n}\n${GROUP('var.a')}`, '? var cannot be referred to here'],
  ])('%s', (_, text, expected) => {
    expect(name({ 'main.tf': text })).toBe(expected);
  });

  test('a module that calls itself', () => {
    const { units, addresses } = readTerraform({
      'a/main.tf': `module "b" {\n  source = "../b"\n}\n${GROUP('"a"')}`,
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
    });
    expect(addresses).toEqual(['aws_cloudwatch_log_group.app']);
    expect(units).toMatchObject([{ id: 'a', complete: false, incompleteBecause: 'the module in a calls itself' }]);
  });

  test('a resource that counts itself', () => {
    expect(readTerraform(GROUP('"a"\n  count = length(aws_cloudwatch_log_group.app)')).addresses).toEqual([
      'aws_cloudwatch_log_group.app',
    ]);
  });

  test('two security groups that allow each other are not a loop', () => {
    const rule = (own: string, other: string): string =>
      `resource "aws_security_group" "${own}" {\n  ingress {\n    security_groups = [aws_security_group.${other}.id]\n  }\n}\n`;
    expect(readTerraform(rule('a', 'b') + rule('b', 'a')).body('aws_security_group.a', 'ingress', 0)).toEqual({
      security_groups: ['→ aws_security_group.b.id'],
    });
  });
});
