/** Whether two syntax trees differ only where an edit was meant to change something. */
import { fieldsOf, isScriptNode, nodeIn, nodesIn, type ScriptNode } from '../../model/script.js';
import { keyOf } from './options.js';

/** A key of the object literal, or of the options of the call, that begins at `at` in the tree before. */
export interface Allowed {
  readonly at: number;
  readonly key: string;
  /** The key that it replaces. */
  readonly instead?: string;
}

type Pair = readonly [before: unknown, after: unknown];

/** Compares the trees without what stands under allowed keys; places and comments do not count. */
export function isSameTree(before: ScriptNode, after: ScriptNode, allowed: readonly Allowed[]): boolean {
  const waiting: Pair[] = [[before, after]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const inner = compare(pair, allowed);
    if (inner === undefined) return false;
    waiting.push(...inner);
  }
  return true;
}

/** What is still to be compared; undefined when the two differ already. */
function compare([before, after]: Pair, allowed: readonly Allowed[]): readonly Pair[] | undefined {
  if (Array.isArray(before) && Array.isArray(after)) return pairs(before as unknown[], after as unknown[]);
  if (isScriptNode(before) && isScriptNode(after)) return compareNodes(before, after, allowed);
  if (isRecord(before) && isRecord(after)) return pairs(Object.entries(before).flat(), Object.entries(after).flat());
  return before === after ? [] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function pairs(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] | undefined {
  return before.length === after.length ? before.map((value, index) => [value, after[index]]) : undefined;
}

function compareNodes(before: ScriptNode, after: ScriptNode, allowed: readonly Allowed[]): readonly Pair[] | undefined {
  if (before.type !== after.type) return undefined;
  const here = allowed.filter(({ at }) => at === before.start);
  if (here.length > 0 && before.type === 'ObjectExpression') return compareObjects(before, after, here);
  const changed = here.length > 0 && hasFewerArguments(before, after);
  const fields = fieldsOf(after).map(([field, value]): readonly [string, unknown] =>
    changed && field === 'arguments' ? [field, nodesIn(after, field).slice(0, -1)] : [field, value],
  );
  return pairs(fieldsOf(before).flat(), fields.flat());
}

function hasFewerArguments(before: ScriptNode, after: ScriptNode): boolean {
  return nodesIn(before, 'arguments').length === nodesIn(after, 'arguments').length - 1;
}

/** The other properties, in their order; each allowed key must be there, once. */
function compareObjects(
  before: ScriptNode,
  after: ScriptNode,
  allowed: readonly Allowed[],
): readonly Pair[] | undefined {
  const keys = new Set(allowed.map(({ key }) => key));
  const gone = new Set([...keys, ...allowed.flatMap(({ instead }) => instead ?? [])]);
  const written = nodesIn(after, 'properties').map((property) => keyOf(nodeIn(property, 'key')));
  if ([...keys].some((key) => written.filter((one) => one === key).length !== 1)) return undefined;
  const others = (object: ScriptNode, left: ReadonlySet<string>): readonly ScriptNode[] =>
    nodesIn(object, 'properties').filter((property) => !left.has(keyOf(nodeIn(property, 'key')) ?? ''));
  return pairs(others(before, gone), others(after, keys));
}
