/** `Fn::Join` and `Fn::Split`. */
import type { ListNode, Node, TextNode } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { distribute } from './distribute.js';
import { opaqueAt, scalarAt, textOf, withFacts } from './make-node.js';
import { putTogether, type Part } from './put-together.js';

export function join(call: Call): Node {
  const [delimiter, list] = operandsOf(call).map((operand) => evaluated(operand, call));
  if (delimiter === undefined || list === undefined) return opaqueAt(call.node, 'Fn::Join lacks an argument');
  return distribute(call.node, [delimiter, list], ([between, items]) => joined(call, between, items));
}

function joined(call: Call, delimiter: Node | undefined, list: Node | undefined): Node {
  const between = textOf(delimiter);
  if (between === undefined) return opaqueAt(call.node, 'the delimiter of Fn::Join is not known');
  if (list?.kind !== 'list')
    return opaqueAt(call.node, list?.kind === 'opaque' ? list.why : 'Fn::Join is not given a list');
  return distribute(call.node, list.items, (items) => {
    const present = items.filter((item) => item.kind !== 'absent');
    const parts = present.flatMap((item, index): readonly Part[] => (index === 0 ? [item] : [between, item]));
    const more = list.complete ? [] : [opaqueAt(list, 'not all items of the joined list are known')];
    return putTogether([...parts, ...more], { at: call.node, by: call.name, budget: call.scope.world.budget });
  });
}

export function split(call: Call): Node {
  const [delimiter, text] = operandsOf(call).map((operand) => evaluated(operand, call));
  if (delimiter === undefined || text === undefined) return opaqueAt(call.node, 'Fn::Split lacks an argument');
  return distribute(call.node, [delimiter, text], ([at, whole]) => pieces(call, textOf(at), whole ?? text));
}

function pieces(call: Call, delimiter: string | undefined, text: Node): Node {
  if (delimiter === undefined || delimiter === '')
    return opaqueAt(call.node, 'the delimiter of Fn::Split is not known');
  const known = textOf(text);
  if (known !== undefined) return listOf(call, { texts: known.split(delimiter), complete: true, from: text });
  if (text.kind === 'text')
    return listOf(call, { texts: piecesBeforeHole(text, delimiter), complete: false, from: text });
  return opaqueAt(
    call.node,
    text.kind === 'opaque' ? text.why : 'the text in Fn::Split is known only after deployment',
  );
}

/** The pieces that end before the first hole. */
function piecesBeforeHole(text: TextNode, delimiter: string): readonly string[] {
  const first = text.parts[0];
  return typeof first === 'string' ? first.split(delimiter).slice(0, -1) : [];
}

interface Pieces {
  readonly texts: readonly string[];
  readonly complete: boolean;
  readonly from: Node;
}

function listOf(call: Call, { texts, complete, from }: Pieces): Node {
  const { file, span } = from;
  const items = texts.map((text) => scalarAt(from, text));
  const list: ListNode = { kind: 'list', form: 'json', items, complete, file, span };
  return withFacts(list, { assumed: from.assumed ?? [], via: from.via ?? [], locked: `${call.name} takes it apart` });
}
