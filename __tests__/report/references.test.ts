import { expect, test } from '@jest/globals';
import type { AnyRule } from '../../src/model/rule.js';
import { PAGE_TITLES } from '../../src/report/page-titles.js';
import { awsReferences } from '../../src/report/references.js';
import { RULES } from '../../src/rules/index.js';

const named = (...references: readonly string[]): string =>
  awsReferences({ references, equivalents: { 'Security Hub': ['ECS.5'] } } as unknown as AnyRule);

test.each([
  ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html', 'Task IAM role'],
  ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html', 'CreateService'],
  ['https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5', 'Security Hub ECS.5'],
  ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html#manual', 'Rotate keys'],
  ['https://example.com/', 'AWS documentation'],
])('%s is called %s', (url, name) => {
  expect(named(url)).toBe(`[${name}](${url})`);
});

test('the titles are of pages that rules name', () => {
  const used = RULES.flatMap(({ references }) => references).join(' ');
  expect(Object.keys(PAGE_TITLES).filter((path) => !used.includes(`/${path}.html`))).toEqual([]);
});
