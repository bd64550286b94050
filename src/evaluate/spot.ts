/** What to point at for a place: the value when it is written, otherwise what identifies its owner. */
import type { AttributePlace, Place } from '../model/attribute.js';
import type { Resource } from '../model/resource.js';
import type { MapNode, SourceFile, Span } from '../model/source.js';

export interface Spot {
  readonly file: SourceFile;
  readonly span: Span;
}

export function spotOf(place: Place, resource: Resource): Spot {
  if (place.kind === 'resource') return { file: resource.file, span: place.header };
  if (place.node !== undefined) return { file: place.node.file, span: place.node.span };
  return ownerSpot((place as AttributePlace).owner, resource);
}

function ownerSpot(owner: MapNode, resource: Resource): Spot {
  if (owner === resource.body) return { file: resource.file, span: resource.place.header };
  return { file: owner.file, span: identity(owner) };
}

/** The entry by which people know a map (`name = "app"`), otherwise its first line. */
function identity(map: MapNode): Span {
  const named = map.entries.find((entry) => entry.key.toLowerCase() === 'name' && isInside(entry.span, map.span));
  if (named !== undefined) return named.span;
  const text = map.file.text.slice(map.span.start, map.span.end);
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return { start: map.span.start, end: map.span.start + line.trimEnd().length };
}

/** An entry that merge() brought may stand elsewhere. */
function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
