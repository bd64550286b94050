/**
 * Damages sound repositories at random and looks whether the review stands it: `npm run fuzz`.
 *   --runs <n>    damaged repositories for each front end (default 300)
 *   --seed <n>    the first seed (default: of the day); case k of a front end has seed + k
 *   --only <a,b>  front ends, or kinds of repositories that mean harm, which are the same always
 * The cases run in a process of their own with limited memory and time. What fails is printed with the command that
 * runs it again, and its input is written to `.cache/fuzz/`.
 */
import { parseArgs } from 'node:util';
import { TARGETS, type Case } from './fuzz/cases.js';
import { HOSTILE, hostileRepository } from './fuzz/hostile.js';
import { keepInput } from './fuzz/keep-input.js';
import { watchCases } from './fuzz/watch-cases.js';

const DAY = 24 * 60 * 60 * 1000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / DAY)) },
    only: { type: 'string', default: TARGETS.join(',') },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const targets = values.only.split(',');
if (!targets.every((target) => TARGETS.includes(target)) || !Number.isInteger(runs) || !Number.isInteger(seed)) {
  console.error(`--runs and --seed are whole numbers; --only takes ${TARGETS.join(', ')}.`);
  process.exit(2);
}

/** The seeds of a front end; all hostile repositories of a kind, but with one run only the one that the seed names. */
function casesOf(target: string): readonly Case[] {
  const all = runs > 1 ? HOSTILE[target] : undefined;
  const first = all === undefined ? seed : 0;
  return Array.from({ length: all?.length ?? runs }, (_, index) => ({ target, seed: first + index }));
}

function titleOf({ target, seed: number }: Case): string {
  const title = hostileRepository(target, number)?.title;
  return `${target}, seed ${String(number)}${title === undefined ? '' : ` (${title})`}`;
}

const { failures, timed } = await watchCases(targets.flatMap(casesOf));
for (const { of, faults } of failures) {
  console.error(`\n${titleOf(of)}\n  ${faults.join('\n  ')}`);
  console.error(`  again: npm run fuzz -- --only ${of.target} --seed ${String(of.seed)} --runs 1`);
  console.error(`  input: ${keepInput(of)}`);
}
for (const { of, milliseconds } of timed.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3)) {
  console.log(`slow: ${titleOf(of)}, ${String(milliseconds)} ms`);
}
const counts = targets.map((target) => `${target} ${String(casesOf(target).length)}`).join(', ');
console.log(`${counts}; first seed ${String(seed)}: ${String(failures.length)} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
