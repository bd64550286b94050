/** What the review needs of GitHub. Names are GitHub's own; commits and blobs are 40 hex digits; lines count from 1. */

export type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';

/** A file of the three-dot diff. `sha` is the blob at the head (at the base when removed). */
export interface ChangedFile {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: FileStatus;
  readonly sha: string;
  /** Absent for binary files, pure renames and large diffs: unknown, never "no change". */
  readonly patch?: string;
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** `owner/name`; null when the fork was deleted. */
  readonly headRepository: string | null;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly author: string;
  /** The true count; `changedFiles` ends at GitHub's cap of 3000. */
  readonly changedFileCount: number;
}

export interface ReviewComment {
  readonly id: number;
  readonly nodeId: string;
  /** The login, with `[bot]` for an app. */
  readonly author: string;
  readonly body: string;
  readonly path: string;
  /** Null for an outdated comment and for one on a whole file. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly subjectType: 'line' | 'file';
  /** The top comment of the thread that this one answers. */
  readonly inReplyTo?: number;
  readonly url: string;
}

export interface Review {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  /** `COMMENTED`, `APPROVED`, `CHANGES_REQUESTED`, `DISMISSED`, `PENDING`. */
  readonly state: string;
  readonly commitId: string | null;
  readonly url: string;
}

/** A comment on lines of the head's side of the diff. `startLine`, when there is one, is smaller than `line`. */
export interface ReviewDraftComment {
  readonly path: string;
  readonly body: string;
  readonly line: number;
  readonly startLine?: number;
}

export interface ReviewDraft {
  readonly commitId: string;
  /** Never empty, and holds `marker`. */
  readonly body: string;
  readonly comments: readonly ReviewDraftComment[];
  /** A piece of `body` that no other review on this commit has: it shows whether a review was posted when the answer got lost. */
  readonly marker: string;
}

export interface ReviewThread {
  readonly id: string;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly viewerCanResolve: boolean;
  /** The top comment's REST id. */
  readonly firstCommentId: number;
}

export type Conclusion = 'action_required' | 'cancelled' | 'failure' | 'neutral' | 'skipped' | 'success' | 'timed_out';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  /** At most 255 characters. */
  readonly title: string;
  /** At most 64 kB. */
  readonly message: string;
}

/** `annotations` are added to those that the check run has. `summary` and `text` hold at most 65,535 characters each. */
export interface CheckRunOutput {
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations: readonly Annotation[];
}

export interface CheckRunDraft extends CheckRunOutput {
  readonly name: string;
  readonly headSha: string;
}

/** How the external id of a check run of ours starts. The job itself is a check run too, perhaps of the same name. */
export const OWN_CHECK_RUN = 'ecs-reviewer/';

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotationCount: number;
  readonly externalId: string | null;
  /** The slug of the app that made it: `github-actions`. */
  readonly app: string | null;
  readonly url: string;
}

export interface IssueComment {
  readonly id: number;
  readonly nodeId: string;
  readonly author: string;
  readonly body: string;
  readonly url: string;
}

export type Permission = 'admin' | 'write' | 'read' | 'none';
export type Reaction = '+1' | '-1' | 'confused' | 'eyes' | 'rocket';
export type Classifier = 'OUTDATED' | 'RESOLVED' | 'DUPLICATE';

/** `mode` is git's: `100644`, `100755` (executable), `120000` (link), `040000` (folder), `160000` (submodule). */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly size?: number;
}

export interface GitTree {
  readonly entries: readonly TreeEntry[];
  /** True when GitHub left entries out because there are too many. */
  readonly truncated: boolean;
}

export interface PullRequests {
  readonly pullRequest: (number: number) => Promise<PullRequest>;
  /** Open ones whose head is `owner:branch`. */
  readonly pullRequestsWithHead: (head: string) => Promise<readonly PullRequestHead[]>;
  readonly changedFiles: (number: number) => Promise<readonly ChangedFile[]>;
}

export type PullRequestHead = Omit<PullRequest, 'changedFileCount'>;

export interface GitObjects {
  /** The files of the three-dot diff of two commits; GitHub lists at most 300. */
  readonly changedBetween: (base: string, head: string) => Promise<readonly ChangedFile[]>;
  readonly blob: (sha: string) => Promise<Uint8Array>;
  /** Undefined when there is no such file at that commit or branch. */
  readonly content: (path: string, ref: string) => Promise<Uint8Array | undefined>;
  /** The whole tree of a commit, folders included. */
  readonly tree: (sha: string) => Promise<GitTree>;
  /** The commit that a three-dot diff of the two starts from. */
  readonly mergeBase: (base: string, head: string) => Promise<string>;
}

export interface Reviews {
  readonly reviews: (number: number) => Promise<readonly Review[]>;
  readonly reviewComments: (number: number) => Promise<readonly ReviewComment[]>;
  /** Posts one review with event COMMENT, all or nothing; never twice, even when GitHub's answer is lost. */
  readonly submitReview: (number: number, draft: ReviewDraft) => Promise<Review>;
  /** Whether GitHub takes every comment of the draft; tried as a pending review, which nobody sees, and taken back. */
  readonly acceptsReview: (number: number, draft: ReviewDraft) => Promise<boolean>;
  readonly updateReviewComment: (id: number, body: string) => Promise<void>;
  /** Answers in the thread whose top comment is `id`. */
  readonly replyToReviewComment: (number: number, id: number, body: string) => Promise<void>;
}

export interface ReviewThreads {
  readonly reviewThreads: (number: number) => Promise<readonly ReviewThread[]>;
  readonly resolveReviewThread: (threadId: string) => Promise<void>;
  readonly unresolveReviewThread: (threadId: string) => Promise<void>;
  /** Collapses any kind of comment, by its node id. */
  readonly minimizeComment: (nodeId: string, classifier: Classifier) => Promise<void>;
}

export interface CheckRuns {
  readonly checkRuns: (headSha: string, name: string) => Promise<readonly CheckRun[]>;
  /** Creates a completed check run; never two, even when GitHub's answer is lost. */
  readonly createCheckRun: (draft: CheckRunDraft) => Promise<CheckRun>;
  readonly updateCheckRun: (id: number, output: CheckRunOutput) => Promise<CheckRun>;
  readonly annotations: (checkRunId: number) => Promise<readonly Annotation[]>;
}

export interface Conversation {
  readonly issueComments: (number: number) => Promise<readonly IssueComment[]>;
  readonly createIssueComment: (number: number, body: string) => Promise<IssueComment>;
  readonly updateIssueComment: (id: number, body: string) => Promise<void>;
  readonly reactToIssueComment: (id: number, reaction: Reaction) => Promise<void>;
  readonly reactToReviewComment: (id: number, reaction: Reaction) => Promise<void>;
  /** What a person may do in the repository; `none` for a stranger. */
  readonly permission: (login: string) => Promise<Permission>;
}

/** One repository on GitHub. Lists are complete, over all pages. Every method rejects with `GitHubFailure` and nothing else. */
export interface WorkflowRuns {
  /** Starts a run again, with all its jobs. */
  readonly rerun: (id: number) => Promise<void>;
}

export interface GitHub
  extends PullRequests, GitObjects, Reviews, ReviewThreads, CheckRuns, Conversation, WorkflowRuns {
  /** The login that our comments carry. */
  readonly viewer: () => Promise<string>;
}

interface FailureFacts {
  readonly status: number;
  readonly message: string;
  readonly operation: string;
  readonly missingPermissions?: string;
}

/** GitHub refused or could not be reached. `status` is 500 when there was no answer at all. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure';
  readonly status: number;
  /** What we tried, in words: `create the review`. */
  readonly operation: string;
  /** The permissions that GitHub would have accepted: `pull_requests=write`. */
  readonly missingPermissions?: string;

  constructor(facts: FailureFacts) {
    super(facts.message);
    this.status = facts.status;
    this.operation = facts.operation;
    if (facts.missingPermissions !== undefined) this.missingPermissions = facts.missingPermissions;
  }
}
