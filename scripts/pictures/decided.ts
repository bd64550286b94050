/** Comments after somebody did something about them: the real texts, made by the real stages. */
import { filesOf, OPTIONS } from '../../__tests__/golden/golden-review.js';
import { memoryTree } from '../../__tests__/support/memory-tree.js';
import { fixedComments } from '../../src/report/fixed-comment.js';
import { ownComments } from '../../src/report/marker.js';
import { withWaiver } from '../../src/report/waiver-marker.js';
import { review } from '../../src/review.js';
import type { GoldenComment } from './golden-comments.js';

const AUTHOR = 'github-actions[bot]';
const HEAD = 'f00dfeed'.repeat(5);

/** The comment once its suggestion is committed. */
export function fixed(comment: GoldenComment): GoldenComment {
  const files = filesOf(comment.format);
  const suggestion = suggestionOf(comment.body);
  const lines = (files[comment.path] ?? '').split('\n');
  lines.splice(comment.startLine - 1, comment.line - comment.startLine + 1, ...suggestion);
  const outcome = review(memoryTree({ ...files, [comment.path]: lines.join('\n') }), OPTIONS);
  const [first] = fixedComments(ownComments([posted(comment)], AUTHOR), outcome, { headSha: HEAD, ofBase: [] });
  if (first === undefined) throw new Error(`the suggestion on ${comment.path} does not fix its comment`);
  return { ...comment, body: first.body };
}

/** The comment after `/ecs-reviewer ignore <reason>` was the reply. */
export function ignored(comment: GoldenComment, by: string, reason: string): GoldenComment {
  const [own] = ownComments([posted(comment)], AUTHOR);
  const fingerprints = own?.marker.problems.map(({ fingerprint }) => fingerprint) ?? [];
  const here = { repository: 'acme/bookings', number: 7 };
  return { ...comment, body: withWaiver(comment.body, { fingerprints, by, reason }, here) };
}

function suggestionOf(body: string): readonly string[] {
  const [, text] = /```suggestion\n([\s\S]*?)\n```/.exec(body) ?? [];
  if (text === undefined) throw new Error('the comment has no suggestion');
  return text.split('\n');
}

function posted({ path, line, body }: GoldenComment): Parameters<typeof ownComments>[0][number] {
  return { id: 1, nodeId: '', author: AUTHOR, body, path, line, startLine: null, subjectType: 'line', url: '' };
}
