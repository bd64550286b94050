import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryTree } from '../../support/memory-tree.js';
import type { Tree } from '../../../src/model/ports.js';

const CORPUS = join(import.meta.dirname, '../../corpus/cdk');

/** A sample of the corpus as if its folder were the repository. */
export function sampleTree(name: string): Tree {
  return memoryTree(filesIn(join(CORPUS, name)));
}

export function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** What was true when the constructs of a sample were made. */
export interface Recorded {
  readonly path: string;
  readonly type?: string;
  readonly logicalId?: string;
  readonly frames: readonly string[];
}

export function recorded(name: string): readonly Recorded[] {
  const path = join(CORPUS, 'expected', `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Recorded[]) : [];
}
