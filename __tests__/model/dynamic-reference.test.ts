import { expect, test } from '@jest/globals';
import { secretStoreOf, valueFromOf } from '../../src/model/dynamic-reference.js';
import type { Node } from '../../src/model/source.js';
import { opaque, reference } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

const { graph, find } = graphOf(unitOf([resourceOf('AWS::SecretsManager::Secret', 'Db', { Name: 'orders/db' })]));
const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf';
const refer = find('Db').subject;
type Parts = readonly (string | Node)[];

test.each<[string, Parts, unknown]>([
  ['an ARN', [`secretsmanager:${ARN}`], ARN],
  ['an ARN with a key', [`secretsmanager:${ARN}:SecretString:password`], `${ARN}:password::`],
  ['an ARN with the current stage', [`secretsmanager:${ARN}:SecretString:password:AWSCURRENT:`], `${ARN}:password::`],
  ['an ARN with another stage', [`secretsmanager:${ARN}:SecretString:password:AWSPREVIOUS`], undefined],
  ['an ARN with a version', [`secretsmanager:${ARN}:SecretString:password::v1`], undefined],
  ['an ARN without its end', ['secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:db'], undefined],
  ['the name of a secret in reach', ['secretsmanager:orders/db'], { refer, attribute: 'arn' }],
  [
    'a key of a secret in reach',
    ['secretsmanager:', reference('Db', 'Ref'), ':SecretString:password'],
    { refer, attribute: 'arn', suffix: ':password::' },
  ],
  ['the name of another', ['secretsmanager:orders/other'], undefined],
  ['another reference', ['secretsmanager:', reference('Other', 'Ref')], undefined],
  ['something not known', ['secretsmanager:', opaque('nobody knows')], undefined],
  ['a piece of a name', ['secretsmanager:orders/', reference('Db', 'Ref')], undefined],
  ['nothing', ['secretsmanager:'], undefined],
  ['a SecureString', ['ssm-secure:/orders/db'], '/orders/db'],
  ['a SecureString with its version', ['ssm-secure:/orders/db:3'], '/orders/db'],
  ['a SecureString by reference', ['ssm-secure:', reference('Db', 'Ref')], undefined],
  ['a plain parameter', ['ssm:/orders/db'], undefined],
])('what a container gets in the place of %s', (_title, parts, expected) => {
  expect(valueFromOf(parts, graph)).toEqual(expected);
});

test.each<[Parts, unknown]>([
  [['secretsmanager:x'], 'secretsmanager'],
  [['ssm-secure:/x'], 'ssm-secure'],
  [['ssm:/x'], undefined],
  [[reference('Db', 'Ref')], undefined],
  [[], undefined],
])('%j reads a secret from %p', (parts, store) => {
  expect(secretStoreOf(parts)).toBe(store);
});
