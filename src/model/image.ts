/** A container image reference of which pieces may be unknown. Source: the OCI distribution reference grammar. */
import type { Attr, Hole } from './attribute.js';
import { certain, unknown, type Certainty } from './certainty.js';

export type ImageVersion =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'digest' }
  | { readonly kind: 'none' }
  /** An unknown piece stands where the tag or digest would be. */
  | { readonly kind: 'unknown'; readonly why: string };

/** What pins the image. A bare reference to a repository's URL is known to have no tag. */
export function versionOf(pieces: readonly (string | Hole)[]): ImageVersion {
  const last = lastSegment(pieces);
  if (last.text.includes('@')) return { kind: 'digest' };
  const colon = last.text.lastIndexOf(':');
  if (last.hole !== undefined) return { kind: 'unknown', why: last.hole.why };
  if (colon < 0) return { kind: 'none' };
  const tag = last.text.slice(colon + 1);
  return tag === '' ? { kind: 'none' } : { kind: 'tag', tag };
}

interface Segment {
  readonly text: string;
  /** An unknown piece in the segment that could hold a tag. */
  readonly hole?: Hole;
}

/** The text after the last slash. A repository URL followed by a literal is as good as a slash: it holds no tag. */
function lastSegment(pieces: readonly (string | Hole)[]): Segment {
  let segment: Segment = { text: '' };
  for (const piece of pieces) {
    if (typeof piece === 'string') segment = extend(segment, piece);
    else if (!isRepositoryUrl(piece)) segment = { text: segment.text, hole: piece };
  }
  return segment;
}

function extend(segment: Segment, text: string): Segment {
  const slash = text.lastIndexOf('/');
  if (slash >= 0) return { text: text.slice(slash + 1) };
  // A tag written after an unknown name decides: "${name}:1.2" is pinned whatever the name is.
  return text.startsWith(':') || text.startsWith('@') ? { text } : { ...segment, text: segment.text + text };
}

/** A reference to the URL of a repository of Amazon ECR. */
export function isRepositoryUrl(hole: Hole): boolean {
  return hole.to !== undefined && (hole.attribute === 'repository_url' || hole.attribute === 'RepositoryUri');
}

/** The image as a message shows it, with unknown pieces as `…`. */
export function imageText(pieces: readonly (string | Hole)[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '…')).join('');
}

/** Whether the image is named by its digest, which means one image for ever. */
export function isPinned(image: Attr<readonly (string | Hole)[]>): Certainty {
  if (image.state === 'unset') return 'no';
  if (image.state === 'unknown') return unknown(image.why);
  const version = versionOf(image.value);
  return version.kind === 'unknown' ? unknown(version.why) : certain(version.kind === 'digest');
}
