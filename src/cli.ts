/** The command line: the same engine on a folder of this machine. */
import packageJson from '../package.json' with { type: 'json' };
import { commandHelp, HELP, type Command } from './commands/command.js';
import { COMMANDS } from './commands/commands.js';
import { baselineText } from './config/file/read-baseline.js';
import { decodeArguments, FLAGS, helpText, type Arguments, type CommandLine } from './config/flags.js';
import { selection } from './config/selection.js';
import { configurationIn, configurationPaths, faultTexts, withBaseline } from './configuration.js';
import { reviewDiff } from './diff-review.js';
import { fixAll, type Fixed } from './fix-all.js';
import { readArguments } from './io/arguments.js';
import { blobSha } from './io/blob-sha.js';
import { workingTreeChange } from './io/git.js';
import { locationOf, type Location } from './io/locations.js';
import { watchReading, type Watched } from './io/progress.js';
import { terminalColours, terminalWidth, today, write, writeError, writeOutput, writeText } from './io/terminal.js';
import { decode, openWorkingTree } from './io/working-tree.js';
import type { Outcome } from './model/finding.js';
import type { Tree } from './model/ports.js';
import { UserError } from './model/user-error.js';
import { narrowed } from './overlay.js';
import { counted } from './report/count-words.js';
import { COLOURS, PLAIN } from './report/palette.js';
import { summaryLine } from './report/pretty.js';
import { renderReport } from './report/render-report.js';
import { unifiedPatch } from './report/unified-patch.js';
import { review } from './review.js';
import type { Ruling } from './ruling.js';
import { RULES } from './rules/index.js';

const COMMAND_NAMES = ['review', ...COMMANDS.map(({ name }) => name)];
const SUCCESS = 0;
const FOUND = 1;
const WRONG_USAGE = 2;
const BUG = 3;

process.exitCode = await run(process.argv.slice(2));

/** Returns the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  try {
    const [word, ...rest] = argv;
    const command = COMMANDS.find(({ name }) => name === word);
    if (command !== undefined) return runCommand(command, rest);
    const written = readArguments(word === 'review' ? rest : argv, FLAGS);
    if (written.values.has('help')) return print(helpText(COMMANDS));
    if (written.values.has('version')) return print(`${packageJson.version}\n`);
    return await reviewFolder(written);
  } catch (error) {
    return explain(error);
  }
}

function runCommand(command: Command, argv: readonly string[]): number {
  const written = readArguments(argv, [...command.flags, HELP]);
  return written.values.has('help') ? print(commandHelp(command)) : command.run(written);
}

function print(text: string): number {
  write(text);
  return SUCCESS;
}

async function reviewFolder(written: Arguments): Promise<number> {
  const started = performance.now();
  const location = locationOf(written.paths, process.cwd(), COMMAND_NAMES);
  const { command, tree } = configured(written, location);
  refuseTogether(command);
  const watched = watchReading(tree);
  if (command.dryRun) return printPatch(watched, command);
  const outcome = await outcomeOf(watched, { command, location, written });
  watched.done();
  keepBaseline(outcome, command, location);
  report(outcome, command, Math.round(performance.now() - started));
  const faults = faultTexts(command.options.configuration);
  for (const fault of faults) writeError(`ecs-reviewer: the configuration cannot be followed: ${fault}\n`);
  if (faults.length > 0) return WRONG_USAGE;
  return outcome.verdict === 'success' ? SUCCESS : FOUND;
}

/** Options that contradict each other, or do nothing alone. */
function refuseTogether({ fix, dryRun, diff, writeBaseline, pruneBaseline, options }: CommandLine): void {
  if (dryRun && !fix) throw new UserError('--dry-run does nothing without --fix.');
  const keepsBaseline = writeBaseline !== '' || pruneBaseline;
  if (keepsBaseline && options.shard !== undefined) {
    throw new UserError('A baseline is made of everything; leave out --shard.');
  }
  if (diff === undefined) return;
  if (fix) throw new UserError('--diff only reports; leave out --fix or --diff.');
  if (keepsBaseline) throw new UserError('A baseline is made of everything; leave out --diff.');
}

interface Run {
  readonly command: CommandLine;
  readonly location: Location;
  readonly written: Arguments;
}

async function outcomeOf(watched: Watched, { command, location, written }: Run): Promise<Outcome> {
  if (command.diff !== undefined) return changeOutcome(command.diff, written, location);
  return command.fix ? fixFolder(watched, location, command) : review(watched.tree, command.options);
}

/** The configuration of the base rules, as on a pull request. */
async function changeOutcome(base: string, written: Arguments, { root, paths }: Location): Promise<Outcome> {
  const { config: path } = decodeArguments(written, RULES);
  const configure = (tree: Tree | undefined): Ruling => {
    const layer = tree === undefined ? undefined : configurationIn(tree, { path, today: today() });
    const { options, baseline, exclude } = decodeArguments(written, RULES, layer);
    const wanted = written.paths.length > 0 ? paths : (layer?.lists.get('paths') ?? []);
    return {
      options: tree === undefined ? options : withBaseline(tree, baseline, options),
      selected: selection(wanted, exclude),
      commentAt: 'info',
      maxComments: 0,
    };
  };
  const { outcome, existing, fixed } = await reviewDiff({
    github: workingTreeChange(root, base),
    checkout: openWorkingTree(root),
    blobSha,
    decode,
    selected: () => true,
    configure,
    configurationPaths: configurationPaths({ path }),
  });
  const counts = `${String(fixed)} fixed, ${String(existing)} already there and not shown`;
  writeError(`Against ${base}: ${String(outcome.findings.length)} new, ${counts}.\n`);
  return outcome;
}

/** What `--fix` would change, for `git apply`. */
function printPatch({ tree, done: clear }: Watched, command: CommandLine): number {
  const done = fixAll(tree, command.options);
  clear();
  const { texts, stale, outcome } = done;
  const patch = [...texts].map(([name, after]) => unifiedPatch(name, textOf(tree, name), after)).join('');
  if (command.output === undefined) write(patch);
  else writeOutput(command.output, patch);
  writeError(`The patch fixes ${fixedOf(done)} in ${counted(texts.size, 'file')}.${staleWords(stale)}\n`);
  return outcome.verdict === 'success' ? SUCCESS : FOUND;
}

function textOf(tree: Tree, name: string): string {
  const file = tree.read(name);
  return file !== undefined && 'text' in file ? file.text : '';
}

function fixedOf({ fixed, along, outcome }: Fixed): string {
  const rest = along === 0 ? '' : ` (${String(along)} of them by the fix of another)`;
  return `${String(fixed)} of ${counted(fixed + outcome.findings.length, 'problem')}${rest}`;
}

/** Of a CDK app the code is changed, and what is left is told as if it had been synthesized again. */
function staleWords(stale: readonly string[]): string {
  return stale.length === 0 ? '' : ` Synthesize the CDK app again: ${stale.join(', ')} must be made anew.`;
}

interface Configured {
  readonly command: CommandLine;
  readonly tree: Tree;
}

/** The flags over the configuration file of the folder. */
function configured(written: Arguments, { root, paths }: Location): Configured {
  const { config: path } = decodeArguments(written, RULES);
  const layer = configurationIn(openWorkingTree(root, { paths: ['.github'] }), { path, today: today() });
  const command = decodeArguments(written, RULES, layer);
  const wanted = written.paths.length > 0 ? [] : (layer?.lists.get('paths') ?? []);
  const all = openWorkingTree(root, { paths, exclude: command.exclude });
  const tree = wanted.length === 0 ? all : narrowed(all, selection(wanted, []));
  return { tree, command: { ...command, options: withBaseline(tree, command.baseline, command.options) } };
}

/** Writes the baseline that is asked for: of all problems, or of those that it knows and that are still there. */
function keepBaseline(
  outcome: Outcome,
  { writeBaseline, pruneBaseline, baseline }: CommandLine,
  { root }: Location,
): void {
  const known = (outcome.known ?? []).map(({ fingerprint }) => fingerprint);
  if (writeBaseline !== '') {
    const all = [...known, ...outcome.findings.map(({ fingerprint }) => fingerprint)];
    writeText(root, writeBaseline, baselineText(all));
    writeError(`${writeBaseline} holds ${counted(new Set(all).size, 'problem')}.\n`);
  }
  if (!pruneBaseline) return;
  if (baseline === '') throw new UserError('--prune-baseline needs a baseline: --baseline <file>.');
  writeText(root, baseline, baselineText(known));
  writeError(`${baseline} holds ${counted(new Set(known).size, 'problem')}.\n`);
}

function fixFolder({ tree, done: clear }: Watched, { root }: Location, command: CommandLine): Outcome {
  const done = fixAll(tree, command.options);
  clear();
  const { texts, stale, outcome } = done;
  for (const [name, text] of texts) writeText(root, name, text);
  writeError(`Fixed ${fixedOf(done)} in ${counted(texts.size, 'file')}.${staleWords(stale)}\n`);
  return outcome;
}

function report(outcome: Outcome, command: CommandLine, milliseconds: number): void {
  const { format, output, options, color, stats } = command;
  const isTerminal = output === undefined;
  const text = renderReport(outcome, format, {
    palette: isTerminal && color && terminalColours() ? COLOURS : PLAIN,
    width: terminalWidth(),
    bar: options.failOn,
    version: packageJson.version,
    ...(stats ? { milliseconds } : {}),
  });
  if (output === undefined) {
    write(text);
    return;
  }
  writeOutput(output, text);
  writeError(`${summaryLine(outcome)}. The report is in ${output}.\n`);
}

function explain(error: unknown): number {
  if (error instanceof UserError) {
    writeError(`ecs-reviewer: ${error.message}\n`);
    return WRONG_USAGE;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeError(`ecs-reviewer ${packageJson.version} failed. Please report this:\n${stack}\n`);
  return BUG;
}
