import {
  ENVIRONMENT_FIELDS,
  FIELDS,
  IGNORE_FIELDS,
  type Field,
  type ValueKind,
} from '../../src/config/file/definition.js';
import { table } from './words.js';

/** The tables of the configuration file's settings and of the entries of `ignore` and `environments`. */
export function configurationTables(): string {
  return [
    table(['Setting', 'Values', 'What it decides', 'Default'], FIELDS.map(settingRow)),
    'Each entry of `ignore`:',
    keysTable(IGNORE_FIELDS),
    'Each entry of `environments`:',
    keysTable(ENVIRONMENT_FIELDS),
  ].join('\n\n');
}

function keysTable(fields: readonly Field[]): string {
  return table(
    ['Key', 'Values', 'What it says'],
    fields.map((field) => [nameOf(field), valuesOf(field.kind), field.help]),
  );
}

function settingRow({ name, kind, help, fallback = '' }: Field): readonly string[] {
  return [`\`${name}\``, valuesOf(kind), help, fallback === '' ? '' : `\`${fallback}\``];
}

function nameOf({ name, required }: Field): string {
  return `\`${name}\`${required === true ? ' (required)' : ''}`;
}

const WORDS = {
  switch: 'off, on or a severity',
  flag: 'true or false',
  count: 'a number',
  text: 'a text',
  reason: 'a text',
  date: 'a day',
  rule: 'a code or name',
  rules: 'a table: code or name to off, on or a severity',
  table: 'a table',
  values: 'a table: name to value',
  tables: 'a table: name to a table',
} as const;

function valuesOf(kind: ValueKind): string {
  if (kind.type === 'choice') return kind.of.join(', ');
  return kind.type === 'list' ? `${valuesOf(kind.of)}, or a list` : WORDS[kind.type];
}
