/** The forms in which JSON files give values to parameters. */
import type { MapNode, Node } from '../../../model/source.js';
import { withStringMarks } from '../../task-definition/string-marks.js';
import { entryOf, opaqueAt, textOf } from '../make-node.js';
import { overridesIn } from './overrides.js';

/** By parameter. */
export type Values = ReadonlyMap<string, Node>;

type Pair = readonly [name: string, value: Node];

/**
 * By parameter: `[{ "ParameterKey": …, "ParameterValue": … }]`, `["Key=Value"]`, `{ "Parameters": { … } }` of a pipeline's
 * template configuration, or a plain map. Undefined when the file is something else.
 */
export function valuesIn(root: Node): Values | undefined {
  if (root.kind === 'list') {
    const pairs = root.items.map((item) => (item.kind === 'map' ? [pairIn(item)] : overridesIn(item)));
    return allOf(pairs.flatMap((pair): readonly (Pair | undefined)[] => pair));
  }
  if (root.kind !== 'map') return undefined;
  const inner = entryOf(root, 'Parameters');
  return valuesInMap(inner?.kind === 'map' ? inner : root);
}

export function valuesInMap(map: MapNode): Values | undefined {
  return map.complete ? allOf(map.entries.map(({ key, value }) => pairOf(key, value))) : undefined;
}

function allOf(pairs: readonly (Pair | undefined)[]): Values | undefined {
  const known = pairs.filter((pair) => pair !== undefined);
  return known.length === pairs.length && known.length > 0 ? new Map(known) : undefined;
}

function pairIn(item: MapNode): Pair | undefined {
  const key = textOf(entryOf(item, 'ParameterKey'));
  if (key === undefined) return undefined;
  const value = entryOf(item, 'ParameterValue');
  return value === undefined ? [key, notGiven(item, key)] : pairOf(key, value);
}

function pairOf(key: string, value: Node): Pair | undefined {
  if (isComputed(value)) return [key, notGiven(value, key)];
  if (value.kind === 'list') return value.items.every(({ kind }) => kind === 'scalar') ? [key, value] : undefined;
  const text = textOf(value);
  if (text === undefined) return undefined;
  return [key, text.includes('{{resolve:') ? value : withStringMarks(value)];
}

/** `UsePreviousValue`, a pipeline's `Fn::GetParam`. */
function notGiven(at: Node, key: string): Node {
  return opaqueAt(at, `${at.file.path} leaves the value of parameter ${key} open`);
}

function isComputed(node: Node): boolean {
  if (node.kind === 'map') return node.entries.length === 1 && node.entries[0]?.key.startsWith('Fn::') === true;
  return node.kind === 'opaque';
}
