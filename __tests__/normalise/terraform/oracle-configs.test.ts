import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { planValues, type PlanValues } from '../../../src/normalise/terraform/plan-values.js';
import { typeJson } from '../../../src/normalise/terraform/value/type.js';
import { stringValue, type Value } from '../../../src/normalise/terraform/value/value.js';
import { PARSERS } from '../../../src/parsers.js';
import { memoryTree } from '../../support/memory-tree.js';
import { contradictions, differences, type Differences, type Json } from '../../support/terraform-values.js';

const CORPUS = '__tests__/corpus/terraform';

interface Expected {
  readonly name: string;
  readonly root: string;
  readonly workspace: string;
  readonly args: readonly string[];
  readonly variables?: Readonly<
    Record<string, { readonly value?: Json; readonly type?: unknown; readonly ephemeral?: boolean }>
  >;
  readonly resources?: Readonly<
    Record<
      string,
      {
        readonly values: Readonly<Record<string, Json>>;
        readonly unknown?: Readonly<Record<string, Json>>;
        readonly stand_in?: Json;
      }
    >
  >;
  readonly outputs?: Readonly<
    Record<string, { readonly value?: Json; readonly type?: unknown; readonly unknown?: Json }>
  >;
  readonly errors?: readonly unknown[];
}

function filesIn(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    if (statSync(path).isDirectory()) Object.assign(files, filesIn(path, `${prefix}${name}/`));
    else if (name !== 'expected.json') files[`${prefix}${name}`] = readFileSync(path, 'utf8');
  }
  return files;
}

function planOf({ name, root, workspace, args }: Expected): PlanValues {
  const files = filesIn(`${CORPUS}/oracle/configs/${name}`);
  const values = args.flatMap((arg) => /^-var=([^=]+)=(.*)$/s.exec(arg)?.slice(1) ?? []);
  const file = { path: 'command line', text: '', syntax: 'hcl' } as const;
  const given = new Map<string, { value: Value; hops: [] }>();
  for (let index = 0; index < values.length; index += 2) {
    const value = stringValue(values[index + 1] ?? '', { file, span: { start: 0, end: 0 } });
    given.set(values[index] ?? '', { value, hops: [] });
  }
  const varFiles = args.flatMap((arg) => /^-var-file=(.*)$/.exec(arg)?.[1] ?? []);
  return planValues(memoryTree(files), PARSERS, { folder: root, varFiles, workspace, given });
}

function compare(plan: PlanValues, expected: Expected): Differences {
  const found: Differences[] = [];
  for (const [address, { values, unknown, stand_in: standIn }] of Object.entries(expected.resources ?? {})) {
    const own = plan.resources.get(address);
    if (own === undefined) found.push({ wrong: [], open: [address] });
    for (const [name, value] of own ?? []) {
      found.push(differences(`${address}.${name}`, value, { expected: values[name], unknown: unknown?.[name] }));
      if (name === 'input') found.push({ wrong: contradictions(`${address}.input`, value, standIn), open: [] });
    }
  }
  const extra = [...plan.resources.keys()].filter((address) => expected.resources?.[address] === undefined);
  found.push({ wrong: extra.map((address) => `${address} is not planned`), open: [] });
  found.push(...named('var', plan.variables, expected.variables), ...named('output', plan.outputs, expected.outputs));
  return { wrong: found.flatMap((one) => one.wrong), open: found.flatMap((one) => one.open) };
}

function named(
  prefix: string,
  values: ReadonlyMap<string, Value>,
  expected: Readonly<
    Record<
      string,
      { readonly value?: Json; readonly type?: unknown; readonly unknown?: Json; readonly ephemeral?: boolean }
    >
  > = {},
): readonly Differences[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const value = values.get(name);
    if (value === undefined) return [{ wrong: [`${prefix}.${name} is missing`], open: [] }];
    if (wanted.ephemeral === true) return [];
    const path = `${prefix}.${name}`;
    const same = differences(path, value, { expected: wanted.value ?? null, unknown: wanted.unknown });
    const type = JSON.stringify(typeJson(value.type));
    const typed =
      wanted.type === undefined || value.data.kind === 'unknown' || type === JSON.stringify(sorted(wanted.type));
    return [same, { wrong: typed ? [] : [`${path} has type ${type}`], open: [] }];
  });
}

/** Terraform's JSON has the fields of an object in order already; this makes sure of it. */
function sorted(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(sorted);
  if (typeof type !== 'object' || type === null) return type;
  return Object.fromEntries(
    Object.entries(type)
      .sort()
      .map(([key, value]: [string, unknown]) => [key, sorted(value)]),
  );
}

const CONFIGS = readdirSync(`${CORPUS}/oracle/configs`).sort();

/** Configurations of which some value is not known here though Terraform knows it, with the reason. */
const OPEN = JSON.parse(readFileSync(`${CORPUS}/open-configs.json`, 'utf8')) as Readonly<Record<string, string>>;

describe.each(CONFIGS)('the configuration %s', (name) => {
  const expected = JSON.parse(readFileSync(`${CORPUS}/oracle/configs/${name}/expected.json`, 'utf8')) as Expected;

  if (expected.errors !== undefined) {
    test('which Terraform refuses is read without an exception', () => {
      expect(() => planOf(expected)).not.toThrow();
    });
    return;
  }

  test('has no value that Terraform contradicts', () => {
    expect(compare(planOf(expected), expected).wrong).toEqual([]);
  });

  test('has all the values that a plan has, unless it is listed as open', () => {
    const { open } = compare(planOf(expected), expected);
    expect({ name, open: open.length > 0 }).toEqual({ name, open: OPEN[name] !== undefined });
  });
});

test('the list of open configurations names only configurations that exist', () => {
  expect(Object.keys(OPEN).filter((name) => !CONFIGS.includes(name))).toEqual([]);
});
