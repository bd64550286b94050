import type { Node, Origin } from '../../model/source.js';
import { opaqueAt } from './make-node.js';

type Part = string | Node;

const START = '{{resolve:';

/**
 * Replaces each dynamic reference (`{{resolve:secretsmanager:…}}`, also one with holes in it) by an opaque part: its value
 * is fetched when the stack is deployed. Expects adjacent strings to be joined.
 */
export function withoutDynamicReferences(parts: readonly Part[], at: Origin): readonly Part[] {
  if (!parts.some((part) => typeof part === 'string' && part.includes(START))) return parts;
  const kept: Part[] = [];
  let open: Part[] | undefined;
  for (const part of parts) {
    if (typeof part === 'string') open = readString(part, { kept, open, at });
    else (open ?? kept).push(part);
  }
  if (open !== undefined) kept.push(unresolved(open, at));
  return kept;
}

interface Reading {
  readonly kept: Part[];
  /** What was read of the reference that is open where the string starts. */
  readonly open: Part[] | undefined;
  readonly at: Origin;
}

/** Returns what was read of the reference that is still open at the end of the string. */
function readString(text: string, { kept, open: before, at }: Reading): Part[] | undefined {
  let open = before;
  let from = 0;
  for (;;) {
    const next = text.indexOf(open === undefined ? START : '}}', from);
    if (next < 0) break;
    if (open === undefined) {
      kept.push(text.slice(from, next));
      from = next + START.length;
      open = [];
    } else {
      kept.push(unresolved([...open, text.slice(from, next)], at));
      from = next + 2;
      open = undefined;
    }
  }
  (open ?? kept).push(text.slice(from));
  return open;
}

const STORES: ReadonlyMap<string, string> = new Map([
  ['secretsmanager', 'Secrets Manager'],
  ['ssm', 'Parameter Store'],
  ['ssm-secure', 'Parameter Store'],
]);

function unresolved(parts: readonly Part[], at: Origin): Node {
  const [first] = parts;
  const service = typeof first === 'string' ? (/^[a-z-]{0,30}/.exec(first)?.[0] ?? '') : '';
  const store = STORES.get(service) ?? 'a dynamic reference';
  const why = `the value is taken from ${store} when the stack is deployed`;
  return { ...opaqueAt(at, why), from: { kind: 'dynamic reference', parts: parts.filter((part) => part !== '') } };
}
