/** What is written of a link, also where pieces of it are known only after deployment. */
import type { Attr, Link } from './attribute.js';

/** Stands in a text for a piece that is not known. */
export const HOLE = '\u{FFFC}';

/** The literal, with a mark in the place of each piece that is not known; undefined for a reference. */
export function linkText(link: Attr<Link>): string | undefined {
  if (link.state === 'known') return link.value.literal;
  const node = link.place.kind === 'resource' ? undefined : link.place.node;
  if (link.state === 'unset' || node?.kind !== 'text') return undefined;
  return node.parts.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
}
