/** Comments whose problems are gone. */
import type { Finding, Outcome } from '../model/finding.js';
import type { ReviewComment } from '../model/github.js';
import { renderMarker, type Marker, type OwnComment } from './marker.js';

/** `body` is what the comment says from now on. */
export interface FixedComment {
  readonly comment: ReviewComment;
  readonly body: string;
}

export interface Head {
  readonly headSha: string;
  /** Problems that the base is known to have too, on lines that the head does not change. */
  readonly ofBase: readonly Finding[];
}

/**
 * Own open comments none of whose problems is left, or is of this pull request any more. A comment stays open when its
 * file could not be read this time or when one of its rules could not be decided there: that a problem is not seen does
 * not prove that it is fixed.
 */
export function fixedComments(
  own: readonly OwnComment[],
  outcome: Outcome,
  { headSha, ofBase }: Head,
): readonly FixedComment[] {
  // What people ignore in the conversation is still there, and its comment says so.
  const ignored = outcome.suppressed.filter(({ directive }) => directive.elsewhere?.conversation === true);
  const left = new Set([...outcome.findings, ...ignored.map(({ finding }) => finding)].map((one) => one.fingerprint));
  const unread = new Set(outcome.notices.filter(({ about }) => about === undefined).map(({ path }) => path));
  // Where GitHub did not tell all of the change, a problem only seems to be that of the base.
  const before = new Set(unread.has('.') ? [] : ofBase.map(({ fingerprint }) => fingerprint));
  const suppressed = new Set(outcome.suppressed.map(({ finding }) => finding.fingerprint));
  const undecided = new Set(outcome.undecided.flatMap(({ rule, file }) => [rule.code, `${rule.code} ${file.path}`]));
  // A renamed file, or the source of a construct, is not the file that doubts name.
  const isOpen = (code: string, path: string): boolean =>
    undecided.has(outcome.files.has(path) ? `${code} ${path}` : code);
  return own
    .filter(({ comment, marker }) => {
      if (marker.state === 'fixed' || unread.has(comment.path)) return false;
      return marker.problems.every(
        ({ code, fingerprint }) => before.has(fingerprint) || (!left.has(fingerprint) && !isOpen(code, comment.path)),
      );
    })
    .map(({ comment, marker }) => {
      const headline = `${closingOf(marker, { before, suppressed })} as of ${headSha}.`;
      const body = fixedBody(comment.body, renderMarker(marker.problems, 'fixed'), headline);
      return { comment, body };
    });
}

interface Prints {
  readonly before: ReadonlySet<string>;
  readonly suppressed: ReadonlySet<string>;
}

function closingOf({ problems }: Marker, { before, suppressed }: Prints): string {
  if (problems.some(({ fingerprint }) => before.has(fingerprint))) return NOT_OURS;
  return problems.some(({ fingerprint }) => suppressed.has(fingerprint)) ? 'Suppressed in the code' : 'Fixed';
}

const NOT_OURS = 'No longer of this pull request, because its base has the problem too,';

function fixedBody(body: string, marker: string, headline: string): string {
  const text = body.trimEnd();
  const before = text.slice(0, text.lastIndexOf('\n') + 1).trimEnd();
  return `${headline}\n\n${before}\n${marker}`;
}
