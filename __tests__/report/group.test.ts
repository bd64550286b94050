import { describe, expect, test } from '@jest/globals';
import { groupFindings } from '../../src/report/group.js';
import { fileOf, findingOf, type FindingFacts } from '../support/outcome.js';

const named = (name: string, facts: Partial<FindingFacts> = {}, path = 'a.tf') =>
  findingOf(fileOf(path, 'user = 1\n'), {
    code: 'ECS802',
    mark: 'user',
    name,
    message: `Container ${name} names no user.`,
    ...facts,
  });

const names = (...findings: Parameters<typeof groupFindings>[0]) =>
  groupFindings(findings).map((group) => group.map(({ subject }) => subject.name));

describe('one group is made of', () => {
  test('the same problem of several containers', () => {
    expect(names(named('app'), named('worker'), named('migrate'))).toEqual([['app', 'worker', 'migrate']]);
  });

  test('messages that differ only in their numbers', () => {
    const port = (number: number) => named('app', { message: `Port ${String(number)} is open.` });
    expect(names(port(22), port(3389))).toEqual([['app', 'app']]);
  });

  test.each([
    ['another rule', named('worker', { code: 'ECS804' })],
    ['another file', named('worker', {}, 'b.tf')],
    ['another severity', named('worker', { severity: 'low' })],
    ['another kind of message', named('worker', { message: 'Container worker runs as user root.' })],
    ['another construct', named('worker', { source: { path: 'lib/app.ts', line: 3 } })],
  ])('nothing of %s', (_title, other) => {
    expect(names(named('app'), other)).toEqual([['app'], ['worker']]);
  });

  test('at most a hundred places, in the order in which they came', () => {
    const many = Array.from({ length: 250 }, (_, index) => named(`c${String(index)}`));
    const groups = names(named('x', { code: 'ECS804' }), ...many);
    expect(groups.map((group) => group.length)).toEqual([1, 100, 100, 50]);
    expect(groups.map(([first]) => first)).toEqual(['x', 'c0', 'c100', 'c200']);
  });
});
