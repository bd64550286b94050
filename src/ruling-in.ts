import { decodeInputs, type InputName } from './config/inputs.js';
import { selection } from './config/selection.js';
import { configurationIn, withBaseline } from './configuration.js';
import type { Tree } from './model/ports.js';
import type { Ruling } from './ruling.js';
import { RULES } from './rules/index.js';

/** The inputs over the configuration that a tree holds. `known` tells whether its baseline counts. */
export function rulingIn(
  tree: Tree | undefined,
  read: (name: InputName) => string,
  { known }: { readonly known: boolean },
): Ruling {
  const { config: path } = decodeInputs(read, RULES);
  const today = new Date().toISOString().slice(0, 10);
  const layer = tree === undefined ? undefined : configurationIn(tree, { path, today });
  const { options, baseline, paths, exclude, commentAt, maxComments } = decodeInputs(read, RULES, layer);
  return {
    options: tree === undefined || !known ? options : withBaseline(tree, baseline, options),
    selected: selection(paths, exclude),
    commentAt,
    maxComments,
  };
}
