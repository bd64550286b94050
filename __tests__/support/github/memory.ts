/** The fake without a wire, for tests that ask a thousand times: its world, its rules for writes, and no HTTP. */
import {
  GitHubFailure,
  type ChangedFile,
  type CheckRun,
  type GitHub,
  type PullRequest,
  type ReviewComment,
} from '../../../src/model/github.js';
import type { PublishPort } from '../../../src/publish.js';
import { bytesOf } from './history.js';
import type { Json } from './openapi.js';
import { openPullRequest, pushToBase, type FakePullRequest, type PullRequestOptions } from './pull-request.js';
import { ROUTES } from './routes.js';
import { changesOf, commitOf, createWorld, DEFAULTS, isPublished, locate, mergeBaseOf } from './world.js';
import type { CheckRunState, CommentState, PullState, World } from './world.js';

export type MemoryPort = PublishPort & Pick<GitHub, 'pullRequest' | 'changedFiles' | 'blob' | 'content' | 'mergeBase'>;

export interface MemoryGitHub {
  readonly world: World;
  readonly port: MemoryPort;
  readonly openPullRequest: (options: PullRequestOptions) => FakePullRequest;
  readonly pushToBase: (files: Readonly<Record<string, string>>) => string;
  /** The operations that changed something, since the last call. */
  readonly takeWrites: () => readonly string[];
}

const showComment = (world: World, comment: CommentState): ReviewComment => {
  const top = world.comments.find(({ id }) => id === comment.inReplyTo) ?? comment;
  const { line, startLine } = locate(world, top);
  return {
    id: comment.id,
    nodeId: `PRRC_${String(comment.id)}`,
    author: comment.author,
    body: comment.body,
    path: comment.path,
    line,
    startLine,
    subjectType: comment.subjectType,
    url: '',
    ...(comment.inReplyTo === undefined ? {} : { inReplyTo: comment.inReplyTo }),
  };
};

const showCheckRun = (run: CheckRunState): CheckRun => ({
  id: run.id,
  name: run.name,
  headSha: run.headSha,
  status: run.status,
  conclusion: run.conclusion,
  title: run.title,
  summary: run.summary,
  annotationCount: run.annotations.length,
  externalId: run.externalId,
  app: run.app,
  url: '',
});

const showPull = (world: World, pull: PullState): PullRequest => ({
  number: pull.number,
  headSha: pull.headSha,
  baseSha: pull.baseSha,
  baseRef: pull.baseRef,
  headRepository: pull.headRepository,
  state: pull.state,
  draft: pull.draft,
  author: pull.author,
  changedFileCount: changesOf(world, pull).length,
});

const showFiles = (world: World, pull: PullState): readonly ChangedFile[] =>
  changesOf(world, pull).map(({ path, previousPath, status, sha, patch }) => ({
    path,
    status,
    sha,
    ...(previousPath === undefined ? {} : { previousPath }),
    ...(patch === undefined ? {} : { patch }),
  }));

type Facts = { readonly params: Json; readonly body: Json };

/** Does what the strict fake does at this operation, and refuses what it refuses. */
const send = (world: World, operation: string, { params, body }: Facts): Json => {
  const reply = ROUTES[operation]!(world, { params: params as Record<string, number>, query: {}, body, accept: '' });
  if (!('status' in reply) || !('body' in reply)) throw new Error(`${operation} answers with a list`);
  if (reply.status >= 400) {
    throw new GitHubFailure({ operation, status: reply.status, message: JSON.stringify(reply.body) });
  }
  return reply.body as Json;
};

const reading = (world: World) => {
  const pullOf = (number: number): PullState => world.pulls.get(number)!;
  return {
    viewer: async () => Promise.resolve(world.settings.viewer),
    pullRequest: async (number: number) => Promise.resolve(showPull(world, pullOf(number))),
    changedFiles: async (number: number) => Promise.resolve(showFiles(world, pullOf(number))),
    blob: async () => Promise.reject(new GitHubFailure({ operation: 'read a blob', status: 404, message: 'none' })),
    content: async (path: string, ref: string) => {
      const file = commitOf(world, ref).tree[path];
      return Promise.resolve(file === undefined ? undefined : bytesOf(file));
    },
    mergeBase: async () => Promise.resolve(mergeBaseOf(world, pullOf(1)).sha),
    reviewComments: async (number: number) => {
      const shown = world.comments.filter((one) => one.pull === number && isPublished(world, one));
      return Promise.resolve(shown.map((one) => showComment(world, one)));
    },
    reviewThreads: async (number: number) => {
      const tops = world.comments.filter((one) => one.pull === number && one.inReplyTo === undefined);
      return Promise.resolve(
        tops.map((top) => ({
          id: `PRRT_${String(top.id)}`,
          isResolved: top.resolvedBy !== undefined,
          isOutdated: locate(world, top).outdated,
          viewerCanResolve: top.resolvedBy === undefined,
          firstCommentId: top.id,
        })),
      );
    },
    checkRuns: async (headSha: string, name: string) => {
      const runs = world.checkRuns.filter((run) => run.headSha === headSha && run.name === name);
      return Promise.resolve(runs.map(showCheckRun));
    },
    annotations: async (id: number) => {
      const run = world.checkRuns.find((one) => one.id === id);
      return Promise.resolve(
        (run?.annotations ?? []).map((one) => ({
          path: one.path,
          startLine: one.start_line,
          endLine: one.end_line,
          level: one.annotation_level as 'notice',
          title: one.title ?? '',
          message: one.message,
        })),
      );
    },
  } satisfies Partial<MemoryPort>;
};

const writing = (world: World, write: (operation: string, facts: Facts) => Json) => {
  const commentOf = (nodeId: string): CommentState => world.comments.find(({ id }) => nodeId.endsWith(String(id)))!;
  const outputOf = ({ title, summary, annotations }: Parameters<PublishPort['updateCheckRun']>[1]): Json => ({
    title,
    summary,
    annotations: annotations.map((one) => ({
      path: one.path,
      start_line: one.startLine,
      end_line: one.endLine,
      annotation_level: one.level,
      title: one.title,
      message: one.message,
    })),
  });
  const runOf = ({ id }: Json): CheckRun => showCheckRun(world.checkRuns.find((one) => one.id === id)!);
  return {
    submitReview: async (number, { commitId, body, comments }) => {
      const sent = comments.map(({ startLine, ...one }) => ({
        ...one,
        side: 'RIGHT',
        ...(startLine === undefined ? {} : { start_line: startLine, start_side: 'RIGHT' }),
      }));
      const facts = { body, commit_id: commitId, event: 'COMMENT', comments: sent };
      const { id } = write('pulls/create-review', { params: { pull_number: number }, body: facts });
      return Promise.resolve({ id: Number(id), author: '', body, state: 'COMMENTED', commitId, url: '' });
    },
    acceptsReview: async () => Promise.resolve(false),
    updateReviewComment: async (id, body) => {
      write('pulls/update-review-comment', { params: { comment_id: id }, body: { body } });
      return Promise.resolve();
    },
    resolveReviewThread: async (id) => {
      write('resolveReviewThread', { params: {}, body: {} });
      commentOf(id).resolvedBy = world.settings.viewer;
      return Promise.resolve();
    },
    minimizeComment: async (id, classifier) => {
      write('minimizeComment', { params: {}, body: {} });
      commentOf(id).minimized = classifier;
      return Promise.resolve();
    },
    createCheckRun: async ({ name, headSha, conclusion, ...output }) => {
      const facts = { name, head_sha: headSha, conclusion, external_id: `ecs-reviewer/1/${String(world.nextId())}` };
      const body = { ...facts, output: outputOf({ conclusion, ...output }) };
      return Promise.resolve(runOf(write('checks/create', { params: {}, body })));
    },
    updateCheckRun: async (id, output) => {
      const body = { conclusion: output.conclusion, output: outputOf(output) };
      return Promise.resolve(runOf(write('checks/update', { params: { check_run_id: id }, body })));
    },
  } satisfies Partial<MemoryPort>;
};

/** A repository of one pull request, and the port through which the review talks about it. */
export const memoryGitHub = (): MemoryGitHub => {
  const world = createWorld('acme/shop', DEFAULTS);
  world.branches.set('main', world.history.commit({}, []).sha);
  let writes: string[] = [];
  const write = (operation: string, facts: Facts): Json => {
    writes.push(operation);
    return operation in ROUTES ? send(world, operation, facts) : {};
  };
  return {
    world,
    port: { ...reading(world), ...writing(world, write) },
    openPullRequest: (options) => openPullRequest(world, options, () => ({})),
    pushToBase: (files) => pushToBase(world, files),
    takeWrites: () => {
      const taken = writes;
      writes = [];
      return taken;
    },
  };
};
