import type { Entry, MapNode, Node, Origin } from '../../../model/source.js';

const LOCKED = 'the value comes from the plan';

/** Where the source makes a value that only the plan knows. */
export type Spot = Pick<Origin, 'file' | 'span'>;

/** A value of the plan shown at a place of the source, where no edit can change it. */
export function relocate(node: Node, spot: Spot): Node {
  const origin: Origin = { file: spot.file, span: spot.span, locked: LOCKED };
  switch (node.kind) {
    case 'map': {
      const { span } = spot;
      const entries = node.entries.map(({ key, value }) => ({
        key,
        keySpan: span,
        span,
        value: relocate(value, spot),
      }));
      return { ...node, ...origin, entries };
    }
    case 'list':
      return { ...node, ...origin, items: node.items.map((item) => relocate(item, spot)) };
    default:
      return { ...node, ...origin };
  }
}

/** The place of a value in its map or list: its own when it stands there, otherwise that of what leads to it. */
export function spotOf(value: Node, around: Spot): Spot {
  const inside =
    value.file === around.file && around.span.start <= value.span.start && value.span.end <= around.span.end;
  return inside ? { file: value.file, span: value.span } : { file: around.file, span: around.span };
}

/** The place of the value of an entry: its own, or that of the expression which leads to it. */
export function entrySpot({ keySpan, span, value }: Entry, { file }: MapNode): Spot {
  const [sign] = /^"?\s*(?:=>?|:)\s*/.exec(file.text.slice(keySpan.end, Math.min(span.end, keySpan.end + 200))) ?? [];
  const start = sign === undefined ? span.start : keySpan.end + sign.length;
  return spotOf(value, { file, span: { start: Math.min(start, span.end), end: span.end } });
}
