/** Text that functions put together from literals and values. */
import type { Hop, Node, Origin, ScalarNode, TextNode } from '../../model/source.js';
import { spend, type Budget } from './budget.js';
import { distribute } from './distribute.js';
import { withoutDynamicReferences } from './dynamic-reference.js';
import { opaqueAt, scalarAt, textOf, union, withFacts } from './make-node.js';

/** The longest text that is put together; CloudFormation's own limits are lower. */
const LONGEST = 262_144;
const MOST_PARTS = 2_000;

export type Part = string | Node;

/** `by` is the function that does it: `Fn::Sub`. */
export interface Making {
  readonly at: Origin;
  readonly by: string;
  readonly budget: Budget;
}

/** One text of the parts: known when they all are, else with holes. A single part that is a value stays that value. */
export function putTogether(parts: readonly Part[], making: Making): Node {
  const nodes = parts.filter((part) => typeof part !== 'string');
  return distribute(making.at, nodes, (chosen) => {
    const rest = [...chosen];
    const filled = parts.map((part) => (typeof part === 'string' ? part : (rest.shift() ?? part)));
    return assemble(
      filled.filter((part) => part !== '' && !(typeof part !== 'string' && part.kind === 'absent')),
      making,
    );
  });
}

function assemble(parts: readonly Part[], making: Making): Node {
  const [only, more] = parts;
  if (only !== undefined && more === undefined && typeof only !== 'string') return only;
  const flat = parts.flatMap((part): readonly Part[] => flatten(part, making));
  const length = flat.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  if (length > LONGEST || flat.length > MOST_PARTS || !spend(making.budget, 'characters', length)) {
    return opaqueAt(making.at, `the text that ${making.by} puts together is too long`);
  }
  const joined = joinStrings(withoutDynamicReferences(joinStrings(flat), making.at));
  return withFacts(asNode(joined, making), factsOf(parts, making.by));
}

function flatten(part: Part, { at, by }: Making): readonly Part[] {
  if (typeof part === 'string') return [part];
  if (part.kind === 'text') return part.parts;
  const known = textOf(part);
  if (known !== undefined) return [known];
  const misplaced = part.kind === 'map' || part.kind === 'list' || part.kind === 'scalar';
  return [misplaced ? opaqueAt(at, `a ${part.kind} stands where ${by} expects text`) : part];
}

/** Adjacent strings as one, empty ones left out. */
export function joinStrings(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  let pending: string[] = [];
  const flush = (): void => {
    const text = pending.join('');
    if (text !== '') joined.push(text);
    pending = [];
  };
  for (const part of parts) {
    if (typeof part === 'string') pending.push(part);
    else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}

function asNode(parts: readonly Part[], { at }: Making): ScalarNode | TextNode | Node {
  const [first = '', more] = parts;
  if (more === undefined) return typeof first === 'string' ? scalarAt(at, first) : first;
  const { file, span } = at;
  return { kind: 'text', parts, file, span };
}

function factsOf(
  parts: readonly Part[],
  by: string,
): { assumed: readonly string[]; via: readonly Hop[]; locked: string } {
  const nodes = parts.filter((part): part is Node => typeof part !== 'string');
  return {
    assumed: union(...nodes.map((node) => node.assumed)),
    via: nodes.flatMap((node) => node.via ?? []).slice(0, 10),
    locked: `${by} puts it together`,
  };
}
