/** References between resources that a plan tells only by the names in its configuration. */
import { describe, expect, test } from '@jest/globals';
import { planOf, readPlanned, type PlannedExample } from '../../../support/terraform-plan.js';

const references = (...names: readonly string[]): unknown => ({ references: names });
const OPEN = '? it is known only after apply';

interface Configured {
  readonly resources?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly calls?: Readonly<Record<string, unknown>>;
}

function moduleOf({ resources = {}, calls = {} }: Configured): Readonly<Record<string, unknown>> {
  return {
    resources: Object.entries(resources).map(([address, expressions]) => ({ address, expressions })),
    module_calls: calls,
  };
}

function body(resources: readonly PlannedExample[], root: Configured, address: string): unknown {
  const configuration = { root_module: moduleOf(root) };
  return readPlanned({ 'plan.json': planOf(resources, { configuration }) }).body(address);
}

const TASK = 'aws_ecs_task_definition.app';
const role = (address = 'aws_iam_role.task'): PlannedExample => ({
  address,
  values: { name: 'task' },
  unknown: { arn: true },
});

describe('an unknown argument', () => {
  const planned = { address: TASK, values: { family: 'app' }, unknown: { task_role_arn: true, revision: true } };

  test.each([
    [
      'comes from the one resource that its expression mentions',
      ['aws_iam_role.task.arn', 'aws_iam_role.task'],
      '→ aws_iam_role.task.arn',
    ],
    ['stays open when it mentions two', ['aws_iam_role.task.arn', 'aws_iam_role.other.arn'], OPEN],
    ['stays open when it mentions a local as well', ['aws_iam_role.task.arn', 'local.role'], OPEN],
    ['stays open when it mentions nothing', [], OPEN],
  ])('%s', (_title, names, expected) => {
    const found = body([planned, role()], { resources: { [TASK]: { task_role_arn: references(...names) } } }, TASK);
    expect(found).toEqual({ family: 'app', task_role_arn: expected });
  });

  test('that the provider computes is not written', () => {
    expect(body([planned], { resources: { [TASK]: {} } }, TASK)).toEqual({ family: 'app' });
  });

  test('is the instance with the keys of its user, or the only one', () => {
    const resources = ['a', 'b'].flatMap((key) => [
      { address: `${TASK}["${key}"]`, unknown: { task_role_arn: true, execution_role_arn: true } },
      role(`aws_iam_role.task["${key}"]`),
    ]);
    const expressions = {
      task_role_arn: references('aws_iam_role.task', 'each.key'),
      execution_role_arn: references('aws_iam_role.pull[0].arn', 'aws_iam_role.pull[0]', 'aws_iam_role.pull'),
    };
    const found = body(
      [...resources, role('aws_iam_role.pull[0]')],
      { resources: { [TASK]: expressions } },
      `${TASK}["b"]`,
    );
    expect(found).toEqual({
      task_role_arn: '→ aws_iam_role.task["b"].id',
      execution_role_arn: '→ aws_iam_role.pull[0].arn',
    });
  });
});

test('a list that is unknown as a whole holds what is mentioned, and perhaps more', () => {
  const service = {
    address: 'aws_ecs_service.web',
    values: { network_configuration: [{}] },
    unknown: { network_configuration: [{ security_groups: true }] },
  };
  const group = { address: 'aws_security_group.task', values: { name: 'task' } };
  const expressions = {
    network_configuration: [{ security_groups: references('aws_security_group.task.id', 'aws_security_group.task') }],
  };
  const found = body([service, group], { resources: { 'aws_ecs_service.web': expressions } }, 'aws_ecs_service.web');
  expect(found).toEqual({ network_configuration: [{ security_groups: ['→ aws_security_group.task.id', '…'] }] });
});

test('blocks that the configuration does not have may come from a dynamic block', () => {
  const group = { address: 'aws_security_group.task', values: { name: 'task' }, unknown: { ingress: true, id: true } };
  const found = body([group], { resources: { 'aws_security_group.task': { name: {} } } }, 'aws_security_group.task');
  expect(found).toEqual({ name: 'task', ingress: OPEN });
});

test('variables and outputs of modules are followed, in the instance that uses them', () => {
  const inner = 'module.app["x"].aws_ecs_task_definition.this';
  const resources = [{ address: inner, unknown: { task_role_arn: true } }, role('module.iam.aws_iam_role.task')];
  const calls = {
    app: {
      expressions: { role_arn: references('module.iam.role_arn', 'module.iam') },
      module: moduleOf({
        resources: { 'aws_ecs_task_definition.this': { task_role_arn: references('var.role_arn') } },
      }),
    },
    iam: {
      module: {
        ...moduleOf({}),
        outputs: { role_arn: { expression: references('aws_iam_role.task.arn', 'aws_iam_role.task') } },
      },
    },
  };
  expect(body(resources, { calls }, inner)).toEqual({ task_role_arn: '→ module.iam.aws_iam_role.task.arn' });
});

test('names that lead in a circle end', () => {
  const calls = {
    a: {
      expressions: { x: references('module.a.y') },
      module: { ...moduleOf({}), outputs: { y: { expression: references('var.x') } } },
    },
  };
  const found = body(
    [{ address: TASK, unknown: { task_role_arn: true } }],
    { resources: { [TASK]: { task_role_arn: references('module.a.y') } }, calls },
    TASK,
  );
  expect(found).toEqual({ task_role_arn: OPEN });
});
