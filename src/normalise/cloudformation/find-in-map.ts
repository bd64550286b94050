import type { MapNode, Node } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { distribute } from './distribute.js';
import { entryOf, nameOf, opaqueAt, textOf, union, withFacts } from './make-node.js';
import { allowedValues } from './parameters.js';
import { resting, rootScope } from './scope.js';

/**
 * `Fn::FindInMap`: the mapping's value with its own place. When only the first key is not known but all values under it
 * are the same, it is that value, locked.
 */
export function findInMap(call: Call): Node {
  const [map, top, second] = operandsOf(call)
    .slice(0, 3)
    .map((operand) => evaluated(operand, call));
  if (map === undefined || top === undefined || second === undefined) {
    return opaqueAt(call.node, 'Fn::FindInMap lacks an argument');
  }
  return distribute(call.node, [map, top, second], ([name = map, row = top, column = second]) => {
    const found = lookUp(call, { map: nameOf(name), top: nameOf(row), second: nameOf(column) });
    return withFacts(found, { assumed: union(name.assumed, row.assumed, column.assumed) });
  });
}

interface Keys {
  readonly map: string | undefined;
  readonly top: string | undefined;
  readonly second: string | undefined;
}

function lookUp(call: Call, { map, top, second }: Keys): Node {
  if (map === undefined || second === undefined) return opaqueAt(call.node, 'a key of Fn::FindInMap is not known');
  const mapping = entryOf(call.scope.world.mappings, map);
  if (mapping?.kind !== 'map') return missing(call, `mapping ${map} is not written in the template`);
  if (top === undefined) return common(call, { mapping, name: map, second });
  const row = entryOf(mapping, top);
  const value = row?.kind === 'map' ? entryOf(row, second) : undefined;
  if (value === undefined) return missing(call, `mapping ${map} has no ${top}.${second}`);
  return mapped(value, [map, top, second], call);
}

/** A mapping holds literals, so each value is evaluated once. */
function mapped(value: Node, path: readonly string[], call: Call): Node {
  const { world } = call.scope;
  const key = JSON.stringify(path);
  const via = [{ kind: 'mapping', name: path.join('.') }] as const;
  const known = world.mapped.get(key) ?? withFacts(world.evaluate(value, rootScope(world)), { via });
  world.mapped.set(key, known);
  return resting(known, call.node, call.scope);
}

function missing(call: Call, why: string): Node {
  const options = operandsOf(call)[3];
  const fallback = options?.kind === 'map' ? entryOf(options, 'DefaultValue') : undefined;
  return fallback === undefined ? opaqueAt(call.node, why) : evaluated(fallback, call);
}

interface Column {
  readonly mapping: MapNode;
  readonly name: string;
  readonly second: string;
}

/** The value that every row has. */
function common(call: Call, { mapping, name, second }: Column): Node {
  const unknown = opaqueAt(call.node, `the key into mapping ${name} is not known`);
  if (!mapping.complete || operandsOf(call).length > 3) return unknown;
  const allowed = allowedRows(call);
  const rows = mapping.entries.filter((entry) => allowed === undefined || allowed.includes(entry.key));
  const values = rows.map((row) => (row.value.kind === 'map' ? entryOf(row.value, second) : undefined));
  const [first] = values;
  if (first === undefined || !values.every((value) => value !== undefined && isSame(first, value))) return unknown;
  const value = mapped(first, [name, '*', second], call);
  return withFacts(value, { locked: `every row of mapping ${name} has it` });
}

function allowedRows(call: Call): readonly string[] | undefined {
  const key = operandsOf(call)[1];
  const parameter = key?.kind === 'map' && key.entries.length === 1 ? nameOf(entryOf(key, 'Ref')) : undefined;
  return parameter === undefined ? undefined : allowedValues(call.scope.world, parameter);
}

function isSame(a: Node, b: Node): boolean {
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, index) => isSameText(item, b.items[index]));
  }
  return isSameText(a, b);
}

function isSameText(a: Node, b: Node | undefined): boolean {
  const text = textOf(a);
  return text !== undefined && text === textOf(b);
}
