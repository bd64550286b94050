/** Values, unknown parts and sensitive parts of real plans, which the oracle's `terraform_data` resources hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { planOf, readPlanned } from '../../../support/terraform-plan.js';

const CONFIGS = '__tests__/corpus/terraform/oracle/configs';
const TYPE = 'aws_ecs_task_definition';

interface Expected {
  readonly resources?: Readonly<Record<string, Marked>>;
}

interface Marked {
  readonly values: { readonly input?: unknown };
  readonly unknown?: { readonly input?: unknown };
  readonly sensitive?: { readonly input?: unknown };
}

/** The arguments of the resource that `terraform_data` stands for. */
interface Arguments {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly unknown: unknown;
  readonly sensitive: unknown;
}

function argumentsIn(name: string): readonly Arguments[] {
  const { resources = {} } = JSON.parse(readFileSync(`${CONFIGS}/${name}/expected.json`, 'utf8')) as Expected;
  return Object.entries(resources).flatMap(([address, { values, unknown, sensitive }]) =>
    isRecord(values.input) && unknown?.input !== true && sensitive?.input !== true
      ? [
          {
            address: address.replace('terraform_data.', `${TYPE}.`),
            values: values.input,
            unknown: unknown?.input,
            sensitive: sensitive?.input,
          },
        ]
      : [],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is to be read: JSON texts as structures, `?` for what is not known or not to be shown. */
function expectedOf(value: unknown, marks: readonly unknown[], key = ''): unknown {
  if (marks.includes(true)) return '?';
  const below = (step: string | number): readonly unknown[] =>
    marks.map((mark) => (mark as Record<string, unknown> | undefined)?.[step]);
  if (Array.isArray(value)) return value.map((item, index) => expectedOf(item, below(index), key));
  if (isRecord(value)) {
    const keys = new Set([...Object.keys(value), ...Object.keys(isRecord(marks[0]) ? marks[0] : {})]);
    const entries = [...keys].map((one): [string, unknown] => [one, expectedOf(value[one], below(one), one)]);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  }
  const text = ['container_definitions', 'policy', 'assume_role_policy'].includes(key) && typeof value === 'string';
  return text && /^[[{]/.test(value) ? JSON.parse(value) : value;
}

function marked(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('? it is ') ? '?' : value;
  if (Array.isArray(value)) return value.map(marked);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]))
    : value;
}

const cases = readdirSync(CONFIGS).flatMap((name) =>
  argumentsIn(name).map((one): [string, Arguments] => [`${name}: ${one.address}`, one]),
);

describe('a plan by terraform', () => {
  test('is there in numbers', () => {
    expect(cases.length).toBeGreaterThan(40);
  });

  test.each(cases)('is read to the last value in %s', (_title, { address, values, unknown, sensitive }) => {
    const plan = planOf([{ address, values, unknown, sensitive }]);
    const expected = expectedOf(values, [unknown, sensitive]);
    expect(marked(readPlanned({ 'plan.json': plan }).body(address))).toEqual(expected);
  });
});
