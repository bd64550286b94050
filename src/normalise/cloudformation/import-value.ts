import type { Hop, Node, Origin } from '../../model/source.js';
import { evaluated, type Call } from './call.js';
import { opaqueAt, textOf, union, withFacts } from './make-node.js';

/** `Fn::ImportValue`: what another stack in reach exports, standing where it is used. */
export function importValue(call: Call): Node {
  const written = evaluated(call.argument, call);
  const name = textOf(written);
  if (name === undefined) return opaqueAt(call.node, 'another stack exports it');
  const value = call.scope.world.context.exported?.(name);
  if (value === undefined) return opaqueAt(call.node, `another stack exports it as ${name}`);
  return withFacts(standingAt(value, call.node, name), {
    assumed: union(written.assumed, call.scope.assumed),
    locked: `another stack exports it as ${name}`,
  });
}

/** How the value came to be in its own stack is told there; here only that it is a secret counts. */
function standingAt(value: Node, { file, span }: Pick<Origin, 'file' | 'span'>, name: string): Node {
  const isSecret = value.via?.some(({ secret }) => secret === true) === true;
  const hop: Hop = isSecret ? { kind: 'export', name, secret: true } : { kind: 'export', name };
  const moved = { ...value, file, span, via: [hop] };
  if (moved.kind !== 'choice') return moved;
  const branches = moved.branches.map((branch) => ({
    ...branch,
    node: standingAt(branch.node, { file, span }, name),
  }));
  return { ...moved, branches };
}
