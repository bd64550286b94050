/** The rules as they are on disk, whether the index knows them or not. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyRule } from '../../src/model/rule.js';
import { UserError } from '../../src/model/user-error.js';
import { faultsOf } from './faults.js';

export interface RuleFile {
  /** The folder below `src/rules`: `8-validate`. */
  readonly folder: string;
  readonly rule: AnyRule;
}

/** Every rule, sorted by code. Throws a `UserError` when one is not filled in, misplaced, or shares its code or name with another. */
export async function readRules(root: string): Promise<readonly RuleFile[]> {
  const files = ruleFiles(root);
  const read = await Promise.all(files.map(async ({ folder, name }) => readRule(root, folder, name)));
  const sorted = read.toSorted((a, b) => a.rule.code.localeCompare(b.rule.code));
  const twice = sorted.find(
    ({ rule }) => sorted.filter((other) => other.rule.code === rule.code || other.rule.name === rule.name).length > 1,
  );
  if (twice !== undefined)
    throw new UserError(`${twice.rule.code} ${twice.rule.name}: another rule has this code or name.`);
  return sorted;
}

/** The files of the rules, by folder and name without its ending. */
export function ruleFiles(root: string): readonly { readonly folder: string; readonly name: string }[] {
  const rules = path.join(root, 'src', 'rules');
  const folders = readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name: folder }) =>
    readdirSync(path.join(rules, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ folder, name: path.basename(name, '.ts') })),
  );
}

async function readRule(root: string, folder: string, name: string): Promise<RuleFile> {
  const file = path.join(root, 'src', 'rules', folder, `${name}.ts`);
  const { default: rule } = (await import(pathToFileURL(file).href)) as { readonly default?: AnyRule };
  if (rule === undefined) throw new UserError(`src/rules/${folder}/${name}.ts has no rule as its default export.`);
  const [fault] = faultsOf(rule, { folder, name });
  if (fault !== undefined) throw new UserError(`src/rules/${folder}/${name}.ts: ${fault}`);
  return { folder, rule };
}
