import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { table } from './words.js';

/** What `action.yml` declares. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

export interface ActionTables {
  readonly inputs: string;
  readonly outputs: string;
}

/** The tables of the inputs and outputs, from `action.yml`. */
export function actionTables(root: string): ActionTables {
  const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as Action;
  const inputs = Object.entries(action.inputs).map(([name, { description, default: value = '' }]) => [
    `\`${name}\``,
    description,
    value === '' ? '' : `\`${value}\``,
  ]);
  const outputs = Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return {
    inputs: table(['Input', 'What it decides', 'Default'], inputs),
    outputs: table(['Output', 'What it holds'], outputs),
  };
}
