import type { Parsers, Tree } from '../../model/ports.js';
import type { Notice } from '../../model/source.js';
import { evaluate } from './evaluate/expression.js';
import type { Host } from './evaluate/scope.js';
import { EvaluationError, failFatally } from './value/failure.js';

export interface HostPorts {
  readonly tree: Tree;
  readonly parsers: Parsers;
  readonly notice: (notice: Notice) => void;
  /** Where a notice about the limits belongs: a folder. */
  readonly root: string;
}

/** Expressions, items and characters that one root module may cost; a configuration of a thousand resources needs a tenth. */
const MOST_STEPS = 1_000_000;

/** Nested evaluations: of expressions, and of names that lead to further expressions. */
const DEEPEST = 300;

/** The evaluator's host for one root module, with its limits. */
export function createHost({ tree, parsers, notice, root }: HostPorts): Host {
  let steps = 0;
  let depth = 0;
  let serial = 0;
  return {
    tree,
    parsers,
    evaluate,
    notice,
    spend: (count) => {
      const before = steps;
      steps += count;
      if (steps <= MOST_STEPS) return;
      if (before <= MOST_STEPS)
        notice({ path: root, message: 'This configuration is too large to evaluate completely.' });
      failFatally('the configuration is too large to evaluate completely');
    },
    deeper: (work) => {
      if (depth >= DEEPEST) throw new EvaluationError('it is nested too deeply', true);
      depth += 1;
      try {
        return work();
      } finally {
        depth -= 1;
      }
    },
    serial: () => {
      serial += 1;
      return serial;
    },
  };
}
