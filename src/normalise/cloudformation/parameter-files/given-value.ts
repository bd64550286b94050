/** The value of a parameter where files in the repository give it. */
import { valueInFile } from '../../../model/environment.js';
import type { Node } from '../../../model/source.js';
import { textOf, withFacts } from '../make-node.js';
import type { ParameterSet } from './parameter-set.js';

export interface Asked {
  readonly name: string;
  /** How the parameter is told: `parameter Tag`. */
  readonly told: string;
  /** Put before the name of the condition, which is one for all parameters of a template. */
  readonly prefix: string;
  /** The value as the parameter's type makes it. */
  readonly typed: (value: Node) => Node;
  /** What counts where a file gives none. */
  readonly byDefault: () => Node;
}

/**
 * Nobody can tell whether a deployment takes the file, so its value is an assumption. Where files differ it is the choice
 * between what they give. Undefined when none gives a value.
 */
export function givenValue(sets: readonly ParameterSet[], asked: Asked): Node | undefined {
  const giving = sets.filter((set) => set.values.has(asked.name));
  const [first] = giving;
  if (first === undefined) return undefined;
  const values = sets.map((set) => ({ set, node: valueIn(set, asked) }));
  const text = textOf(first.values.get(asked.name));
  const isOne = sets.length === 1 || (text !== undefined && values.every(({ node }) => textOf(node) === text));
  if (isOne) return theOne(first, asked, giving.length);
  const { file, span } = valueIn(first, asked);
  return {
    kind: 'choice',
    condition: `${asked.prefix}parameter file`,
    branches: values.map(({ set, node }) => ({ when: `${set.name} is used`, node })),
    file,
    span,
  };
}

function theOne(set: ParameterSet, asked: Asked, count: number): Node {
  return withFacts(valueIn(set, asked), {
    assumed: [valueInFile(asked.told, set.name)],
    ...(count > 1 && { locked: `${String(count)} parameter files give it` }),
  });
}

function valueIn(set: ParameterSet, { name, typed, byDefault }: Asked): Node {
  const value = set.values.get(name);
  return value === undefined
    ? byDefault()
    : withFacts(typed(value), { via: [{ kind: 'parameter file', name: set.name }] });
}
