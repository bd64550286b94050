import { describe, expect, test } from '@jest/globals';
import type { Attr, Link } from '../../src/model/attribute.js';
import { awsPolicyName, broadlyAllows, isAdministrator, isDocumentedForEcs } from '../../src/model/managed-policy.js';
import type { Subject } from '../../src/model/subject.js';
import { node, opaque, textOf, type Plain } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

function attached(value: Plain): Attr<Link> {
  const { find } = graphOf(unitOf([resourceOf('AWS::IAM::Role', 'Role', { ManagedPolicyArns: [node(value)] })]));
  return (find('Role') as unknown as Subject<'role'>).managedPolicyArns.items[0]!;
}

describe("policies of AWS's own", () => {
  test.each<[Plain, string | undefined]>([
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'AdministratorAccess'],
    ['arn:aws-cn:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy', 'AmazonECSTaskExecutionRolePolicy'],
    [textOf('arn:', opaque(), ':iam::aws:policy/job-function/SystemAdministrator'), 'SystemAdministrator'],
    [textOf('arn:aws:iam::aws:policy/', opaque(), 'Access'), undefined],
    ['arn:aws:iam::123456789012:policy/AdministratorAccess', undefined],
    [opaque(), undefined],
  ])('%j is called %p', (value, expected) => {
    expect(awsPolicyName(attached(value))).toBe(expected);
  });

  test.each([
    ['PowerUserAccess', 'everything but the management of identities'],
    ['AmazonS3FullAccess', 'everything in S3'],
    ['AmazonDynamoDBFullAccess_v2', 'everything in DynamoDB'],
    ['CloudWatchLogsFullAccess', 'everything in Cloud Watch Logs'],
    ['AmazonS3ReadOnlyAccess', undefined],
    ['AmazonElasticFileSystemClientFullAccess', undefined],
    ['AmazonECSTaskExecutionRolePolicy', undefined],
    ['constructor', undefined],
  ])('%s allows %p', (name, expected) => {
    expect(broadlyAllows(name)).toBe(expected);
  });

  test('those that the manuals of ECS name are no broad ones', () => {
    expect(isDocumentedForEcs('AmazonECSTaskExecutionRolePolicy')).toBe(true);
    expect(isDocumentedForEcs('AmazonS3FullAccess')).toBe(false);
    expect(isAdministrator('AdministratorAccess')).toBe(true);
  });
});
