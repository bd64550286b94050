/**
 * Writes everything that follows from the rules, action.yml and the examples: the index of the rules, a page for each,
 * and the marked parts of the documents. `npm run generate` writes; `npm run generate -- --check` compares and fails.
 */
import path from 'node:path';
import { UserError } from '../src/model/user-error.js';
import { readRules } from './generate/read-rules.js';
import { RULE_INDEX, ruleIndex } from './generate/rule-index.js';
import { staleFiles, writeFiles } from './generate/stale-files.js';

const ROOT = path.resolve(import.meta.dirname, '..');

try {
  await (process.argv.includes('--check') ? check() : write());
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** The examples are reviewed with the rules of the index, so it is written before anything imports it. */
async function write(): Promise<void> {
  const index = new Map([[RULE_INDEX, await ruleIndex(ROOT, await readRules(ROOT))]]);
  const names = writeFiles(ROOT, index);
  const { generatedFiles } = await import('./generate/generated-files.js');
  const files = await generatedFiles(ROOT);
  for (const name of [...names, ...writeFiles(ROOT, files)]) {
    console.log(`${name} was ${files.has(name) ? 'written' : 'removed'}`);
  }
}

async function check(): Promise<void> {
  const { generatedFiles } = await import('./generate/generated-files.js');
  const files = await generatedFiles(ROOT);
  const stale = staleFiles(ROOT, files);
  for (const name of stale) console.error(`${name} ${files.has(name) ? 'is stale' : 'belongs to no rule'}`);
  if (stale.length === 0) return;
  console.error('Run `npm run generate` and commit what it changes.');
  process.exitCode = 1;
}
