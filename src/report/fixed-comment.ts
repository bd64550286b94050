/** Comments whose problems are gone. */
import type { Outcome } from '../model/finding.js';
import type { ReviewComment } from '../model/github.js';
import { renderMarker, type OwnComment } from './marker.js';

/** `body` is what the comment says from now on. */
export interface FixedComment {
  readonly comment: ReviewComment;
  readonly body: string;
}

/**
 * Own open comments none of whose problems is left. A comment stays open when its file could not be read this time or
 * when one of its rules could not be decided there: that a problem is not seen does not prove that it is fixed.
 */
export function fixedComments(own: readonly OwnComment[], outcome: Outcome, headSha: string): readonly FixedComment[] {
  // What people ignore in the conversation is still there, and its comment says so.
  const ignored = outcome.suppressed.filter(({ directive }) => directive.elsewhere?.conversation === true);
  const left = new Set([...outcome.findings, ...ignored.map(({ finding }) => finding)].map((one) => one.fingerprint));
  const unread = new Set(outcome.notices.filter(({ about }) => about === undefined).map(({ path }) => path));
  const suppressed = new Set(outcome.suppressed.map(({ finding }) => finding.fingerprint));
  const undecided = new Set(outcome.undecided.flatMap(({ rule, file }) => [rule.code, `${rule.code} ${file.path}`]));
  // A renamed file, or the source of a construct, is not the file that doubts name.
  const isOpen = (code: string, path: string): boolean =>
    undecided.has(outcome.files.has(path) ? `${code} ${path}` : code);
  return own
    .filter(({ comment, marker }) => {
      if (marker.state === 'fixed' || unread.has(comment.path)) return false;
      return marker.problems.every(({ code, fingerprint }) => !left.has(fingerprint) && !isOpen(code, comment.path));
    })
    .map(({ comment, marker }) => {
      const isSuppressed = marker.problems.some(({ fingerprint }) => suppressed.has(fingerprint));
      const headline = `${isSuppressed ? 'Suppressed in the code' : 'Fixed'} as of ${headSha}.`;
      const body = fixedBody(comment.body, renderMarker(marker.problems, 'fixed'), headline);
      return { comment, body };
    });
}

function fixedBody(body: string, marker: string, headline: string): string {
  const text = body.trimEnd();
  const before = text.slice(0, text.lastIndexOf('\n') + 1).trimEnd();
  return `${headline}\n\n${before}\n${marker}`;
}
