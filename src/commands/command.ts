import type { Arguments, Flag } from '../config/flags.js';

/** A word after `ecs-reviewer` that does something else than review. */
export interface Command {
  readonly name: string;
  /** What follows the name in `--help`. */
  readonly usage: string;
  /** One line of `--help`. */
  readonly help: string;
  readonly flags: readonly Flag[];
  /** Returns the exit code; throws a `UserError` for wrong usage. */
  readonly run: (written: Arguments) => number;
}

export const HELP: Flag = { name: 'help', help: 'Show this text' };

const WIDTH = 22;

/** The text of `ecs-reviewer <command> --help`. */
export function commandHelp({ name, usage, help, flags }: Command): string {
  const lines = [...flags, HELP].map((flag) => {
    const left = `--${flag.name}${flag.value === undefined ? '' : ` <${flag.value}>`}`;
    return `  ${left.padEnd(WIDTH)}  ${flag.help}`;
  });
  return [`Usage: ecs-reviewer ${name} ${usage}`.trimEnd(), '', help, '', 'Options:', ...lines, ''].join('\n');
}
