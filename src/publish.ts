/**
 * Brings GitHub to what the report plans, with the smallest set of writes. No refusal changes the verdict or loses a
 * finding: what cannot be a comment is an annotation, and what cannot be that is told in the log and the summary.
 */
import type {
  Annotation,
  CheckRun,
  GitHub,
  ReviewComment,
  ReviewDraft,
  ReviewDraftComment,
  ReviewThread,
} from './model/github.js';
import { GitHubFailure, OWN_CHECK_RUN } from './model/github.js';
import { logCommands } from './report/annotations.js';
import { planReport, type Existing, type ReportInput, type ReportPlan } from './report/plan-report.js';
import { forgersIn, ownComments, type OwnComment } from './report/marker.js';
import { refusalTexts } from './refusal-texts.js';

export interface PublishInput extends Omit<ReportInput, 'existing'> {
  /** Absent outside of a pull request. */
  readonly pullNumber?: number;
  /** Whether to resolve the threads of problems that are gone, which takes the permission to write contents. */
  readonly resolveThreads: boolean;
  /** Whether to keep a check run. */
  readonly checkRun: boolean;
}

/** What publishing needs of GitHub. */
export type PublishPort = Pick<
  GitHub,
  | 'viewer'
  | 'reviewComments'
  | 'reviewThreads'
  | 'checkRuns'
  | 'annotations'
  | 'submitReview'
  | 'acceptsReview'
  | 'updateReviewComment'
  | 'resolveReviewThread'
  | 'minimizeComment'
  | 'createCheckRun'
  | 'updateCheckRun'
>;

export interface Published {
  readonly plan: ReportPlan;
  readonly reviewUrl?: string;
  readonly checkRunUrl?: string;
  /** Workflow commands for the findings that neither a comment nor a check run shows. */
  readonly logCommands: readonly string[];
  /** What GitHub refused, one sentence each. */
  readonly refusals: readonly string[];
  /** What is worth a line in the log. */
  readonly remarks: readonly string[];
}

/** The plan for a run that writes nothing to GitHub. */
export function publishNothing(input: PublishInput): Published {
  const plan = planReport({ ...input, existing: { author: '', comments: [] } });
  return { plan, logCommands: plan.logCommands, refusals: [], remarks: [] };
}

export async function publish(github: PublishPort, input: PublishInput): Promise<Published> {
  const refusals: GitHubFailure[] = [];
  const existing = await readExisting(github, input, refusals);
  const wanted = planReport({ ...withoutCommentsUnless(existing.readable, input), existing: existing.state });
  const review = await postReview(github, { input, draft: wanted.review }, refusals);
  const plan = review.isWhole ? wanted : planReport(afterReview(input, existing.state, review.comments));
  await tellFixed(github, { plan: wanted, threads: existing.threads, input }, refusals);
  const checkRun = await keepCheckRun(github, { input, plan, existing: existing.state }, refusals);
  return {
    plan,
    ...(review.url === undefined ? {} : { reviewUrl: review.url }),
    ...(checkRun === undefined ? {} : { checkRunUrl: checkRun.url }),
    logCommands: checkRun === undefined ? logCommands(plan.annotations) : [],
    refusals: [...refusalTexts(refusals), ...refusedText(review)],
    remarks: forgedText(existing.state),
  };
}

/** Runs a request; a refusal is kept, and gives undefined. */
async function tried<Result>(refusals: GitHubFailure[], request: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    refusals.push(error);
    return undefined;
  }
}

function refusedText({ refused }: Posted): readonly string[] {
  if (refused === 0) return [];
  return [`GitHub refused ${String(refused)} of the review comments; they are annotations instead.`];
}

function forgedText({ comments, author }: Existing): readonly string[] {
  const forgers = forgersIn(comments, author);
  if (forgers.length === 0) return [];
  return [`Comments by ${forgers.join(', ')} carry a marker like that of ours. They count for nothing.`];
}

interface Readable {
  readonly state: Existing;
  /** False when our own comments could not be listed: then a review might say things twice. */
  readonly readable: boolean;
  readonly threads: readonly ReviewThread[];
}

async function readExisting(github: PublishPort, input: PublishInput, refusals: GitHubFailure[]): Promise<Readable> {
  const { pullNumber, options } = input;
  const [author, comments, runs] = await Promise.all([
    pullNumber === undefined ? '' : github.viewer(),
    pullNumber === undefined ? [] : tried(refusals, async () => github.reviewComments(pullNumber)),
    input.checkRun ? tried(refusals, async () => github.checkRuns(options.headSha, options.checkName)) : [],
  ]);
  const checkRun = newestOwn(runs ?? []);
  const threads = await threadsOf(github, { pullNumber, own: ownComments(comments ?? [], author) }, refusals);
  const resolved = new Set(threads.filter(({ isResolved }) => isResolved).map(({ firstCommentId }) => firstCommentId));
  return {
    readable: comments !== undefined,
    threads,
    state: { author, comments: comments ?? [], resolved, ...(checkRun === undefined ? {} : { checkRun }) },
  };
}

interface OwnOf {
  readonly pullNumber: number | undefined;
  readonly own: readonly OwnComment[];
}

/** Asked for only where comments of ours are open. */
async function threadsOf(
  github: PublishPort,
  { pullNumber, own }: OwnOf,
  refusals: GitHubFailure[],
): Promise<readonly ReviewThread[]> {
  const isAsked = pullNumber !== undefined && own.some(({ marker }) => marker.state === 'open');
  if (!isAsked) return [];
  return (await tried(refusals, async () => github.reviewThreads(pullNumber))) ?? [];
}

/** Other apps, and jobs, may use the same name; theirs are not ours to change. */
function newestOwn(runs: readonly CheckRun[]): CheckRun | undefined {
  return runs.filter(({ externalId }) => externalId?.startsWith(OWN_CHECK_RUN) === true).sort((a, b) => b.id - a.id)[0];
}

function withoutCommentsUnless(readable: boolean, input: PublishInput): PublishInput {
  return readable ? input : { ...input, options: { ...input.options, maxComments: 0 } };
}

/** The input for a second plan that knows which comments GitHub took, and tries no more. */
function afterReview(input: PublishInput, existing: Existing, taken: readonly ReviewDraftComment[]): ReportInput {
  const comments = taken.map((comment) => asPosted(comment, existing.author));
  return {
    ...input,
    existing: { ...existing, comments: [...existing.comments, ...comments] },
    options: { ...input.options, maxComments: 0 },
  };
}

function asPosted({ path, body, line, startLine }: ReviewDraftComment, author: string): ReviewComment {
  const place = { path, line, startLine: startLine ?? null, subjectType: 'line' as const };
  return { id: 0, nodeId: '', author, body, url: '', ...place };
}

interface Posted {
  readonly url?: string;
  /** The comments that GitHub took. */
  readonly comments: readonly ReviewDraftComment[];
  /** How many comments GitHub would not take where they stand. */
  readonly refused: number;
  readonly isWhole: boolean;
}

const NOTHING_POSTED: Posted = { comments: [], refused: 0, isWhole: false };

async function postReview(
  github: PublishPort,
  { input, draft }: { readonly input: PublishInput; readonly draft: ReviewDraft | undefined },
  refusals: GitHubFailure[],
): Promise<Posted> {
  const { pullNumber } = input;
  if (draft === undefined || pullNumber === undefined) return { ...NOTHING_POSTED, isWhole: true };
  try {
    const { url } = await github.submitReview(pullNumber, draft);
    return { url, comments: draft.comments, refused: 0, isWhole: true };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    if (error.status === 422) return postAccepted(github, { pullNumber, draft, error }, refusals);
    refusals.push(error);
    return NOTHING_POSTED;
  }
}

interface RefusedReview {
  readonly pullNumber: number;
  readonly draft: ReviewDraft;
  readonly error: GitHubFailure;
}

/** GitHub takes a review whole or not at all, so the comments that it refuses are looked for and left out. */
async function postAccepted(
  github: PublishPort,
  { pullNumber, draft, error }: RefusedReview,
  refusals: GitHubFailure[],
): Promise<Posted> {
  const taken = await tried(refusals, async () => {
    // A review that is refused without comments too is not refused for their sake.
    if (!(await github.acceptsReview(pullNumber, { ...draft, comments: [] }))) throw error;
    return acceptedOfHalves(github, pullNumber, draft);
  });
  if (taken === undefined) return NOTHING_POSTED;
  const refused = draft.comments.length - taken.length;
  if (taken.length === 0) return { ...NOTHING_POSTED, refused };
  const review = await tried(refusals, async () => github.submitReview(pullNumber, { ...draft, comments: taken }));
  return review === undefined ? NOTHING_POSTED : { url: review.url, comments: taken, refused, isWhole: false };
}

async function acceptedOf(
  github: PublishPort,
  pullNumber: number,
  draft: ReviewDraft,
): Promise<readonly ReviewDraftComment[]> {
  return (await github.acceptsReview(pullNumber, draft)) ? draft.comments : acceptedOfHalves(github, pullNumber, draft);
}

/** Of a draft that was refused. */
async function acceptedOfHalves(
  github: PublishPort,
  pullNumber: number,
  draft: ReviewDraft,
): Promise<readonly ReviewDraftComment[]> {
  const { comments } = draft;
  if (comments.length <= 1) return [];
  const middle = Math.ceil(comments.length / 2);
  const first = await acceptedOf(github, pullNumber, { ...draft, comments: comments.slice(0, middle) });
  const second = await acceptedOf(github, pullNumber, { ...draft, comments: comments.slice(middle) });
  return [...first, ...second];
}

interface Telling {
  readonly plan: ReportPlan;
  readonly threads: readonly ReviewThread[];
  readonly input: PublishInput;
}

/** Edits the comments whose problems are gone, one after the other, and puts them aside. */
async function tellFixed(github: PublishPort, telling: Telling, refusals: GitHubFailure[]): Promise<void> {
  for (const { comment, body } of telling.plan.fixed) {
    const isTold = await tried(refusals, async () => {
      await github.updateReviewComment(comment.id, body);
      return true;
    });
    if (isTold === true) await putAside(github, comment, { telling, refusals });
  }
}

interface Aside {
  readonly telling: Telling;
  readonly refusals: GitHubFailure[];
}

/** Resolves the thread where that is wanted and allowed; otherwise the comment is folded. */
async function putAside(github: PublishPort, comment: ReviewComment, { telling, refusals }: Aside): Promise<void> {
  const thread = telling.threads.find(({ firstCommentId }) => firstCommentId === comment.id);
  if (thread?.isResolved === true) return;
  if (telling.input.resolveThreads && thread !== undefined) {
    const isResolved = await tried(refusals, async () => {
      await github.resolveReviewThread(thread.id);
      return true;
    });
    if (isResolved === true) return;
  }
  await tried(refusals, async () => github.minimizeComment(comment.nodeId, 'RESOLVED'));
}

async function keepCheckRun(
  github: PublishPort,
  { input, plan, existing }: { readonly input: PublishInput; readonly plan: ReportPlan; readonly existing: Existing },
  refusals: GitHubFailure[],
): Promise<CheckRun | undefined> {
  if (!input.checkRun) return undefined;
  const { checkRun: draft } = plan;
  const { checkRun: there } = existing;
  if (draft === undefined) return there;
  return tried(refusals, async () => {
    if (there === undefined) return github.createCheckRun(draft);
    // Annotations of an update are added to those that are there, so only what is missing is sent.
    const known = new Set(there.annotationCount > 0 ? (await github.annotations(there.id)).map(annotationKey) : []);
    const annotations = draft.annotations.filter((annotation) => !known.has(annotationKey(annotation)));
    return github.updateCheckRun(there.id, { ...draft, annotations });
  });
}

function annotationKey({ path, startLine, title }: Annotation): string {
  return JSON.stringify([path, startLine, title]);
}
