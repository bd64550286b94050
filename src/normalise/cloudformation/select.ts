/** `Fn::Select` and `Fn::Length`. */
import type { Node } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { distribute } from './distribute.js';
import { opaqueAt, scalarAt, textOf, union, withFacts } from './make-node.js';

export function select(call: Call): Node {
  const [index, list] = operandsOf(call).map((operand) => evaluated(operand, call));
  if (index === undefined || list === undefined) return opaqueAt(call.node, 'Fn::Select lacks an argument');
  return distribute(call.node, [index, list], ([at, items]) => selected(call, at ?? index, items ?? list));
}

function selected(call: Call, index: Node, list: Node): Node {
  const written = textOf(index);
  if (written === undefined || !/^\d{1,6}$/.test(written))
    return opaqueAt(call.node, 'the index of Fn::Select is not known');
  if (list.kind !== 'list')
    return opaqueAt(call.node, list.kind === 'opaque' ? list.why : 'Fn::Select is not given a list');
  const item = list.items[Number(written)];
  if (item === undefined) return opaqueAt(call.node, `item ${written} of the list is not known`);
  return withFacts(item, { assumed: union(index.assumed, list.assumed) });
}

export function length(call: Call): Node {
  return distribute(call.node, [evaluated(call.argument, call)], ([list]) => {
    if (list?.kind !== 'list' || !list.complete || list.items.some((item) => item.kind === 'choice')) {
      return opaqueAt(call.node, 'the list in Fn::Length is not known');
    }
    const count = list.items.filter((item) => item.kind !== 'absent').length;
    return withFacts(scalarAt(call.node, count), { assumed: list.assumed ?? [], locked: 'Fn::Length counts it' });
  });
}
