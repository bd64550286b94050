import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/evaluate/evaluate.js';
import { countsOf, stepsOf, verdictOf } from '../../src/evaluate/outcome.js';
import { selectRules } from '../../src/evaluate/select.js';
import type { Unit } from '../../src/model/resource.js';
import { rule as declare, type AnyRule } from '../../src/model/rule.js';
import { subjectsOf } from '../../src/normalise/subjects.js';
import { buildGraph } from '../../src/relate/build-graph.js';
import { RULES } from '../../src/rules/index.js';
import { absent, assumed, choice, type Plain } from '../support/nodes.js';
import { resourceOf, unitOf } from '../support/units.js';

const task = (container: Readonly<Record<string, Plain>>): Unit =>
  unitOf([resourceOf('AWS::ECS::TaskDefinition', 'Task', { ContainerDefinitions: [{ Name: 'app', ...container }] })]);

const named = (...codes: readonly string[]): readonly AnyRule[] => RULES.filter((rule) => codes.includes(rule.code));

function run(unit: Unit, rules: readonly AnyRule[]) {
  return evaluate(unit, rules, (scenario) => {
    const subjects = subjectsOf(unit, scenario);
    return { subjects, graph: buildGraph(subjects, unit) };
  });
}

describe('conditions that nothing decides', () => {
  const privileged = named('ECS801');

  test('a wrong value in one branch is a finding that names the condition', () => {
    const { findings, undecided } = run(task({ Privileged: choice('IsDebug', true, false) }), privileged);
    expect(findings).toMatchObject([{ when: 'IsDebug', message: expect.stringContaining('This is so when IsDebug.') }]);
    expect(undecided).toEqual([]);
  });

  test('a wrong value in every branch is a plain finding', () => {
    const { findings } = run(task({ User: choice('IsDebug', 'root', '0') }), named('ECS802'));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.when).toBeUndefined();
  });

  test('an absence in one branch stays undecided', () => {
    const { findings, undecided } = run(
      task({ ReadonlyRootFilesystem: choice('IsDebug', absent(), true) }),
      named('ECS804'),
    );
    expect(findings).toEqual([]);
    expect(undecided).toMatchObject([{ reason: 'it depends on IsDebug' }]);
  });

  test('a container that exists in one branch only is judged there', () => {
    const sidecar = choice('IsDebug', { Name: 'debug', Privileged: true }, absent());
    const unit = unitOf([
      resourceOf('AWS::ECS::TaskDefinition', 'Task', { ContainerDefinitions: [{ Name: 'app' }, sidecar] }),
    ]);
    expect(run(unit, privileged).findings).toMatchObject([{ address: 'Task / container debug', when: 'IsDebug' }]);
  });
});

describe('what a finding says', () => {
  test('a default that it rests on is named', () => {
    const { findings } = run(task({ Privileged: assumed(true, 'var.privileged') }), named('ECS801'));
    expect(findings).toMatchObject([
      { assumed: ['var.privileged'], message: expect.stringContaining('default of var.privileged') },
    ]);
  });

  test('the sharper rule silences the blunter one and lists it', () => {
    const secret = { Environment: [{ Name: 'AWS_SECRET_ACCESS_KEY', Value: 'not-a-real-key' }] };
    const { findings } = run(task(secret), named('ECS201', 'ECS203'));
    expect(findings.map(({ rule, also }) => ({ code: rule.code, also }))).toEqual([
      { code: 'ECS203', also: ['ECS201'] },
    ]);
  });

  test('its identity does not depend on where it stands', () => {
    const before = run(task({ Privileged: true }), named('ECS801')).findings[0];
    const after = run(task({ Image: 'app:1', Cpu: 1, Privileged: true }), named('ECS801')).findings[0];
    expect(after?.fingerprint).toBe(before?.fingerprint);
  });
});

test('a rule that throws costs one notice, and the others go on', () => {
  const broken = declare({
    ...(RULES.find((rule) => rule.code === 'ECS801') as AnyRule & { target: 'container' }),
    code: 'ECS899',
    target: 'container',
    check: () => {
      throw new Error('out of luck');
    },
  }) as AnyRule;
  const { findings, notices } = run(task({ Privileged: true }), [broken, ...named('ECS801')]);
  expect(findings).toHaveLength(1);
  expect(notices).toMatchObject([{ message: expect.stringContaining('ECS899') }]);
});

/** What is expected of the steps must not change with every new rule. */
const ONE_A_STEP = RULES.filter(({ code }) =>
  ['ECS116', 'ECS201', 'ECS301', 'ECS401', 'ECS511', 'ECS603', 'ECS702', 'ECS802'].includes(code),
);

describe('the outcome', () => {
  test.each([
    ['high', 'critical', 'failure'],
    ['high', 'high', 'failure'],
    ['high', 'medium', 'success'],
    ['never', 'critical', 'success'],
    ['info', 'info', 'failure'],
  ] as const)('with the bar at %s a %s finding is a %s', (failOn, severity, verdict) => {
    expect(verdictOf([{ severity }], failOn)).toBe(verdict);
  });

  test('counts by severity', () => {
    expect(countsOf([{ severity: 'high' }, { severity: 'high' }, { severity: 'info' }])).toEqual({
      critical: 0,
      high: 2,
      medium: 0,
      low: 0,
      info: 1,
    });
  });

  test('a step without anything to judge is not applicable, others pass, fail or stay open', () => {
    const unit = task({ Privileged: choice('IsDebug', absent(), false), User: '0' });
    const { findings, undecided } = run(unit, ONE_A_STEP);
    const kinds = new Set(subjectsOf(unit).map((subject) => subject.subject.kind));
    const statuses = stepsOf({ rules: ONE_A_STEP, kinds, findings, undecided }).map(({ step, status }) => [
      step,
      status,
    ]);
    expect(statuses).toEqual([
      [1, 'not-applicable'],
      [2, 'pass'],
      [3, 'fail'],
      [4, 'fail'],
      [5, 'pass'],
      [6, 'not-applicable'],
      [7, 'not-applicable'],
      [8, 'fail'],
    ]);
  });
});

describe('which rules run', () => {
  const options = { preset: 'recommended', only: [] } as const;

  test('a name or a code alone', () => {
    expect(
      selectRules(RULES, { ...options, only: ['ECS801', 'writable-root-filesystem'] }).map(({ code }) => code),
    ).toEqual(['ECS801', 'ECS804']);
  });

  test('the presets: what the session says is less than recommended, strict is all', () => {
    const count = (preset: 'talk' | 'recommended' | 'strict'): number =>
      selectRules(RULES, { preset, only: [] }).length;
    expect(count('strict')).toBe(RULES.length);
    expect(count('talk')).toBeLessThan(count('recommended'));
  });
});
