/**
 * What the Terraform evaluator makes of a configuration.
 *
 *   npm run -s evaluate -- DIR          reads lines `{id, expr}`, evaluates each in the root module DIR, and prints
 *                                       `{id, result, type, unknown, stand_in?}` or `{id, error}`
 *   npm run -s evaluate -- --plan DIR   prints `{address: {values, unknown, stand_in?}}` for every resource
 */
import { readFileSync } from 'node:fs';
import { planValues } from '../src/normalise/terraform/plan-values.js';
import { toJson, type Json } from '../src/normalise/terraform/value/to-json.js';
import { nullValue, type Value } from '../src/normalise/terraform/value/value.js';
import { PARSERS } from '../src/parsers.js';
import { rootOnDisk } from './terraform/disk-tree.js';
import { exactJson } from './terraform/exact-json.js';
import { expressionScope } from './terraform/expression-scope.js';

/** Facts of a value in JSON text, in the order in which they are printed. */
function factsOf(value: Value): readonly string[] {
  const { type, unknown, stand_in: standIn } = toJson(value);
  const facts = [
    `"result":${exactJson(value)}`,
    `"type":${JSON.stringify(type)}`,
    `"unknown":${JSON.stringify(unknown)}`,
  ];
  return unknown === false || standIn === undefined ? facts : [...facts, `"stand_in":${JSON.stringify(standIn)}`];
}

interface Row {
  readonly id: unknown;
  readonly expr: unknown;
}

function rowOf(line: string): Row {
  try {
    return JSON.parse(line) as Row;
  } catch {
    return { id: null, expr: undefined };
  }
}

function answer(line: string, evaluate: ReturnType<typeof expressionScope>['evaluate']): string {
  const { id, expr } = rowOf(line);
  const name = `"id":${JSON.stringify(id ?? null)}`;
  if (typeof expr !== 'string') return `{${name},"error":"the line is no object with an expr"}`;
  const { value, error } = evaluate(expr);
  return value === undefined
    ? `{${name},"error":${JSON.stringify(error)}}`
    : `{${[name, ...factsOf(value)].join(',')}}`;
}

function printAnswers(directory: string): void {
  const { tree, folder } = rootOnDisk(directory);
  const scope = expressionScope(tree, true, folder);
  const lines = readFileSync(0, 'utf8').split('\n');
  for (const line of lines) if (line.trim() !== '') process.stdout.write(`${answer(line, scope.evaluate)}\n`);
}

/** What Terraform shows of a `terraform_data` that sets neither of the two. */
function withSchema(address: string, values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  if (!/(^|\.)terraform_data\.[^.]+$/.test(address)) return values;
  const nothing = nullValue({ file: { path: '', text: '', syntax: 'hcl' }, span: { start: 0, end: 0 } });
  return new Map([['input', nothing], ['triggers_replace', nothing], ...values]);
}

function resourceText(address: string, given: ReadonlyMap<string, Value>): string {
  const pairs = [...withSchema(address, given)];
  const known = pairs.filter(([, value]) => toJson(value).unknown !== true);
  const marks = pairs.flatMap(([name, value]): readonly [string, Json][] => {
    const { unknown } = toJson(value);
    return unknown === false ? [] : [[name, unknown]];
  });
  const values = known.map(([name, value]) => `${JSON.stringify(name)}:${exactJson(value)}`).join(',');
  const standIn = marks.length === 0 ? undefined : standInOf(pairs);
  const facts = [
    `"values":{${values}}`,
    `"unknown":${JSON.stringify(marks.length === 0 ? false : Object.fromEntries(marks))}`,
    ...(standIn === undefined ? [] : [`"stand_in":${JSON.stringify(standIn)}`]),
  ];
  return `${JSON.stringify(address)}:{${facts.join(',')}}`;
}

/** Of a `terraform_data` its input, which is all that it holds; of others all arguments, where each can be told. */
function standInOf(pairs: readonly (readonly [string, Value])[]): Json | undefined {
  const input = pairs.find(([name]) => name === 'input');
  if (input !== undefined) return toJson(input[1]).stand_in;
  const shown = pairs.map(([name, value]): [string, Json | undefined] => [name, toJson(value).stand_in]);
  const told = shown.filter((pair): pair is [string, Json] => pair[1] !== undefined);
  return told.length === shown.length ? Object.fromEntries(told) : undefined;
}

function printPlan(directory: string): void {
  const { tree, folder } = rootOnDisk(directory);
  const { resources, notices } = planValues(tree, PARSERS, { folder, varFiles: [], workspace: 'default' });
  for (const { path, message } of notices) process.stderr.write(`${path}: ${message}\n`);
  const texts = [...resources]
    .filter(([address]) => !/(^|\.)data\./.test(address))
    .map(([address, values]) => resourceText(address, values));
  process.stdout.write(`{${texts.join(',\n')}}\n`);
}

const [first, second] = process.argv.slice(2);
if (first === '--plan' && second !== undefined) printPlan(second);
else if (first !== undefined && first !== '--plan') printAnswers(first);
else {
  process.stderr.write('Usage: npm run -s evaluate -- [--plan] DIR\n');
  process.exitCode = 2;
}
