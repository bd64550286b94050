import { mergeTrees, treeObjects } from './history.js';
import type { Tree } from './history.js';
import { commitOf, locate, mergeBaseOf } from './world.js';
import type { CommentState, PullState, World } from './world.js';

export interface PullRequestOptions {
  /** Becomes the tip of `main` first, unless it is that already. */
  readonly base?: Tree;
  readonly head: Tree;
  /** The full name of the fork that the branch is in; null for a fork that was deleted. */
  readonly fork?: string | null;
  readonly branch?: string;
  readonly author?: string;
  readonly title?: string;
  readonly draft?: boolean;
  /** Files that GitHub lists without a patch. */
  readonly withoutPatch?: readonly string[];
  /** Makes GitHub refuse the diff as text with 406. */
  readonly diffTooLarge?: boolean;
}

/** A comment as a person would see it: its lines are those of the newest diff, null when it is outdated. */
export interface ShownComment extends Omit<CommentState, 'line' | 'startLine'> {
  readonly nodeId: string;
  readonly threadId: string;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly outdated: boolean;
}

export interface CommentOptions {
  readonly author: string;
  readonly body: string;
  readonly path: string;
  /** A comment on the whole file when absent. */
  readonly line?: number;
  readonly startLine?: number;
  /** The head when absent. */
  readonly commitId?: string;
  readonly resolvedBy?: string;
}

/** A pull request that tests push to, comment on and look at. */
export interface FakePullRequest {
  readonly number: number;
  readonly headSha: () => string;
  readonly baseSha: () => string;
  readonly mergeBaseSha: () => string;
  /** The merge commit that workflows check out; undefined when there is a conflict. */
  readonly mergeSha: () => string | undefined;
  readonly headTree: () => Tree;
  /** A commit with these files on top of the head. Gives its name. */
  readonly push: (tree: Tree) => string;
  /** A force-push: the branch becomes one commit on the tip of the base. */
  readonly rebase: (tree?: Tree) => string;
  readonly setState: (state: Partial<Pick<PullState, 'state' | 'draft'>>) => void;
  readonly comment: (options: CommentOptions) => ShownComment;
  readonly reply: (to: number, author: string, body: string) => ShownComment;
  readonly resolve: (commentId: number, login: string) => void;
  readonly review: (author: string, body: string, state?: 'COMMENTED' | 'PENDING' | 'CHANGES_REQUESTED') => number;
  readonly issueComment: (author: string, body: string) => number;
  readonly comments: () => readonly ShownComment[];
  readonly reviews: () => readonly { id: number; author: string; body: string; state: string; commitId: string }[];
  readonly issueComments: () => readonly { id: number; author: string; body: string; reactions: readonly string[] }[];
  /** `pull_request` of an event's payload. */
  readonly payload: () => unknown;
}

/** What an event says of a pull request. */
type PayloadOf = (pull: PullState) => unknown;

/** A commit on `main`. Gives its name. */
export const pushToBase = (world: World, tree: Tree): string => {
  const { sha } = world.history.commit(tree, [world.branches.get('main')!]);
  world.branches.set('main', sha);
  return sha;
};

const isSameTree = (world: World, sha: string, tree: Tree): boolean =>
  treeObjects(tree).root.sha === commitOf(world, sha).treeSha;

const showComment = (world: World, comment: CommentState): ShownComment => {
  const top = world.comments.find(({ id }) => id === comment.inReplyTo) ?? comment;
  return { ...comment, ...locate(world, top), nodeId: `PRRC_${comment.id}`, threadId: `PRRT_${top.id}` };
};

const createPullRequest = (world: World, pull: PullState, payloadOf: PayloadOf): FakePullRequest => {
  const move = (tree: Tree, parent: string): string => {
    pull.headSha = world.history.commit(tree, [parent]).sha;
    pull.baseSha = world.branches.get(pull.baseRef) ?? pull.baseSha;
    if (pull.headRepository === `${world.owner}/${world.repo}`) world.branches.set(pull.headRef, pull.headSha);
    return pull.headSha;
  };
  const add = (facts: Partial<CommentState> & Pick<CommentState, 'author' | 'body' | 'path'>): ShownComment => {
    const comment: CommentState = {
      id: world.nextId(),
      pull: pull.number,
      commitId: pull.headSha,
      side: 'RIGHT',
      subjectType: facts.line === undefined && facts.inReplyTo === undefined ? 'file' : 'line',
      createdAt: world.now(),
      updatedAt: world.now(),
      reactions: [],
      ...facts,
    };
    world.comments.push(comment);
    return showComment(world, comment);
  };
  const headTree = (): Tree => commitOf(world, pull.headSha).tree;
  const merges = new Map<string, string>();
  return {
    number: pull.number,
    headSha: () => pull.headSha,
    baseSha: () => pull.baseSha,
    mergeBaseSha: () => mergeBaseOf(world, pull).sha,
    mergeSha: () => {
      const base = commitOf(world, world.branches.get(pull.baseRef)!);
      const key = `${base.sha} ${pull.headSha}`;
      const tree = mergeTrees(mergeBaseOf(world, pull).tree, base.tree, headTree());
      if (tree === undefined) return undefined;
      const sha = merges.get(key) ?? world.history.commit(tree, [base.sha, pull.headSha], 'Merge').sha;
      merges.set(key, sha);
      return sha;
    },
    headTree,
    push: (tree) => move(tree, pull.headSha),
    rebase: (tree = headTree()) => move(tree, world.branches.get(pull.baseRef)!),
    setState: (state) => {
      Object.assign(pull, state);
    },
    comment: add,
    reply: (to, author, body) => {
      const { path, commitId } = world.comments.find(({ id }) => id === to)!;
      return add({ author, body, path, commitId, inReplyTo: to });
    },
    resolve: (commentId, login) => {
      world.comments.find(({ id }) => id === commentId)!.resolvedBy = login;
    },
    review: (author, body, state = 'COMMENTED') => {
      const review = { id: world.nextId(), pull: pull.number, author, body, state, commitId: pull.headSha };
      world.reviews.push(state === 'PENDING' ? review : { ...review, submittedAt: world.now() });
      return review.id;
    },
    issueComment: (author, body) => {
      const id = world.nextId();
      const times = { createdAt: world.now(), updatedAt: world.now() };
      world.issueComments.push({ id, pull: pull.number, author, body, reactions: [], ...times });
      return id;
    },
    comments: () => world.comments.filter((one) => one.pull === pull.number).map((one) => showComment(world, one)),
    reviews: () => world.reviews.filter((one) => one.pull === pull.number).map((one) => ({ ...one })),
    issueComments: () => world.issueComments.filter((one) => one.pull === pull.number).map((one) => ({ ...one })),
    payload: () => payloadOf(pull),
  };
};

/** A branch with a commit on the tip of `main`, and the pull request for it. */
export const openPullRequest = (world: World, options: PullRequestOptions, payloadOf: PayloadOf): FakePullRequest => {
  const tip = world.branches.get('main')!;
  const isMoved = options.base !== undefined && !isSameTree(world, tip, options.base);
  const base = isMoved ? world.history.commit(options.base, [tip]).sha : tip;
  world.branches.set('main', base);
  const number = world.pulls.size + 1;
  const ours = `${world.owner}/${world.repo}`;
  const pull: PullState = {
    number,
    title: options.title ?? `Change ${number}`,
    author: options.author ?? 'octocat',
    headRepository: options.fork === undefined ? ours : options.fork,
    headRef: options.branch ?? `change-${number}`,
    baseRef: 'main',
    withoutPatch: new Set(options.withoutPatch),
    diffTooLarge: options.diffTooLarge ?? false,
    headSha: world.history.commit(options.head, [base]).sha,
    baseSha: base,
    draft: options.draft ?? false,
    state: 'open',
    createdAt: world.now(),
  };
  if (pull.headRepository === ours) world.branches.set(pull.headRef, pull.headSha);
  world.pulls.set(number, pull);
  return createPullRequest(world, pull, payloadOf);
};
