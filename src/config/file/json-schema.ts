/** The JSON Schema of the configuration file, by which editors complete and check it. */
import { FIELDS, RULE_FIELDS, SWITCH_WORDS, type Field, type ValueKind } from './definition.js';
import type { RuleName } from './faults.js';

export interface DescribedRule extends RuleName {
  readonly title: string;
}

type Schema = Readonly<Record<string, unknown>>;

export function configurationSchema(rules: readonly DescribedRule[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of ecs-reviewer',
    ...tableSchema(FIELDS),
    definitions: { rule: { enum: rules.flatMap(({ code, name }) => [code, name]) }, rules: rulesSchema(rules) },
  };
}

const ANY_SWITCH: Schema = { enum: [...SWITCH_WORDS, false, true] };
const RULE: Schema = { $ref: '#/definitions/rule' };

function rulesSchema(rules: readonly DescribedRule[]): Schema {
  const setting: Schema = { anyOf: [ANY_SWITCH, tableSchema(RULE_FIELDS)] };
  const keys = rules.flatMap(({ code, name, title }) => [
    [code, { description: title, ...setting }],
    [name, { description: title, ...setting }],
  ]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(keys) as Schema };
}

function tableSchema(fields: readonly Field[]): Schema {
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      fields.map(({ name, kind, help }) => [name, { description: help, ...schemaOf(kind) }]),
    ),
    ...(required.length === 0 ? {} : { required }),
  };
}

function schemaOf(kind: ValueKind): Schema {
  switch (kind.type) {
    case 'choice':
      return { enum: kind.of };
    case 'list':
      return { anyOf: [{ type: 'array', items: schemaOf(kind.of) }, schemaOf(kind.of)] };
    case 'table':
      return tableSchema(kind.fields);
    case 'tables':
      return { type: 'object', additionalProperties: tableSchema(kind.fields) };
    default:
      return SIMPLE[kind.type];
  }
}

const SIMPLE: Readonly<Record<Exclude<ValueKind['type'], 'choice' | 'list' | 'table' | 'tables'>, Schema>> = {
  switch: ANY_SWITCH,
  flag: { type: 'boolean' },
  count: { type: 'integer', minimum: 0, maximum: 999_999 },
  text: { type: 'string', minLength: 1 },
  reason: { type: 'string', minLength: 1 },
  date: { type: 'string', format: 'date' },
  rule: RULE,
  rules: { $ref: '#/definitions/rules' },
  values: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
};
