/** Changes a JSON document so that it stays JSON: wrong types, missing and foreign members, references in circles. */
import type { Random } from './random.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const MOST_STEPS = 5;

const ODD: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, 9_007_199_254_740_993, '', ' ', '0', '-1', '*', 'null', 'x'.repeat(5000)],
  ...[[], {}, [[]], [null], { '': '' }, { Ref: 'AWS::NoValue' }, { Ref: 'X' }, { Ref: [] }, { 'Fn::If': [] }],
  ...[{ 'Fn::Sub': '${X}${' }, { 'Fn::GetAtt': 'A.B.C' }, { 'Fn::If': ['C', { Ref: 'C' }, { 'Fn::If': ['C', 1, 2] }] }],
  ...[{ 'Fn::Join': ['', [{ Ref: 'X' }, 1]] }, { 'Fn::Select': [-1, []] }, { 'Fn::Transform': { Name: 'x' } }],
  ...[{ 'Fn::FindInMap': ['M', { Ref: 'X' }, 'K'] }, { 'Fn::ForEach::L': ['I', ['a', 'b'], { '${I}': {} }] }],
  ...['${var.x}', '${UNKNOWN}', '{{resolve:secretsmanager:x}}', '[{"name": "app"}]', '{"a":', '::error::x', '\u0000'],
  ...[{ __proto__x: 1, constructor: 2, toString: 3 }, '../../../etc/passwd', '0.0.0.0/0', '::/0', '0-65535'],
];

const KEYS = ['Ref', 'Fn::If', 'Fn::Sub', 'Fn::ForEach::X', 'Type', 'Properties', 'Condition', 'toString', '', 'Name'];

type Path = readonly (string | number)[];

/** The document after one to five such changes. */
export function mutateJson(document: Json, decide: Random): Json {
  let changed = document;
  for (let step = 0; step <= decide.below(MOST_STEPS); step += 1) {
    const places = placesOf(changed);
    changed = replaced(changed, decide.pick(places), newValue(changed, places, decide));
  }
  return changed;
}

/** What to put in the place of a value; undefined takes the value out. */
function newValue(document: Json, places: readonly Path[], decide: Random): (value: Json) => Json | undefined {
  const other = (): Json => valueAt(document, decide.pick(places));
  return decide.pick<(value: Json) => Json | undefined>([
    () => decide.pick(ODD),
    () => undefined,
    other,
    (value) => [value],
    (value) => (isList(value) ? (value[0] ?? null) : value),
    (value) => (isList(value) ? [...value, ...value] : [value, value]),
    (value) => (isTable(value) ? { ...value, [decide.pick(KEYS)]: other() } : { [decide.pick(KEYS)]: value }),
    (value) => JSON.stringify(value),
    (value) => (typeof value === 'string' ? value.slice(0, decide.below(value.length + 1)) : JSON.stringify(value)),
  ]);
}

function isTable(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function entriesOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (isTable(value)) return Object.entries(value);
  return isList(value) ? value.map((item, index) => [index, item] as const) : [];
}

/** Every place but the document itself, which comes last. */
function placesOf(document: Json): readonly Path[] {
  const found: Path[] = [];
  const visit = (value: Json, path: Path): void => {
    for (const [key, inner] of entriesOf(value)) visit(inner, [...path, key]);
    found.push(path);
  };
  visit(document, []);
  return found;
}

function valueAt(document: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => entriesOf(value).find(([own]) => own === key)?.[1] ?? null, document);
}

function replaced(value: Json, [key, ...rest]: Path, change: (value: Json) => Json | undefined): Json {
  if (key === undefined) return change(value) ?? null;
  const entries = entriesOf(value).flatMap(([own, inner]): readonly (readonly [string | number, Json])[] => {
    if (own !== key) return [[own, inner]];
    const next = rest.length === 0 ? change(inner) : replaced(inner, rest, change);
    return next === undefined ? [] : [[own, next]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
