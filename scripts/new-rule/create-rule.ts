import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatted } from '../generate/formatted.js';
import { checked, type Wish } from './checked.js';
import { ruleSkeleton } from './rule-skeleton.js';
import { testSkeleton } from './test-skeleton.js';

export interface Places {
  /** The project, whose rules say what is taken. */
  readonly root: string;
  /** Where the two files go; the project itself, but in tests. */
  readonly into: string;
}

/** The paths of the two new files, from the root of the project. */
export interface Created {
  readonly rule: string;
  readonly test: string;
}

/** Writes a rule and its test. Throws a `UserError` when the code, the name or the kind will not do. */
export async function createRule(wish: Wish, { root, into }: Places): Promise<Created> {
  const plan = checked(wish, root);
  const rule = `src/rules/${plan.folder}/${plan.name}.ts`;
  const test = `__tests__/rules/${plan.folder}/${plan.name}.test.ts`;
  write(into, rule, await formatted(root, rule, ruleSkeleton(plan)));
  write(into, test, await formatted(root, test, testSkeleton(plan)));
  return { rule, test };
}

function write(into: string, name: string, text: string): void {
  const target = path.join(into, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: 'wx' });
}
