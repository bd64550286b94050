/** How far a review is, on a terminal, when it takes longer than a moment. */
import type { Tree } from '../model/ports.js';
import { writeError } from './terminal.js';

/** What progress needs of the terminal and of the clock. */
export interface ProgressPorts {
  readonly isTerminal: boolean;
  /** Milliseconds. */
  readonly now: () => number;
  readonly write: (text: string) => void;
}

export interface Watched {
  readonly tree: Tree;
  /** Takes the line away. */
  readonly done: () => void;
}

const PATIENCE = 1000;
const PAUSE = 200;
const CLEAR = '\r\u001b[2K';

/** The tree, whose reading is told on one line that is written over and over, from a second on. */
export function watchReading(tree: Tree, ports: ProgressPorts = terminalPorts()): Watched {
  if (!ports.isTerminal) return { tree, done: () => undefined };
  const read = new Set<string>();
  const total = String(tree.paths.length);
  let next = ports.now() + PATIENCE;
  let isShown = false;
  const tell = (): void => {
    if (ports.now() < next) return;
    next = ports.now() + PAUSE;
    isShown = true;
    const doing = read.size < tree.paths.length ? `Reading ${String(read.size)} of ${total} files` : 'Judging';
    ports.write(`${CLEAR}${doing} …`);
  };
  return {
    tree: {
      ...tree,
      read: (path) => {
        read.add(path);
        tell();
        return tree.read(path);
      },
    },
    done: () => {
      if (isShown) ports.write(CLEAR);
    },
  };
}

function terminalPorts(): ProgressPorts {
  const { TERM, CI } = process.env;
  const isTerminal = process.stderr.isTTY && TERM !== 'dumb' && CI === undefined;
  return { isTerminal, now: () => performance.now(), write: writeError };
}
