import type { MapNode, Node, ScalarNode } from '../../model/source.js';
import { withoutDynamicReferences } from './dynamic-reference.js';
import { intrinsicOf } from './intrinsics.js';
import { expandEntries, substitute } from './loops.js';
import { opaqueAt, union } from './make-node.js';
import { deeper, level, type Scope } from './scope.js';

/** The value of a node: functions evaluated, maps and lists with evaluated parts in their own places. */
export function evaluate(node: Node, scope: Scope): Node {
  const inner = node.kind === 'scalar' ? level(scope) : deeper(scope);
  if (typeof inner === 'string') return opaqueAt(node, inner);
  const value = valueOf(node, inner);
  return scope.assumed.length === 0 ? value : { ...value, assumed: union(value.assumed, scope.assumed) };
}

function valueOf(node: Node, scope: Scope): Node {
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node, scope);
    case 'list': {
      const complete = node.complete && scope.world.macro === undefined;
      return { ...node, items: node.items.map((item) => evaluate(item, scope)), complete };
    }
    case 'map':
      return callOf(node, scope) ?? evaluateMap(node, scope);
    default:
      return node;
  }
}

function scalarValue(node: ScalarNode, scope: Scope): Node {
  if (typeof node.value !== 'string') return node;
  const text = substitute(node.value, scope.loops);
  const scalar = text === node.value ? node : { ...node, value: text, raw: text, locked: 'Fn::ForEach fills it in' };
  if (!/\{\{resolve:[^{}]*\}\}/.test(text)) return scalar;
  const parts = withoutDynamicReferences([text], node).filter((part) => part !== '');
  const [first, more] = parts;
  if (first === undefined || typeof first === 'string') {
    return more === undefined ? scalar : { kind: 'text', parts, file: node.file, span: node.span };
  }
  return more === undefined ? first : { kind: 'text', parts, file: node.file, span: node.span };
}

function callOf(node: MapNode, scope: Scope): Node | undefined {
  const [entry, more] = node.entries;
  if (entry === undefined || more !== undefined) return undefined;
  const intrinsic = intrinsicOf(entry.key);
  return intrinsic?.({ node, name: entry.key, argument: entry.value, scope });
}

/** A map as a map, even where its only entry looks like a function: `Properties`, a section. */
export function evaluateMap(node: MapNode, scope: Scope): MapNode {
  const { items, incompleteBecause } = expandEntries(node, scope);
  const complete = incompleteBecause === undefined && scope.world.macro === undefined;
  const entries = items.map(({ entry, loops }) => ({ ...entry, value: evaluate(entry.value, { ...scope, loops }) }));
  return { ...node, entries, complete };
}
