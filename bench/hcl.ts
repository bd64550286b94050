/**
 * How much faster the HCL parser is than tree-sitter's on the same files, in one run: `npx tsx bench/hcl.ts [folder …]`.
 * Both build their whole tree; tree-sitter's is not even read. Without a folder it takes the project's own Terraform files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { parseHcl } from '../src/parse/hcl/parse-hcl.js';

const TARGET = 10;
const ROUNDS = 30;

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['examples', '__tests__/corpus/terraform'];
const texts = folders.flatMap(terraformTexts);
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const parser = await treeSitter();
const ours = bestOf(() => {
  for (const text of texts) parseHcl(text);
});
const theirs = bestOf(() => {
  for (const text of texts) parser.parse(text)?.delete();
});

console.log(`${texts.length} files, ${characters} characters, the best of ${ROUNDS} rounds`);
console.log(`src/parse/hcl  ${speed(ours)}`);
console.log(`tree-sitter    ${speed(theirs)}`);
console.log(`ratio          ${(theirs / ours).toFixed(1)} (target: at least ${TARGET})`);

function terraformTexts(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:tf|tfvars)$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

async function treeSitter(): Promise<Parser> {
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  const created = new Parser();
  created.setLanguage(await Language.load(wasm));
  return created;
}

/** The fastest round in milliseconds, which the machine's other work disturbs least. */
function bestOf(round: () => void): number {
  let best = Infinity;
  for (let count = 0; count < ROUNDS; count++) {
    const start = performance.now();
    round();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function speed(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms, ${(characters / milliseconds / 1000).toFixed(1)} million characters a second`;
}
