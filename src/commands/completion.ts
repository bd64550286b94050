import { FLAGS, type Arguments, type Flag } from '../config/flags.js';
import { choiceOf } from '../config/setting.js';
import { write } from '../io/terminal.js';
import { UserError } from '../model/user-error.js';
import { HELP, type Command } from './command.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The command that prints a script which completes these commands, itself and all options. */
export function completionOf(others: readonly Command[]): Command {
  const own = {
    name: 'completion',
    usage: 'bash|zsh|fish',
    help: 'Prints a completion script, for example: source <(ecs-reviewer completion bash)',
    flags: [],
  };
  return {
    ...own,
    run: (written) => {
      write(completionText(written, [...others, own]));
      return 0;
    },
  };
}

type Words = Pick<Command, 'name' | 'help' | 'flags'>;

/** The script for one shell. */
export function completionText({ paths }: Pick<Arguments, 'paths'>, commands: readonly Words[]): string {
  const words = commands.map(({ name, help, flags }) => ({ name, help, flags: [...flags, HELP] }));
  const [value, ...rest] = paths;
  if (value === undefined || rest.length > 0) throw new UserError('completion needs one shell: bash, zsh or fish.');
  switch (choiceOf({ label: 'The shell', value }, SHELLS)) {
    case 'bash':
      return bash(words);
    case 'zsh':
      return `#compdef ecs-reviewer\nautoload -U +X bashcompinit && bashcompinit\n${bash(words)}`;
    case 'fish':
      return fish(words);
  }
}

function listed(flags: readonly Flag[]): string {
  return flags.map(({ name }) => `--${name}`).join(' ');
}

function bash(words: readonly Words[]): string {
  const cases = words.map(({ name, flags }) => `    ${name}) options='${listed(flags)}' ;;`);
  const names = words.map(({ name }) => name);
  return [
    '_ecs_reviewer() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" options',
    '  COMPREPLY=()',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    *) options='${listed(FLAGS)}' ;;`,
    '  esac',
    '  if [[ "$word" == -* ]]; then',
    '    COMPREPLY=($(compgen -W "$options" -- "$word"))',
    '  elif [[ $COMP_CWORD -eq 1 ]]; then',
    `    COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$word"))`,
    '  elif [[ "${COMP_WORDS[1]}" == completion ]]; then',
    `    COMPREPLY=($(compgen -W '${SHELLS.join(' ')}' -- "$word"))`,
    '  fi',
    '}',
    'complete -o default -F _ecs_reviewer ecs-reviewer',
    '',
  ].join('\n');
}

function fish(words: readonly Words[]): string {
  const names = words.map(({ name }) => name);
  const line = (condition: string, rest: string): string => `complete -c ecs-reviewer -n '${condition}' ${rest}`;
  const flag = (condition: string, { name, value, help }: Flag): string =>
    line(condition, `-l ${name}${value === undefined ? '' : ' -r'} -d ${quoted(help)}`);
  return [
    ...words.map(({ name, help }) => line('__fish_use_subcommand', `-a ${name} -d ${quoted(help)}`)),
    ...FLAGS.map((one) => flag(`not __fish_seen_subcommand_from ${names.join(' ')}`, one)),
    ...words.flatMap(({ name, flags }) => flags.map((one) => flag(`__fish_seen_subcommand_from ${name}`, one))),
    line('__fish_seen_subcommand_from completion', `-f -a '${SHELLS.join(' ')}'`),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, (found) => `\\${found}`)}'`;
}
