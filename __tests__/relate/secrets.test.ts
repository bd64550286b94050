import { describe, expect, test } from '@jest/globals';
import { namesIn } from '../../src/relate/literal-names.js';
import type { Kind, Subject } from '../../src/model/subject.js';
import { opaque, reference, type Plain } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

type Given = Readonly<Record<string, Plain>>;

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf';
const secret = resourceOf('AWS::SecretsManager::Secret', 'Db', { Name: 'orders/db' });
const parameter = resourceOf('AWS::SSM::Parameter', 'Level', { Name: '/orders/level', Type: 'String' });
const attachment = resourceOf('AWS::SecretsManager::SecretTargetAttachment', 'Attached', {
  SecretId: reference('Db', 'Ref'),
});
const task = (container: Given) =>
  resourceOf('AWS::ECS::TaskDefinition', 'Task', { ContainerDefinitions: [{ Name: 'app', ...container }] });
const rotation = (SecretId: Plain) => resourceOf('AWS::SecretsManager::RotationSchedule', 'Rotation', { SecretId });

const addresses = (related: { readonly items: readonly Subject[] }): readonly string[] =>
  related.items.map(({ subject }) => subject.address);

describe('the containers that are given a secret', () => {
  test.each<[string, Given]>([
    ['as a variable', { Secrets: [{ Name: 'A', ValueFrom: reference('Db', 'Ref') }] }],
    ['by its ARN', { Secrets: [{ Name: 'A', ValueFrom: SECRET_ARN }] }],
    ['by its ARN and a key', { Secrets: [{ Name: 'A', ValueFrom: `${SECRET_ARN}:password::` }] }],
    ['through what attaches it to a database', { Secrets: [{ Name: 'A', ValueFrom: reference('Attached', 'Ref') }] }],
    ['as the credentials of a registry', { RepositoryCredentials: { CredentialsParameter: reference('Db', 'Ref') } }],
    [
      'as an option of the log driver',
      { LogConfiguration: { SecretOptions: [{ Name: 'token', ValueFrom: reference('Db', 'Ref') }] } },
    ],
  ])('%s', (_title, container) => {
    const { graph, find } = graphOf(unitOf([secret, parameter, attachment, task(container)]));
    const receivers = graph.receiversOf(find('Db') as unknown as Subject<'secret'>);
    expect({ found: addresses(receivers), complete: receivers.complete }).toEqual({
      found: ['Task / container app'],
      complete: 'yes',
    });
    expect(addresses(graph.receiversOf(find('Level') as unknown as Subject<'parameter'>))).toEqual([]);
  });

  test.each<[string, Plain, string]>([
    ['by its name', '/orders/level', 'yes'],
    ['by its name without the slash', 'orders/level', 'yes'],
    ['by its ARN', 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/level', 'yes'],
    ['not, when it is another', '/orders/other', 'no'],
  ])('of a parameter: %s', (_title, ValueFrom, given) => {
    const { graph, find } = graphOf(unitOf([parameter, task({ Secrets: [{ Name: 'A', ValueFrom }] })]));
    const receivers = graph.receiversOf(find('Level') as unknown as Subject<'parameter'>);
    expect({ given: receivers.items.length > 0 ? 'yes' : 'no', complete: receivers.complete }).toEqual({
      given,
      complete: 'yes',
    });
  });

  test('are not all known where a value is not', () => {
    const { graph, find } = graphOf(
      unitOf([secret, task({ Secrets: [{ Name: 'A', ValueFrom: opaque('nobody knows') }] })]),
    );
    expect(graph.receiversOf(find('Db') as unknown as Subject<'secret'>)).toEqual({
      items: [],
      complete: { unknown: 'nobody knows' },
    });
  });
});

describe('the rotations of a secret', () => {
  test.each<[string, Plain, readonly string[]]>([
    ['by reference', reference('Db', 'Ref'), ['Rotation']],
    ['by name', 'orders/db', ['Rotation']],
    ['by ARN', SECRET_ARN, ['Rotation']],
    ['through its attachment', reference('Attached', 'Ref'), ['Rotation']],
    ['of another', 'orders/other', []],
  ])('%s', (_title, secretId, found) => {
    const { graph, find } = graphOf(unitOf([secret, attachment, rotation(secretId)]));
    expect(addresses(graph.rotationsOf(find('Db') as unknown as Subject<'secret'>))).toEqual(found);
  });
});

test.each<[Kind, string, readonly string[]]>([
  ['secret', 'orders/db', ['orders/db']],
  ['secret', SECRET_ARN, ['orders/db-AbCdEf', 'orders/db']],
  ['secret', 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders', []],
  ['parameter', '/orders/level', ['orders/level']],
  ['taskDefinition', 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7', ['web']],
])('a literal in the place of a %s, %s, may mean %j', (kind, text, names) => {
  expect(namesIn(text, kind)).toEqual(names);
});
