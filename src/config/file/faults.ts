/** What is wrong with a configuration file: each fault names the key, what is allowed and the nearest valid word. */
import { didYouMean } from '../../model/nearest.js';
import type { AnyRule } from '../../model/rule.js';
import type { MapNode, Node, Notice, ScalarNode } from '../../model/source.js';
import { listed } from '../setting.js';
import { RULE_FIELDS, SWITCH_WORDS, type Field, type ValueKind } from './definition.js';
import { isDate } from './dates.js';
import { textOf } from './values.js';

export type RuleName = Pick<AnyRule, 'code' | 'name'>;

interface Value {
  readonly node: Node;
  /** `ignore[2].rule`. */
  readonly key: string;
}

type Check = (value: Value, rules: readonly RuleName[]) => readonly Notice[];

const LONGEST_WORD = 60;
const MOST_ITEMS = 2_000;

/** Every fault of a value, in the order of the file. */
export function faultsOf(value: Value, kind: ValueKind, rules: readonly RuleName[]): readonly Notice[] {
  switch (kind.type) {
    case 'choice':
      return wordFaults(value, kind.of);
    case 'switch':
      return wordFaults(value, SWITCH_WORDS);
    case 'list':
      return itemsOf(value).flatMap((item) => faultsOf(item, kind.of, rules));
    case 'table':
      return tableFaults(value, kind.fields, rules);
    case 'tables':
      return tablesFaults(value, kind.fields, rules);
    default:
      return CHECKS[kind.type](value, rules);
  }
}

const CHECKS: Readonly<Record<Exclude<ValueKind['type'], 'choice' | 'switch' | 'list' | 'table' | 'tables'>, Check>> = {
  flag: (value) => wordFaults(value, ['true', 'false']),
  count: (value) => scalarFaults(value, 'a whole number, such as 20', (text) => /^\d{1,6}$/.test(text)),
  text: (value) => scalarFaults(value, 'a text', (text) => text.trim() !== ''),
  reason: (value) => scalarFaults(value, 'a text that says why', (text) => /[\p{L}\p{N}]/u.test(text)),
  date: (value) => scalarFaults(value, 'a day, such as 2027-03-01', isDate),
  rule: (value, rules) => {
    const text = scalarOf(value.node);
    if (text === undefined) return [refused(value, 'the code or name of a rule, such as ECS804')];
    return isRule(text, rules) ? [] : [unknownRule(value, text, rules)];
  },
  rules: (value, rules) => {
    if (value.node.kind !== 'map') return absentOr(value, 'a table with the codes or names of rules as keys');
    return [
      ...twice(value.node, value.key),
      ...value.node.entries.flatMap((entry) => ruleFaults(entry, value.key, rules)),
    ];
  },
  values: (value) => {
    if (value.node.kind !== 'map') return absentOr(value, 'a table of names and values');
    const { entries } = value.node;
    return entries.flatMap(({ key, value: node }) =>
      scalarFaults({ node, key: `${value.key}.${shown(key)}` }, 'a text, a number, true or false', () => true),
    );
  },
};

function ruleFaults(
  { key, keySpan, value: node }: MapNode['entries'][number],
  parent: string,
  rules: readonly RuleName[],
): readonly Notice[] {
  const value: Value = { node, key: `${parent}.${shown(key)}` };
  if (!isRule(key, rules)) return [unknownRule({ node: { ...node, span: keySpan }, key: parent }, key, rules)];
  return node.kind === 'map' ? tableFaults(value, RULE_FIELDS, rules) : wordFaults(value, SWITCH_WORDS);
}

function tableFaults(value: Value, fields: readonly Field[], rules: readonly RuleName[]): readonly Notice[] {
  const { node, key } = value;
  const names = fields.map(({ name }) => name);
  if (node.kind !== 'map') return absentOr(value, `a table with ${listed(names, 'and')}`);
  const prefix = key === '' ? '' : `${key}.`;
  const faults = node.entries.flatMap((entry) => {
    const field = fields.find(({ name }) => name === entry.key);
    if (field === undefined) return [unknownKey(node, entry, { prefix, names })];
    return faultsOf({ node: entry.value, key: `${prefix}${entry.key}` }, field.kind, rules);
  });
  const missing = fields.filter(({ name, required }) => required === true && valueIn(node, name) === undefined);
  return [
    ...twice(node, key),
    ...faults,
    ...missing.map(({ name, help }) => fault(node, `${prefix}${name} is missing. ${help}`)),
  ];
}

/** Tables under names of the author's choice. */
function tablesFaults({ node, key }: Value, fields: readonly Field[], rules: readonly RuleName[]): readonly Notice[] {
  if (node.kind !== 'map') return absentOr({ node, key }, 'a table of names and tables');
  const faults = node.entries.flatMap(({ key: name, value }) =>
    tableFaults({ node: value, key: `${key}.${shown(name)}` }, fields, rules),
  );
  return [...twice(node, key), ...faults];
}

function valueIn(node: MapNode, name: string): Node | undefined {
  return node.entries.find(({ key, value }) => key === name && scalarIsNull(value) !== true)?.value;
}

function unknownKey(
  { file }: MapNode,
  { key, keySpan }: MapNode['entries'][number],
  { prefix, names }: { readonly prefix: string; readonly names: readonly string[] },
): Notice {
  const word = shown(key);
  const message = `${prefix}${word} is no setting; there can be ${listed(names, 'and')}.${didYouMean(word, names)}`;
  return { path: file.path, offset: keySpan.start, message, about: 'configuration' };
}

/** YAML lets a later key win in silence. */
function twice(node: MapNode, key: string): readonly Notice[] {
  const seen = new Set<string>();
  return node.entries.flatMap((entry) => {
    const isSecond = seen.has(entry.key);
    seen.add(entry.key);
    const message = `${key === '' ? '' : `${key}.`}${shown(entry.key)} is written twice; leave one of them.`;
    return isSecond ? [fault({ ...node, span: entry.keySpan }, message)] : [];
  });
}

function itemsOf({ node, key }: Value): readonly Value[] {
  if (scalarIsNull(node) === true) return [];
  if (node.kind !== 'list') return [{ node, key }];
  return node.items.slice(0, MOST_ITEMS).map((item, index) => ({ node: item, key: `${key}[${String(index)}]` }));
}

/** A key without a value says nothing, as in YAML that is being written. */
function absentOr(value: Value, allowed: string): readonly Notice[] {
  return scalarIsNull(value.node) === true ? [] : [refused(value, allowed)];
}

function scalarIsNull(node: Node): boolean | undefined {
  return node.kind === 'scalar' ? node.value === null : undefined;
}

function scalarOf(node: Node): string | undefined {
  return node.kind === 'scalar' && node.value !== null ? textOf(node) : undefined;
}

function wordFaults(value: Value, allowed: readonly string[]): readonly Notice[] {
  const { node, key } = value;
  if (scalarOf(node) === undefined) return [refused(value, listed(allowed, 'or'))];
  const word = wordOf(node as ScalarNode, allowed);
  if (allowed.includes(word)) return [];
  return [fault(node, `${key} is "${shown(word)}"; it can be ${listed(allowed, 'or')}.${didYouMean(word, allowed)}`)];
}

/** `false` is how JSON says `off`. */
export function wordOf(node: ScalarNode, allowed: readonly string[]): string {
  if (typeof node.value === 'boolean' && allowed.includes('off')) return node.value ? 'on' : 'off';
  if (typeof node.value === 'boolean' && allowed.includes('true')) return String(node.value);
  return textOf(node).trim().toLowerCase().slice(0, 200);
}

function scalarFaults(value: Value, allowed: string, isValid: (text: string) => boolean): readonly Notice[] {
  const text = scalarOf(value.node);
  if (text === undefined) return [refused(value, allowed)];
  return isValid(text) ? [] : [fault(value.node, `${value.key} is "${shown(text)}"; it has to be ${allowed}.`)];
}

function refused({ node, key }: Value, allowed: string): Notice {
  const what = { map: 'a table', list: 'a list' } as Readonly<Record<string, string>>;
  const is = scalarIsNull(node) === true ? 'empty' : (what[node.kind] ?? 'a single value');
  return fault(node, `${key === '' ? 'The file' : key} is ${is}; it has to be ${allowed}.`);
}

export function isRule(word: string, rules: readonly RuleName[]): boolean {
  return codeOf(word, rules) !== undefined;
}

export function codeOf(word: string, rules: readonly RuleName[]): string | undefined {
  const wanted = word.trim().toLowerCase();
  return rules.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted)?.code;
}

function unknownRule({ node, key }: Value, word: string, rules: readonly RuleName[]): Notice {
  const known = rules.flatMap(({ code, name }) => [code, name]);
  const hint = didYouMean(shown(word), known);
  return fault(
    node,
    `${key} names "${shown(word)}", which is no rule; it has to be a code such as ECS804 or a name.${hint}`,
  );
}

function fault({ file, span }: Pick<Node, 'file' | 'span'>, message: string): Notice {
  return { path: file.path, offset: span.start, message, about: 'configuration' };
}

function shown(word: string): string {
  return word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word;
}
