/** Which resources a root module has once its plan is known. */
import { describe, expect, test } from '@jest/globals';
import { planOf, readPlanned, type PlannedExample } from '../../../support/terraform-plan.js';
import { textAt } from '../../../support/terraform-unit.js';

const TASK = 'aws_ecs_task_definition.app';

function beside(source: string, resources: readonly PlannedExample[], facts: Readonly<Record<string, unknown>> = {}) {
  return readPlanned({ 'main.tf': source, 'plan.json': planOf(resources, facts) });
}

const EACH = `variable "names" {}
resource "aws_iam_role" "task" {
  for_each = var.names
  name     = each.key
}
resource "aws_ecs_task_definition" "app" {
  for_each      = var.names
  family        = each.key
  task_role_arn = aws_iam_role.task[each.key].arn
}
`;

describe('instances', () => {
  const planned = ['a', 'b'].flatMap((key) => [
    { address: `${TASK}["${key}"]`, values: { family: key }, unknown: { task_role_arn: true } },
    { address: `aws_iam_role.task["${key}"]`, values: { name: key } },
  ]);

  test('of the plan take the place of the one that stands for all', () => {
    const { addresses, body, node, find } = beside(EACH, planned);
    expect([...addresses].sort()).toEqual(planned.map(({ address }) => address).sort());
    expect(body(`${TASK}["b"]`)).toEqual({ family: 'b', task_role_arn: '→ aws_iam_role.task["b"].arn' });
    expect(textAt(node(`${TASK}["b"]`, 'family'))).toBe('each.key');
    expect(find(`${TASK}["b"]`)).toMatchObject({ format: 'terraform', scope: '.', file: { path: 'main.tf' } });
  });

  test('of the plan take the place of those that defaults make', () => {
    const source = `variable "n" {\n  default = 2\n}\nresource "aws_ecs_task_definition" "app" {\n  count = var.n\n}\n`;
    expect(beside(source, [{ address: `${TASK}[0]` }]).addresses).toEqual([`${TASK}[0]`]);
  });

  test('that a complete plan does not have are not there', () => {
    const source = `variable "on" {}\nresource "aws_ecs_task_definition" "app" {\n  count = var.on ? 1 : 0\n}\nresource "aws_ecs_cluster" "c" {}\n`;
    const cluster = { address: 'aws_ecs_cluster.c' };
    expect(beside(source, [cluster]).addresses).toEqual(['aws_ecs_cluster.c']);
    expect(beside(source, [cluster], { complete: false }).addresses).toEqual([TASK, 'aws_ecs_cluster.c']);
    expect(beside(source, [cluster, { address: `${TASK}[0]` }]).find(`${TASK}[0]`).conditional).toBeUndefined();
  });
});

describe('a resource', () => {
  test('that nothing makes conditional stays, though an older plan does not have it', () => {
    const source = `resource "aws_ecs_cluster" "c" {}\nresource "aws_ecs_task_definition" "app" {}\n`;
    expect(beside(source, [{ address: 'aws_ecs_cluster.c' }]).addresses).toContain(TASK);
  });

  test('of a module that is not installed is shown in the plan, and the unit is complete', () => {
    const source = `module "web" {\n  source = "example/web/aws"\n}\nresource "aws_ecs_cluster" "c" {}\n`;
    const inner = 'module.web.aws_ecs_service.this';
    const { find, units } = beside(source, [{ address: 'aws_ecs_cluster.c' }, { address: inner }]);
    expect(find(inner)).toMatchObject({ format: 'terraform-plan', unit: '.', file: { path: 'plan.json' } });
    expect(units).toEqual([expect.objectContaining({ id: '.', complete: true })]);
    expect(units[0]?.files.map(({ path }) => path)).toEqual(['main.tf', 'plan.json']);
  });

  test('keeps the name by which others refer to it only when it has no instances', () => {
    const { find } = beside('resource "aws_ecs_cluster" "c" {}\n', [{ address: 'aws_ecs_cluster.c' }]);
    expect(find('aws_ecs_cluster.c').referName).toBe('aws_ecs_cluster.c');
    expect(beside(EACH, [{ address: `${TASK}["a"]` }]).find(`${TASK}["a"]`).referName).toBeUndefined();
  });

  test('in local modules is matched by the address of its call', () => {
    const { body, addresses } = readPlanned({
      'main.tf': 'variable "p" {}\nmodule "m" {\n  for_each = var.p\n  source   = "./m"\n  family   = each.value\n}\n',
      'm/main.tf': 'variable "family" {}\nresource "aws_ecs_task_definition" "app" {\n  family = var.family\n}\n',
      'plan.json': planOf([{ address: `module.m["x.y"].${TASK}`, values: { family: 'x' } }]),
    });
    expect(addresses).toEqual([`module.m["x.y"].${TASK}`]);
    expect(body(`module.m["x.y"].${TASK}`)).toEqual({ family: 'x' });
  });
});

describe('a plan belongs to', () => {
  const ROOT = 'resource "aws_ecs_cluster" "c" {\n  name = var.n\n}\nvariable "n" {}\n';
  const OTHER = 'resource "aws_ecs_cluster" "other" {}\n';
  const plan = planOf([{ address: 'aws_ecs_cluster.c', values: { name: 'planned' } }]);
  const planned = (files: Readonly<Record<string, string>>) => {
    const { units, notices } = readPlanned(files);
    const names = units.flatMap(({ id, resources }) =>
      resources
        .filter(({ body }) =>
          JSON.stringify(body.entries.map(({ value }) => 'value' in value && value.value)).includes('planned'),
        )
        .map(() => id),
    );
    return { names, notices: notices.map(({ message }) => message) };
  };

  test.each([
    ['the root module of its addresses', { 'a/main.tf': ROOT, 'b/main.tf': OTHER, 'plan.json': plan }, ['a']],
    ['of equal ones the one in its folder', { 'a/main.tf': ROOT, 'b/main.tf': ROOT, 'b/plan.json': plan }, ['b']],
    ['of equal ones the one around it', { 'a/main.tf': ROOT, 'b/main.tf': ROOT, 'a/out/plan.json': plan }, ['a']],
    [
      'of equal ones the one that its name tells',
      { 'env/dev/main.tf': ROOT, 'env/prod/main.tf': ROOT, 'prod-plan.json': plan },
      ['env/prod'],
    ],
    ['nothing of the repository when no address fits', { 'main.tf': OTHER, 'plan.json': plan }, ['plan.json']],
  ])('%s', (_title, files, expected) => {
    expect(planned(files)).toEqual({ names: expected, notices: [] });
  });

  test('nothing when several root modules fit, which is said', () => {
    expect(planned({ 'a/main.tf': ROOT, 'b/main.tf': ROOT, 'plan.json': plan })).toEqual({
      names: ['plan.json'],
      notices: ['This plan was read without its source, because it fits several root modules: a, b.'],
    });
  });

  test('nothing when another plan is of the same root module, which is said', () => {
    expect(planned({ 'main.tf': ROOT, 'a.plan.json': plan, 'b.plan.json': plan })).toEqual({
      names: ['.'],
      notices: ['This plan was left out, because a.plan.json already tells of the root module in the top folder.'],
    });
  });

  test('nothing when it shares few addresses with a root module by chance', () => {
    const large = planOf(
      ['c', 'd', 'e'].map((name) => ({ address: `aws_ecs_cluster.${name}`, values: { name: 'planned' } })),
    );
    expect(planned({ 'main.tf': ROOT, 'out/plan.json': large }).names).toEqual([
      'out/plan.json',
      'out/plan.json',
      'out/plan.json',
    ]);
  });
});
