/** What is read from the JSON of a plan or a state, without any source. */
import { describe, expect, test } from '@jest/globals';
import { planOf, readPlanned, type PlannedExample } from '../../../support/terraform-plan.js';
import { textAt } from '../../../support/terraform-unit.js';

const TASK = 'aws_ecs_task_definition.app';
const containers = (...list: readonly unknown[]): string => JSON.stringify(list);

function alone(resources: readonly PlannedExample[], facts: Readonly<Record<string, unknown>> = {}) {
  return readPlanned({ 'plan.json': planOf(resources, facts) });
}

describe('a plan', () => {
  test('is a unit of its own that nobody edits, with resources of all modules', () => {
    const { units, addresses } = alone([
      { address: TASK, values: { family: 'app' } },
      { address: 'module.web["a.b"].aws_ecs_service.this[0]', values: { name: 'web' } },
      { address: 'aws_route53_zone.main', values: {} },
    ]);
    expect(addresses).toEqual([TASK, 'module.web["a.b"].aws_ecs_service.this[0]']);
    expect(units).toEqual([expect.objectContaining({ id: 'plan.json', format: 'terraform-plan', complete: true })]);
    expect(units[0]?.files[0]).toMatchObject({ path: 'plan.json', generated: 'terraform made it' });
  });

  test('reads JSON texts, each value where it stands in the string', () => {
    const text = containers({ name: 'app', command: ['say "hi"', 'a\\b', 'ü'], privileged: true });
    const { body, node } = alone([{ address: TASK, values: { container_definitions: text } }]);
    expect(body(TASK, 'container_definitions')).toEqual(JSON.parse(text));
    expect(textAt(node(TASK, 'container_definitions', 0, 'privileged'))).toBe('true');
    expect(textAt(node(TASK, 'container_definitions', 0, 'name'))).toBe('\\"app\\"');
    expect(textAt(node(TASK, 'container_definitions', 0))).toMatch(/^\{\\"name.*true\}$/);
  });

  test('leaves unknown and sensitive values open, with the reason', () => {
    const { body } = alone([
      {
        address: 'aws_ecs_service.web',
        values: { name: 'web', tags: { a: 'x', token: 'pw' }, network_configuration: [{ subnets: [null, 's-1'] }] },
        unknown: { arn: true, network_configuration: [{ subnets: [true, false], security_groups: true }] },
        sensitive: { tags: { token: true } },
      },
    ]);
    expect(body('aws_ecs_service.web')).toEqual({
      name: 'web',
      arn: '? it is known only after apply',
      tags: { a: 'x', token: '? it is sensitive in the plan' },
      network_configuration: [
        { subnets: ['? it is known only after apply', 's-1'], security_groups: '? it is known only after apply' },
      ],
    });
  });

  test('blanks what is sensitive, and all that it does not use, without moving anything', () => {
    const secret = 'hunter2-not-a-real-password';
    const text = planOf([{ address: TASK, values: { family: 'app', cpu: secret }, sensitive: { cpu: true } }], {
      variables: { password: { value: secret } },
      output_changes: { o: { after: secret } },
      configuration: { root_module: { variables: { password: { default: secret } } } },
      prior_state: { values: { outputs: { o: { value: secret } }, root_module: { resources: [] } } },
    });
    const file = readPlanned({ 'plan.json': text }).units[0]?.files[0];
    expect(file?.text).not.toContain(secret);
    expect(file?.text).toHaveLength(text.length);
    expect(file?.text).toContain(TASK);
  });

  test.each([
    ['are deleted', { actions: ['delete'] }, []],
    ['are replaced', { actions: ['delete', 'create'] }, [TASK]],
    ['stay as they are', { actions: ['no-op'] }, [TASK]],
  ])('knows of resources that %s', (_title, facts, expected) => {
    expect(alone([{ address: TASK, values: { family: 'app' }, ...facts }]).addresses).toEqual(expected);
  });

  test('of which only the changes are there is not complete', () => {
    const { units, body } = alone([{ address: TASK, values: { family: 'app' } }], { planned_values: undefined });
    expect(body(TASK, 'family')).toBe('app');
    expect(units[0]?.complete).toBe(false);
  });

  test.each([
    ['is not complete', { complete: false }],
    ['has errors', { errored: true }],
  ])('that %s proves no absence', (_title, facts) => {
    expect(alone([{ address: TASK, values: {} }], facts).units[0]).toMatchObject({
      complete: false,
      incompleteBecause: 'plan.json does not hold all resources',
    });
  });

  test('finds policy documents in the state before, and who uses them', () => {
    const json = '{"Statement":[{"Action":"s3:*","Effect":"Allow","Resource":"*"}]}';
    const document = {
      ...{ address: 'data.aws_iam_policy_document.app', mode: 'data', type: 'aws_iam_policy_document', name: 'app' },
      values: { json, statement: [{ actions: ['s3:*'], effect: 'Allow', resources: ['*'] }] },
    };
    const { addresses, body, find } = alone(
      [{ address: 'aws_iam_role_policy.app', values: { policy: json, role: 'app' } }],
      { prior_state: { values: { root_module: { resources: [document] } } } },
    );
    expect(addresses).toEqual(['aws_iam_role_policy.app', 'data.aws_iam_policy_document.app']);
    expect(body('aws_iam_role_policy.app', 'policy')).toBe('→ data.aws_iam_policy_document.app.json');
    expect(find('data.aws_iam_policy_document.app').data).toBe(true);
  });

  test('knows a resource by the id and the ARN that AWS gave it, and nothing by its name', () => {
    const { body } = alone([
      { address: 'aws_security_group.task', values: { id: 'sg-0123456789abcdef0', name: 'app' } },
      { address: 'aws_iam_role.task', values: { id: 'app', arn: 'arn:aws:iam::123456789012:role/app' } },
      { address: TASK, values: { family: 'app', task_role_arn: 'arn:aws:iam::123456789012:role/app' } },
      {
        address: 'aws_ecs_service.web',
        values: { name: 'app', network_configuration: [{ security_groups: ['sg-0123456789abcdef0'] }] },
      },
    ]);
    expect(body(TASK)).toEqual({ family: 'app', task_role_arn: '→ aws_iam_role.task.arn' });
    expect(body('aws_ecs_service.web', 'network_configuration', 0)).toEqual({
      security_groups: ['→ aws_security_group.task.id'],
    });
  });
});

describe('a state', () => {
  test('is read as what is planned to stay', () => {
    const values = {
      root_module: {
        resources: [{ address: TASK, mode: 'managed', type: 'aws_ecs_task_definition', values: { family: 'app' } }],
      },
    };
    const text = JSON.stringify({ format_version: '1.0', terraform_version: '1.11.4', values });
    const { addresses, body, units } = readPlanned({ 'plan.json': text });
    expect(addresses).toEqual([TASK]);
    expect(body(TASK)).toEqual({ family: 'app' });
    expect(units[0]?.complete).toBe(true);
  });
});

describe('a file that is no plan', () => {
  test.each([
    ['[]', 'it is no JSON object'],
    ['{}', 'it has no format_version'],
    ['{"format_version":"2.0","planned_values":{}}', 'its format_version is 2.0, and only 1.x is known'],
    ['{"format_version":"1.0"}', 'it holds neither planned values nor the values of a state'],
    ['{"format_version":"1.0","planned_values":{"root_module":', 'not valid JSON'],
  ])('gives a notice for %s', (text, why) => {
    const { notices } = readPlanned({ 'plan.json': text });
    expect(notices).toEqual([expect.objectContaining({ path: 'plan.json', message: expect.stringContaining(why) })]);
  });
});
