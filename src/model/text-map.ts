/** One key of a map with free keys: a log option, a label. */
import type { Attr, AttributePlace, List, TextEntry } from './attribute.js';

/** The value at a key; the place of an absent key is where it would be written. */
export function entryAt(map: List<TextEntry>, key: string): Attr<string> {
  const found = map.items.findLast((entry) => entry.key === key);
  if (found !== undefined) return found.value;
  const place = placeOf(map, key);
  if (place === undefined) return { state: 'unknown', why: 'it is not written as a map', place: map.place };
  const { complete } = map;
  return typeof complete === 'object' ? { state: 'unknown', why: complete.unknown, place } : { state: 'unset', place };
}

function placeOf(map: List<TextEntry>, key: string): AttributePlace | undefined {
  const { place } = map;
  if (place.kind !== 'attribute') return undefined;
  const { node, owner, steps, path, spelling } = place;
  const step = { key, block: false };
  return {
    kind: 'attribute',
    ...(node?.kind === 'map' ? { owner: node, steps: [step] } : { owner, steps: [...steps, step] }),
    property: `${place.property}[${key}]`,
    path,
    spelling,
    shape: { type: 'text' },
  };
}
