import type { Arguments } from '../config/flags.js';
import { checkConfiguration } from '../configuration.js';
import { today, workingFolder, write } from '../io/terminal.js';
import { openWorkingTree } from '../io/working-tree.js';
import { UserError } from '../model/user-error.js';
import type { Command } from './command.js';

/** Checks the configuration file of the current folder without a review. */
export const config: Command = {
  name: 'config',
  usage: 'check [options]',
  help: 'Checks the configuration file: every fault with its line, and what of it does nothing any more.',
  flags: [{ name: 'config', value: 'file', help: 'The file (default .github/ecs-reviewer.yml)' }],
  run: ({ paths, values }: Arguments) => {
    const [word, ...rest] = paths;
    if (word !== 'check' || rest.length > 0) throw new UserError('config needs one word: ecs-reviewer config check.');
    const tree = openWorkingTree(workingFolder(), { paths: ['.github'] });
    const checked = checkConfiguration(tree, { path: values.get('config')?.at(-1) ?? '', today: today() });
    const lines = [...checked.faults, ...checked.remarks];
    const none = checked.path === undefined ? 'There is no configuration file.' : `${checked.path} has no faults.`;
    write(`${checked.faults.length === 0 ? [none, ...lines].join('\n') : lines.join('\n')}\n`);
    return checked.faults.length === 0 ? 0 : 1;
  },
};
