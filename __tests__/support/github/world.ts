import type { Change } from './changes.js';
import { diffTrees } from './changes.js';
import { mapLine } from './diff.js';
import type { Hunk } from './diff.js';
import { createHistory, textOf } from './history.js';
import type { Commit, History } from './history.js';
import type { PermissionProfile } from './permissions.js';

/** What the fake remembers of one repository. Names are GitHub's own. */
export interface World {
  readonly owner: string;
  readonly repo: string;
  readonly history: History;
  readonly pulls: Map<number, PullState>;
  readonly reviews: ReviewState[];
  readonly comments: CommentState[];
  readonly issueComments: IssueCommentState[];
  readonly checkRuns: CheckRunState[];
  /** The ids of the workflow runs that were started again. */
  readonly reruns: number[];
  readonly people: Map<string, PersonState>;
  readonly settings: Settings;
  /** Branch names and the commits that they point at. */
  readonly branches: Map<string, string>;
  readonly nextId: () => number;
  readonly now: () => string;
  /** The address that links start with. */
  url: string;
}

export interface Settings {
  permissions: PermissionProfile;
  /** How GitHub says no: some tokens and routes get 404. */
  refusal: 403 | 404;
  visibility: 'public' | 'private';
  /** The identity of the token. */
  viewer: string;
  token: string;
  /** Files that are listed at most. */
  fileCap: number;
}

/** What holds unless a test says otherwise. */
export const DEFAULTS: Settings = {
  permissions: 'same-repository',
  refusal: 403,
  visibility: 'private',
  viewer: 'github-actions[bot]',
  token: 'ghs_fake0123456789abcdefghijklmnopqrstuvwx',
  fileCap: 3000,
};

export interface PersonState {
  readonly login: string;
  permission: 'admin' | 'write' | 'read' | 'none';
}

export interface PullState {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** `owner/name` of the repository that the branch is in; null for a deleted fork. */
  readonly headRepository: string | null;
  readonly headRef: string;
  readonly baseRef: string;
  readonly withoutPatch: ReadonlySet<string>;
  readonly diffTooLarge: boolean;
  headSha: string;
  /** The tip of the base branch at the last push to the head; it does not follow the base branch. */
  baseSha: string;
  draft: boolean;
  state: 'open' | 'closed';
  readonly createdAt: string;
}

export interface ReviewState {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  readonly commitId: string;
  body: string;
  state: 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  submittedAt?: string;
  minimized?: string;
}

/** `line` and `startLine` are those at the time of writing, in the version of `commitId`. */
export interface CommentState {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  readonly path: string;
  readonly commitId: string;
  readonly side: 'LEFT' | 'RIGHT';
  readonly subjectType: 'line' | 'file';
  readonly line?: number;
  readonly startLine?: number;
  readonly inReplyTo?: number;
  readonly reviewId?: number;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
  /** Of the top comment of a thread: who resolved the thread. */
  resolvedBy?: string;
  minimized?: string;
  readonly reactions: string[];
}

export interface IssueCommentState {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
  minimized?: string;
  readonly reactions: string[];
}

export interface AnnotationState {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: string;
  readonly title?: string;
  readonly message: string;
  readonly raw_details?: string;
}

export interface CheckRunState {
  readonly id: number;
  readonly headSha: string;
  readonly app: string;
  name: string;
  externalId: string;
  status: string;
  conclusion: string | null;
  detailsUrl: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: AnnotationState[];
  readonly startedAt: string;
  completedAt: string | null;
}

/** Above 2³¹, as on github.com, where GraphQL's 32-bit `databaseId` no longer holds a comment's id. */
const FIRST_ID = 2_200_000_001;

export const createWorld = (repository: string, settings: Settings): World => {
  const [owner = '', repo = ''] = repository.split('/');
  let id = FIRST_ID;
  return {
    owner,
    repo,
    history: createHistory(),
    pulls: new Map(),
    reviews: [],
    comments: [],
    issueComments: [],
    checkRuns: [],
    reruns: [],
    people: new Map(),
    settings,
    branches: new Map(),
    nextId: () => id++,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    url: '',
  };
};

export const commitOf = (world: World, sha: string): Commit => {
  const commit = world.history.find(sha);
  if (commit === undefined) throw new Error(`no commit ${sha}`);
  return commit;
};

export const baseTipOf = (world: World, pull: PullState): string => world.branches.get(pull.baseRef) ?? pull.baseSha;

export const mergeBaseOf = (world: World, pull: PullState, headSha = pull.headSha): Commit =>
  commitOf(world, world.history.mergeBase(baseTipOf(world, pull), headSha) ?? pull.baseSha);

const diffs = new WeakMap<PullState, Map<string, readonly Change[]>>();

/** The three-dot diff of a pull request at one of its commits. */
export const changesOf = (world: World, pull: PullState, headSha = pull.headSha): readonly Change[] => {
  const base = mergeBaseOf(world, pull, headSha);
  const known = diffs.get(pull) ?? new Map<string, readonly Change[]>();
  diffs.set(pull, known);
  const key = `${base.sha}...${headSha}`;
  const { withoutPatch } = pull;
  const changes = known.get(key) ?? diffTrees(base.tree, commitOf(world, headSha).tree, { withoutPatch });
  known.set(key, changes);
  return changes;
};

/** The line numbers of a hunk that a comment may name on one side. */
export const linesOfSide = (hunk: Hunk, side: 'LEFT' | 'RIGHT'): number[] => {
  const lines: number[] = [];
  let [left, right] = [hunk.oldStart, hunk.newStart];
  for (const line of hunk.lines) {
    if (line.startsWith('\\')) continue;
    if (!line.startsWith('+') && side === 'LEFT') lines.push(left);
    if (!line.startsWith('-') && side === 'RIGHT') lines.push(right);
    if (!line.startsWith('+')) left += 1;
    if (!line.startsWith('-')) right += 1;
  }
  return lines;
};

export interface Location {
  readonly line: number | null;
  readonly startLine: number | null;
  readonly outdated: boolean;
}

const OUTDATED: Location = { line: null, startLine: null, outdated: true };

/** Where the lines of a comment are now; undefined when one of them was changed. */
const followLines = (world: World, pull: PullState, comment: CommentState): number[] | undefined => {
  const { line = 0, startLine = line, path } = comment;
  const all = Array.from({ length: line - startLine + 1 }, (_, i) => startLine + i);
  if (comment.side === 'LEFT' || comment.commitId === pull.headSha) return all;
  const before = textOf(commitOf(world, comment.commitId).tree[path]);
  const after = textOf(commitOf(world, pull.headSha).tree[path]);
  if (before === undefined || after === undefined) return undefined;
  const moved = all.map((one) => mapLine(before, after, one));
  return moved.every((one, i) => one !== undefined && one === moved[0]! + i) ? (moved as number[]) : undefined;
};

/** Where a comment stands in the newest diff. A comment whose lines were changed, or left the diff, is outdated. */
export const locate = (world: World, comment: CommentState): Location => {
  const pull = world.pulls.get(comment.pull)!;
  const change = changesOf(world, pull).find(({ path }) => path === comment.path);
  if (change === undefined) return OUTDATED;
  if (comment.subjectType === 'file') return { line: null, startLine: null, outdated: false };
  const lines = followLines(world, pull, comment);
  const hunk = change.hunks?.find((one) => linesOfSide(one, comment.side).includes(lines?.[0] ?? -1));
  if (lines === undefined || hunk === undefined) return OUTDATED;
  if (!linesOfSide(hunk, comment.side).includes(lines.at(-1)!)) return OUTDATED;
  return { line: lines.at(-1)!, startLine: lines.length > 1 ? lines[0]! : null, outdated: false };
};

/** A commit by its name, a branch, `owner:branch` or `refs/pull/N/head`. */
export const resolveRef = (world: World, ref: string): Commit | undefined => {
  const number = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(ref)?.[1];
  const pull = number === undefined ? undefined : world.pulls.get(Number(number));
  const branch = world.branches.get(ref.replace(/^refs\/heads\//, '').replace(/^[^/:]+:/, ''));
  return world.history.find(pull?.headSha ?? branch ?? ref);
};

/** Comments of pending reviews are in no list. */
export const isPublished = (world: World, comment: CommentState): boolean =>
  world.reviews.find(({ id }) => id === comment.reviewId)?.state !== 'PENDING';
