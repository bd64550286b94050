import { describe, expect, test } from '@jest/globals';
import { expandAction } from '../../src/model/action-catalogue.js';
import { isEveryAction, wholeServiceOf } from '../../src/model/policy-action.js';
import { matchesPolicyPattern } from '../../src/model/wildcard.js';
import { processorTime } from '../support/processor-time.js';

const namesOf = (pattern: string): readonly string[] => expandAction(pattern).actions.map(({ name }) => name);

describe('the actions that a pattern names', () => {
  test.each([
    ['ecs:RunTask', ['ecs:RunTask']],
    ['ECS:runtask', ['ecs:RunTask']],
    ['ecs:*TaskProtection', ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection']],
    ['ecs:Run?ask', ['ecs:RunTask']],
    ['ecs:NoSuchAction', []],
    ['ssmmessages:Open*', ['ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel']],
  ])('of %s', (pattern, expected) => {
    expect(namesOf(pattern)).toEqual(expected);
    expect(expandAction(pattern).complete).toBe('yes');
  });

  test.each([
    ['s3:GetObject', 'read', true],
    ['s3:PutBucketPolicy', 'permissions management', true],
    ['ecr:GetAuthorizationToken', 'read', false],
    ['xray:PutTraceSegments', 'write', false],
    ['cloudwatch:PutMetricData', 'write', true],
    ['ecs:DeregisterTaskDefinition', 'write', false],
    ['ecs:UpdateService', 'write', true],
    ['logs:CreateLogStream', 'write', true],
  ])('%s is on the level %s, and whether it takes resources is %p', (pattern, level, takesResources) => {
    expect(expandAction(pattern).actions).toEqual([{ name: pattern, level, takesResources }]);
  });

  test('of a service that is not in the catalogue are undecided', () => {
    expect(expandAction('braket:*')).toEqual({
      actions: [],
      complete: { unknown: 'what braket:* allows is not in the catalogue of actions' },
    });
    expect(expandAction('nonsense').complete).not.toBe('yes');
    expect(expandAction('constructor:x').complete).not.toBe('yes');
  });

  test('of everything are those of every service, and not all', () => {
    const { actions, complete } = expandAction('*');
    expect(actions.length).toBeGreaterThan(2000);
    expect(complete).not.toBe('yes');
  });
});

describe('patterns', () => {
  test.each([
    ['s3:GetObject', 's3:*', true],
    ['s3:GetObject', 's3:get*', true],
    ['s3:GetObject', '*', true],
    ['s3:GetObject', 's3:*Obj*', true],
    ['s3:GetObject', 's3:Get??????', true],
    ['s3:GetObject', 's3:Get?????', false],
    ['s3:GetObject', 's3:Put*', false],
    ['s3:GetObject', 's3:GetObject*', true],
    ['s3:Get*', 's3:*', true],
    ['s3:Get*', 's3:Get?', false],
    ['', '', true],
    ['', '**', true],
    ['a', '', false],
  ])('%s is matched by %s: %p', (text, pattern, expected) => {
    expect(matchesPolicyPattern(text, pattern)).toBe(expected);
  });

  test('with many stars are matched in a short time', () => {
    const start = processorTime();
    expect(matchesPolicyPattern('a'.repeat(2000), `${'*a'.repeat(500)}*b`)).toBe(false);
    expect(processorTime() - start).toBeLessThan(1000);
  });

  test.each([
    ['*', true],
    ['*:*', true],
    ['s3:*', false],
  ])('%s stands for every action: %p', (pattern, expected) => {
    expect(isEveryAction(pattern)).toBe(expected);
  });

  test.each([
    ['s3:*', 's3'],
    ['S3:**', 's3'],
    ['s3:Get*', undefined],
    ['*', undefined],
  ])('%s stands for the whole of %p', (pattern, expected) => {
    expect(wholeServiceOf(pattern)).toBe(expected);
  });
});
