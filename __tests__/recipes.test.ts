/** The workflows of the recipes: they parse, use only inputs that exist, and pin what is not ours. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { decodeInputs, INPUTS, type InputName } from '../src/config/inputs.js';
import { RULES } from '../src/rules/index.js';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const OURS = 'ecs-reviewer/ecs-reviewer@v0';
const text = readFileSync('docs/recipes.md', 'utf8');
const workflows = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, source = '']) => parse(source) as Workflow);
const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
const ours = steps.filter(({ uses }) => uses === OURS);

describe('the recipes', () => {
  test('are workflows that say what they may do, and each reviews', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(8);
    for (const { permissions, jobs } of workflows) {
      expect(permissions).toBeDefined();
      expect(JSON.stringify(jobs)).toContain(OURS);
    }
  });

  test('use inputs that exist, with values that are taken', () => {
    const names = new Set<string>(INPUTS.map(({ name }) => name));
    for (const { with: given = {} } of ours) {
      expect(Object.keys(given).filter((name) => !names.has(name))).toEqual([]);
      const read = (name: InputName): string => String(given[name] ?? '').replace('${{ matrix.part }}', '1');
      expect(() => decodeInputs(read, RULES)).not.toThrow();
    }
  });

  test('pin what is not ours', () => {
    const others = steps.flatMap(({ uses }) => (uses === undefined || uses === OURS ? [] : [uses]));
    expect(others.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });
});
