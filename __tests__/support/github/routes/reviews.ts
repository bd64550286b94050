import { refuseAnchor } from '../anchors.js';
import type { Anchor } from '../anchors.js';
import type { Json } from '../openapi.js';
import { created, MOST_CHARACTERS, notFound, ok, TOO_LONG, unprocessable, validationFailed } from '../reply.js';
import type { Call, Reply } from '../reply.js';
import * as view from '../views.js';
import { changesOf, isPublished } from '../world.js';
import type { CommentState, PullState, ReviewState, World } from '../world.js';
import { react, refuseForeign, withComment, withPull } from './handler.js';
import type { Handler } from './handler.js';

const isOfPull = (world: World, pull: PullState, sha: string): boolean =>
  world.history.find(sha) !== undefined && world.history.ancestors(pull.headSha).includes(sha);

const STATES: Record<string, ReviewState['state']> = {
  COMMENT: 'COMMENTED',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
};

const refuseEvent = (world: World, event: unknown, body: string): string | undefined => {
  if (event === 'APPROVE' && world.settings.viewer === 'github-actions[bot]') {
    return 'GitHub Actions is not permitted to approve pull requests.';
  }
  return event !== undefined && event !== 'APPROVE' && body === '' ? "Review body can't be blank" : undefined;
};

const hasPending = (world: World, pull: PullState): boolean =>
  world.reviews.some(
    ({ state, author, pull: number }) =>
      state === 'PENDING' && author === world.settings.viewer && number === pull.number,
  );

interface ReviewRequest {
  readonly commitId: string;
  readonly body: string;
  readonly event: unknown;
  readonly comments: readonly (Anchor & { readonly body: string })[];
}

const refuseReview = (world: World, pull: PullState, request: ReviewRequest): string | undefined => {
  if (!isOfPull(world, pull, request.commitId)) return 'Commit is not part of the pull request';
  if (hasPending(world, pull)) return 'User can only have one pending review per pull request';
  if ([request, ...request.comments].some(({ body }) => body.length > MOST_CHARACTERS)) return TOO_LONG;
  if (request.comments.some(({ body }) => body === '')) return "Body can't be blank";
  const changes = changesOf(world, pull, request.commitId);
  const refused = request.comments.map((comment) => refuseAnchor(comment, changes)).find((one) => one !== undefined);
  return refused ?? refuseEvent(world, request.event, request.body);
};

const toComment = (world: World, anchor: Anchor & { body: string }, facts: Partial<CommentState>): CommentState => ({
  id: world.nextId(),
  pull: facts.pull!,
  author: world.settings.viewer,
  path: anchor.path,
  commitId: facts.commitId!,
  side: anchor.side === 'LEFT' ? 'LEFT' : 'RIGHT',
  subjectType: 'line',
  ...(anchor.line === undefined ? {} : { line: anchor.line }),
  ...(anchor.start_line === undefined ? {} : { startLine: anchor.start_line }),
  createdAt: world.now(),
  updatedAt: world.now(),
  body: anchor.body,
  reactions: [],
  ...facts,
});

const createReview = withPull((world, pull, { body }) => {
  const request: ReviewRequest = {
    commitId: (body['commit_id'] as string | undefined) ?? pull.headSha,
    body: (body['body'] as string | undefined) ?? '',
    event: body['event'],
    comments: (body['comments'] as ReviewRequest['comments'] | undefined) ?? [],
  };
  const problem = refuseReview(world, pull, request);
  if (problem !== undefined) return unprocessable(problem);
  const review: ReviewState = {
    id: world.nextId(),
    pull: pull.number,
    author: world.settings.viewer,
    commitId: request.commitId,
    body: request.body,
    state: STATES[String(request.event)] ?? 'PENDING',
    ...(request.event === undefined ? {} : { submittedAt: world.now() }),
  };
  world.reviews.push(review);
  const facts = { pull: pull.number, commitId: request.commitId, reviewId: review.id };
  world.comments.push(...request.comments.map((comment) => toComment(world, comment, facts)));
  return ok(view.reviewView(world, review));
});

const findReview = (world: World, { params }: Call): ReviewState | undefined =>
  world.reviews.find(({ id, pull }) => id === params['review_id'] && pull === params['pull_number']);

const submitReview: Handler = (world, call) => {
  const review = findReview(world, call);
  if (review === undefined) return notFound();
  const body = (call.body['body'] as string | undefined) ?? review.body;
  const problem = refuseEvent(world, call.body['event'], body);
  if (review.state !== 'PENDING') return unprocessable('Can not submit a review that is not pending');
  if (problem !== undefined) return unprocessable(problem);
  review.body = body;
  review.state = STATES[String(call.body['event'])] ?? 'COMMENTED';
  review.submittedAt = world.now();
  return ok(view.reviewView(world, review));
};

const removeFrom = <Item>(list: Item[], isMeant: (item: Item) => boolean): void => {
  for (let i = list.length - 1; i >= 0; i -= 1) if (isMeant(list[i]!)) list.splice(i, 1);
};

const deletePendingReview: Handler = (world, call) => {
  const review = findReview(world, call);
  if (review === undefined) return notFound();
  if (review.state !== 'PENDING') return unprocessable('Can not delete a non-pending pull request review');
  const answer = ok(view.reviewView(world, review));
  removeFrom(world.reviews, ({ id }) => id === review.id);
  removeFrom(world.comments, ({ reviewId }) => reviewId === review.id);
  return answer;
};

const listReviews = withPull((world, pull) => ({
  // Somebody else's pending review is invisible.
  list: world.reviews
    .filter(({ pull: number }) => number === pull.number)
    .filter(({ state, author }) => state !== 'PENDING' || author === world.settings.viewer)
    .map((review) => view.reviewView(world, review)),
}));

const listComments = withPull((world, pull) => ({
  list: world.comments
    .filter((comment) => comment.pull === pull.number && isPublished(world, comment))
    .map((comment) => view.commentView(world, comment)),
}));

const refuseComment = (world: World, pull: PullState, body: Json): Reply | undefined => {
  const commitId = String(body['commit_id']);
  if (!isOfPull(world, pull, commitId)) return unprocessable('commit_id is not part of the pull request');
  if (String(body['body']).length > MOST_CHARACTERS) return validationFailed('PullRequestReviewComment', TOO_LONG);
  const changes = changesOf(world, pull, commitId);
  const isFile = body['subject_type'] === 'file';
  const known = changes.some(({ path }) => path === body['path']);
  const problem = isFile && known ? undefined : refuseAnchor(body as unknown as Anchor, changes);
  return problem === undefined ? undefined : validationFailed('PullRequestReviewComment', problem);
};

const createComment = withPull((world, pull, { body }) => {
  const refusal = refuseComment(world, pull, body);
  if (refusal !== undefined) return refusal;
  const subjectType = body['subject_type'] === 'file' ? 'file' : 'line';
  const facts = { pull: pull.number, commitId: String(body['commit_id']), subjectType } as const;
  const comment = toComment(world, body as unknown as Anchor & { body: string }, facts);
  world.comments.push(comment);
  return created(view.commentView(world, comment));
});

const createReply = withComment((world, top, { body }) => {
  if (top.inReplyTo !== undefined)
    return validationFailed('PullRequestReviewComment', 'in_reply_to is not a top-level comment');
  if (String(body['body']).length > MOST_CHARACTERS) return validationFailed('PullRequestReviewComment', TOO_LONG);
  const comment: CommentState = {
    pull: top.pull,
    path: top.path,
    commitId: top.commitId,
    side: top.side,
    subjectType: top.subjectType,
    id: world.nextId(),
    author: world.settings.viewer,
    inReplyTo: top.id,
    body: String(body['body']),
    createdAt: world.now(),
    updatedAt: world.now(),
    reactions: [],
  };
  world.comments.push(comment);
  return created(view.commentView(world, comment));
});

const updateComment = withComment((world, comment, { body }) => {
  if (comment.author !== world.settings.viewer) return refuseForeign();
  if (String(body['body']).length > MOST_CHARACTERS) return validationFailed('PullRequestReviewComment', TOO_LONG);
  comment.body = String(body['body']);
  comment.updatedAt = world.now();
  return ok(view.commentView(world, comment));
});

/** Reviews, review comments and their threads. */
export const reviewRoutes: Readonly<Record<string, Handler>> = {
  'pulls/create-reply-for-review-comment': createReply,
  'pulls/create-review': createReview,
  'pulls/create-review-comment': createComment,
  'pulls/delete-pending-review': deletePendingReview,
  'pulls/list-review-comments': listComments,
  'pulls/list-reviews': listReviews,
  'pulls/submit-review': submitReview,
  'pulls/update-review-comment': updateComment,
  'reactions/create-for-pull-request-review-comment': withComment(react),
};
