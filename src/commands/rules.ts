import otherScanners from '../../data/other-scanners.json' with { type: 'json' };
import type { Arguments } from '../config/flags.js';
import { choiceOf } from '../config/setting.js';
import { write } from '../io/terminal.js';
import type { AnyRule } from '../model/rule.js';
import { STEP_NUMBERS, STEPS } from '../model/steps.js';
import { UserError } from '../model/user-error.js';
import { RULES } from '../rules/index.js';
import type { Command } from './command.js';

const TIERS = ['a', 'b', 'c'] as const;

/** Lists the rules, or how much of other scanners they cover. */
export const rules: Command = {
  name: 'rules',
  usage: '[options]',
  help: 'Lists the rules, one a line: code, severity, tier, name and title.',
  flags: [
    { name: 'step', value: 'number', help: 'Only those of this step, 1 to 8' },
    { name: 'tier', value: 'letter', help: 'Only those of this tier: A (ECS itself), B (around it), C (on request)' },
    { name: 'coverage', help: 'How many checks of other scanners have an equivalent rule here, by scanner and step' },
  ],
  run: (written) => {
    write(rulesText(written, RULES));
    return 0;
  },
};

/** What `ecs-reviewer rules` prints. */
export function rulesText({ paths, values }: Arguments, all: readonly AnyRule[]): string {
  if (paths.length > 0) throw new UserError(`rules takes no "${paths.join(' ')}"; explain shows one rule.`);
  const step = values.get('step')?.at(-1);
  const tier = values.get('tier')?.at(-1);
  const steps = step === undefined ? STEP_NUMBERS : [stepOf(step)];
  const tiers = tier === undefined ? TIERS : [choiceOf({ label: '--tier', value: tier }, TIERS)];
  const wanted = all.filter(
    (rule) => steps.includes(rule.step) && tiers.some((one) => one === rule.tier.toLowerCase()),
  );
  return `${(values.has('coverage') ? coverageLines(wanted, steps) : ruleLines(wanted)).join('\n')}\n`;
}

function stepOf(value: string): (typeof STEP_NUMBERS)[number] {
  const word = choiceOf({ label: '--step', value }, STEP_NUMBERS.map(String));
  return STEP_NUMBERS.find((number) => String(number) === word) ?? 1;
}

function ruleLines(wanted: readonly AnyRule[]): readonly string[] {
  const width = Math.max(0, ...wanted.map(({ name }) => name.length));
  const lines = STEP_NUMBERS.flatMap((step) => {
    const own = wanted.filter((rule) => rule.step === step);
    const rows = own.map(
      ({ code, severity, tier, name, title }) =>
        `  ${code}  ${severity.padEnd(8)}  ${tier}  ${name.padEnd(width)}  ${title}`,
    );
    return own.length === 0 ? [] : [`${String(step)} ${STEPS[step]}`, ...rows];
  });
  return [...lines, `${String(wanted.length)} rules`];
}

const CHECKS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = otherScanners.checks;
const CELL = 9;

/** A row for each scanner, a column for each step: checks with an equivalent rule of all its checks. */
function coverageLines(wanted: readonly AnyRule[], steps: readonly number[]): readonly string[] {
  const scanners = Object.keys(CHECKS).sort();
  const width = Math.max(...scanners.map(({ length }) => length));
  const rows = scanners.map((scanner) => {
    const own = new Set(wanted.flatMap(({ equivalents }) => equivalents[scanner] ?? []));
    const counts = steps.map((step) => countOf(CHECKS[scanner]?.[String(step)] ?? [], own));
    return { scanner, counts: [...counts, sumOf(counts)] };
  });
  const columns = [...steps.map((_, index) => index), steps.length];
  const total = columns.map((index) => sumOf(rows.flatMap(({ counts }) => counts[index] ?? [])));
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(CELL)).join('')}`;
  return [
    'Checks of other scanners with an equivalent rule here, of all their checks about what these steps are about:',
    line('', [...steps.map((step) => `step ${String(step)}`), 'all']),
    ...rows.map(({ scanner, counts }) => line(scanner, counts.map(cellOf))),
    line('all', total.map(cellOf)),
  ];
}

interface Coverage {
  readonly covered: number;
  readonly all: number;
}

function countOf(ids: readonly string[], own: ReadonlySet<string>): Coverage {
  return { covered: ids.filter((id) => own.has(id)).length, all: ids.length };
}

function sumOf(counts: readonly Coverage[]): Coverage {
  return {
    covered: counts.reduce((sum, { covered }) => sum + covered, 0),
    all: counts.reduce((sum, { all }) => sum + all, 0),
  };
}

function cellOf({ covered, all }: Coverage): string {
  return all === 0 ? '-' : `${String(covered)}/${String(all)}`;
}
