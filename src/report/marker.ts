/** The hidden last line of our comments: which problems a comment speaks of, whatever happens to its lines. */
import type { Finding } from '../model/finding.js';
import type { ReviewComment } from '../model/github.js';

/** `fixed` once the comment tells that its problems are gone. */
export type MarkerState = 'open' | 'fixed';

export interface Marked {
  readonly code: string;
  readonly fingerprint: string;
}

export interface Marker {
  readonly state: MarkerState;
  readonly problems: readonly Marked[];
}

const MARKER = /^<!-- ecs-reviewer v1( fixed)?((?: ECS\d{3} [0-9a-f]{16}){1,500}) -->$/;

export function renderMarker(problems: readonly Marked[], state: MarkerState = 'open'): string {
  const pairs = problems.map(({ code, fingerprint }) => ` ${code} ${fingerprint}`).join('');
  return `<!-- ecs-reviewer v1${state === 'fixed' ? ' fixed' : ''}${pairs} -->`;
}

export function markedOf({ rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>): Marked {
  return { code: rule.code, fingerprint };
}

/** The marker of a comment's body: its last line, in the exact spelling and version that we write. */
export function parseMarker(body: string): Marker | undefined {
  const trimmed = body.trimEnd();
  const match = MARKER.exec(trimmed.slice(trimmed.lastIndexOf('\n') + 1));
  if (match === null) return undefined;
  const words = (match[2] ?? '').trim().split(' ');
  const problems = words.flatMap((word, index) =>
    index % 2 === 0 ? [{ code: word, fingerprint: words[index + 1] ?? '' }] : [],
  );
  return { state: match[1] === undefined ? 'open' : 'fixed', problems };
}

export interface OwnComment {
  readonly comment: ReviewComment;
  readonly marker: Marker;
}

/** Comments that start a thread, are by `author` and carry our marker. Anybody can write a marker: it counts only from us. */
export function ownComments(comments: readonly ReviewComment[], author: string): readonly OwnComment[] {
  return comments.flatMap((comment) => {
    if (comment.author !== author || comment.inReplyTo !== undefined) return [];
    const marker = parseMarker(comment.body);
    return marker === undefined ? [] : [{ comment, marker }];
  });
}

/** Who else wrote comments that end in our marker, sorted. */
export function forgersIn(comments: readonly ReviewComment[], author: string): readonly string[] {
  const forged = comments.filter((comment) => comment.author !== author && parseMarker(comment.body) !== undefined);
  return [...new Set(forged.map((comment) => comment.author))].sort();
}
