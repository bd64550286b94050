import type { Command } from './command.js';
import { completionOf } from './completion.js';
import { config } from './config.js';
import { explain } from './explain.js';
import { init } from './init.js';
import { rules } from './rules.js';

const OTHERS: readonly Command[] = [rules, explain, init, config];

/** Every command but the review itself: one file each. */
export const COMMANDS: readonly Command[] = [...OTHERS, completionOf(OTHERS)];
