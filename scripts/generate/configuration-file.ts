import { FIELDS, IGNORE_FIELDS, type Field, type ValueKind } from '../../src/config/file/definition.js';
import { table } from './words.js';

/** The tables of the configuration file's settings and of its `ignore` entries. */
export function configurationTables(): string {
  return [
    table(['Setting', 'Values', 'What it decides', 'Default'], FIELDS.map(settingRow)),
    'Each entry of `ignore`:',
    table(
      ['Key', 'Values', 'What it says'],
      IGNORE_FIELDS.map((field) => [nameOf(field), valuesOf(field.kind), field.help]),
    ),
  ].join('\n\n');
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
} as const;

function valuesOf(kind: ValueKind): string {
  if (kind.type === 'choice') return kind.of.join(', ');
  return kind.type === 'list' ? `${valuesOf(kind.of)}, or a list` : WORDS[kind.type];
}
