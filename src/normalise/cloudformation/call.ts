import type { MapNode, Node } from '../../model/source.js';
import type { Scope } from './scope.js';

/** A use of an intrinsic function: the map with its one entry, and the argument as it is written. */
export interface Call {
  readonly node: MapNode;
  readonly name: string;
  readonly argument: Node;
  readonly scope: Scope;
}

export type Intrinsic = (call: Call) => Node;

export function evaluated(node: Node, call: Call): Node {
  return call.scope.world.evaluate(node, call.scope);
}

/** The arguments of a function that takes several. */
export function operandsOf(call: Call): readonly Node[] {
  return call.argument.kind === 'list' ? call.argument.items : [call.argument];
}
