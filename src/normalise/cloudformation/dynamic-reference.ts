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
  let service: string | undefined;
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (service === undefined) kept.push(part);
      continue;
    }
    service = readString(part, { kept, service, at });
  }
  if (service !== undefined) kept.push(unresolved(service, at));
  return kept;
}

interface Reading {
  readonly kept: Part[];
  /** The service of the reference that is open where the string starts. */
  readonly service: string | undefined;
  readonly at: Origin;
}

/** Returns the service of the reference that is still open at the end of the string. */
function readString(text: string, { kept, service, at }: Reading): string | undefined {
  let open = service;
  let from = 0;
  for (;;) {
    const next = text.indexOf(open === undefined ? START : '}}', from);
    if (next < 0) break;
    if (open === undefined) {
      kept.push(text.slice(from, next));
      from = next + START.length;
      open = /^[a-z-]{0,30}/.exec(text.slice(from, from + 30))?.[0] ?? '';
    } else {
      kept.push(unresolved(open, at));
      from = next + 2;
      open = undefined;
    }
  }
  if (open === undefined) kept.push(text.slice(from));
  return open;
}

const STORES: Readonly<Record<string, string>> = {
  secretsmanager: 'Secrets Manager',
  ssm: 'Parameter Store',
  'ssm-secure': 'Parameter Store',
};

function unresolved(service: string, at: Origin): Node {
  const store = STORES[service] ?? 'a dynamic reference';
  return opaqueAt(at, `the value is taken from ${store} when the stack is deployed`);
}
