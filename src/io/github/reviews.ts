import type { RestEndpointMethodTypes } from '@octokit/rest';
import { GitHubFailure } from '../../model/github.js';
import type { Review, ReviewComment, ReviewDraft, ReviewDraftComment, Reviews } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt } from './failure.js';
import { postOnce } from './post-once.js';
import { GHOST } from './pull-requests.js';

type RestReview = RestEndpointMethodTypes['pulls']['listReviews']['response']['data'][number];
type RestComment = RestEndpointMethodTypes['pulls']['listReviewComments']['response']['data'][number];

const toReview = (review: RestReview): Review => ({
  id: review.id,
  author: review.user?.login ?? GHOST,
  body: review.body,
  state: review.state,
  commitId: review.commit_id,
  url: review.html_url,
});

/** The description says that there always is a user; it is null once an account was deleted. */
const authorOf = (comment: { readonly user: unknown }): string =>
  (comment.user as { login: string } | null)?.login ?? GHOST;

const toReviewComment = (comment: RestComment): ReviewComment => ({
  id: comment.id,
  nodeId: comment.node_id,
  author: authorOf(comment),
  body: comment.body,
  path: comment.path,
  line: comment.line ?? null,
  startLine: comment.start_line ?? null,
  subjectType: comment.subject_type ?? 'line',
  ...(comment.in_reply_to_id === undefined ? {} : { inReplyTo: comment.in_reply_to_id }),
  url: comment.html_url,
});

const toRestDraftComment = ({ path, body, line, startLine }: ReviewDraftComment) => ({
  path,
  body,
  line,
  side: 'RIGHT',
  ...(startLine === undefined ? {} : { start_line: startLine, start_side: 'RIGHT' }),
});

const createReview = async (connection: Connection, number: number, draft: ReviewDraft & { event?: 'COMMENT' }) => {
  const { octokit, owner, repo } = connection;
  const { data } = await octokit.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number,
    commit_id: draft.commitId,
    body: draft.body,
    comments: draft.comments.map(toRestDraftComment),
    ...(draft.event === undefined ? {} : { event: draft.event }),
  });
  return toReview(data);
};

const listReviews = async ({ octokit, owner, repo }: Connection, number: number): Promise<readonly Review[]> => {
  const parameters = { owner, repo, pull_number: number, per_page: 100 };
  return (await octokit.paginate(octokit.rest.pulls.listReviews, parameters)).map(toReview);
};

const listReviewComments = async ({ octokit, owner, repo }: Connection, number: number) => {
  const parameters = { owner, repo, pull_number: number, per_page: 100 };
  return (await octokit.paginate(octokit.rest.pulls.listReviewComments, parameters)).map(toReviewComment);
};

type WhoAmI = () => Promise<string>;

/** Creates a review, or finds the one that an unanswered request created. Reviews of others with our marker do not count. */
const createReviewOnce = async (
  connection: Connection,
  whoAmI: WhoAmI,
  { number, draft }: { readonly number: number; readonly draft: ReviewDraft & { event?: 'COMMENT' } },
): Promise<Review> =>
  postOnce({
    pauseMs: 2 * connection.secondMs,
    send: async () => attempt('create the review', async () => createReview(connection, number, draft)),
    find: async () => {
      const [author, all] = await Promise.all([whoAmI(), listReviews(connection, number)]);
      const isPending = draft.event === undefined;
      return all.find(
        (review) =>
          review.author === author &&
          review.commitId === draft.commitId &&
          (review.state === 'PENDING') === isPending &&
          review.body.includes(draft.marker),
      );
    },
  });

const deletePendingReview = async ({ octokit, owner, repo }: Connection, number: number, id: number) =>
  attempt('delete the pending review', async () =>
    octokit.rest.pulls.deletePendingReview({ owner, repo, pull_number: number, review_id: id }),
  );

const acceptsReview = async (connection: Connection, number: number, createPending: () => Promise<Review>) => {
  try {
    const review = await createPending();
    await deletePendingReview(connection, number, review.id);
    return true;
  } catch (error) {
    const isRefused = error instanceof GitHubFailure && error.status === 422 && !/pending review/i.test(error.message);
    if (isRefused) return false;
    throw error;
  }
};

const updateComment = async ({ octokit, owner, repo }: Connection, id: number, body: string): Promise<void> => {
  await octokit.rest.pulls.updateReviewComment({ owner, repo, comment_id: id, body });
};

const reply = async ({ octokit, owner, repo }: Connection, to: { number: number; id: number }, body: string) => {
  await octokit.rest.pulls.createReplyForReviewComment({
    owner,
    repo,
    pull_number: to.number,
    comment_id: to.id,
    body,
  });
};

/** Reads and writes reviews over REST, which refuses a bad anchor where GraphQL loses the comment. */
export const reviews = (connection: Connection, whoAmI: WhoAmI): Reviews => ({
  reviews: async (number) => attempt('list the reviews', async () => listReviews(connection, number)),
  reviewComments: async (number) =>
    attempt('list the review comments', async () => listReviewComments(connection, number)),
  submitReview: async (number, draft) =>
    createReviewOnce(connection, whoAmI, { number, draft: { ...draft, event: 'COMMENT' } }),
  acceptsReview: async (number, draft) =>
    acceptsReview(connection, number, async () => createReviewOnce(connection, whoAmI, { number, draft })),
  updateReviewComment: async (id, body) =>
    attempt('update a review comment', async () => updateComment(connection, id, body)),
  replyToReviewComment: async (number, id, body) =>
    attempt('reply to a review comment', async () => reply(connection, { number, id }, body)),
});
