/** The command line: the same engine on a folder of this machine. */
import packageJson from '../package.json' with { type: 'json' };
import { decodeArguments, FLAGS, helpText, type CommandLine } from './config/flags.js';
import { fixAll } from './fix-all.js';
import { readArguments } from './io/arguments.js';
import { locationOf, type Location } from './io/locations.js';
import { terminalColours, terminalWidth, write, writeError, writeText } from './io/terminal.js';
import { openWorkingTree } from './io/working-tree.js';
import type { Outcome } from './model/finding.js';
import type { Tree } from './model/ports.js';
import { UserError } from './model/user-error.js';
import { renderJson } from './report/json.js';
import { COLOURS, PLAIN } from './report/palette.js';
import { renderPretty } from './report/pretty.js';
import { review } from './review.js';
import { RULES } from './rules/index.js';

const SUCCESS = 0;
const FOUND = 1;
const WRONG_USAGE = 2;
const BUG = 3;

process.exitCode = run(process.argv.slice(2));

/** Returns the exit code. */
function run(argv: readonly string[]): number {
  try {
    const written = readArguments(argv, FLAGS);
    if (written.values.has('help')) return print(helpText());
    if (written.values.has('version')) return print(`${packageJson.version}\n`);
    return reviewFolder(decodeArguments(written, RULES));
  } catch (error) {
    return explain(error);
  }
}

function print(text: string): number {
  write(text);
  return SUCCESS;
}

function reviewFolder(command: CommandLine): number {
  const started = performance.now();
  const location = locationOf(command.paths, process.cwd());
  const tree = openWorkingTree(location.root, { paths: location.paths, exclude: command.exclude });
  const outcome = command.fix ? fixFolder(tree, location, command) : review(tree, command.options);
  write(render(outcome, command, Math.round(performance.now() - started)));
  return outcome.verdict === 'success' ? SUCCESS : FOUND;
}

function fixFolder(tree: Tree, { root }: Location, command: CommandLine): Outcome {
  const { texts, fixed, outcome } = fixAll(tree, command.options);
  for (const [name, text] of texts) writeText(root, name, text);
  writeError(
    `Fixed ${String(fixed)} of ${String(fixed + outcome.findings.length)} problems in ${String(texts.size)} files.\n`,
  );
  return outcome;
}

function render(outcome: Outcome, command: CommandLine, milliseconds: number): string {
  const time = command.stats ? { milliseconds } : {};
  if (command.format === 'json') return renderJson(outcome, time.milliseconds);
  const palette = command.color && terminalColours() ? COLOURS : PLAIN;
  return renderPretty(outcome, { palette, width: terminalWidth(), ...time });
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
