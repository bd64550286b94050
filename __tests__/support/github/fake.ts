import { createFaults, isMeant } from './faults.js';
import type { Fault, RequestLine } from './faults.js';
import { mergeTrees, treeObjects } from './history.js';
import type { Tree } from './history.js';
import { loadOpenApi } from './openapi.js';
import type { Json, OpenApi } from './openapi.js';
import type { PermissionProfile } from './permissions.js';
import { startServer } from './server.js';
import type { RecordedRequest } from './server.js';
import { pullView, repositoryView, userView } from './views.js';
import { commitOf, createWorld, locate, mergeBaseOf } from './world.js';
import type { AnnotationState, CheckRunState, CommentState, PersonState, PullState, Settings, World } from './world.js';

export interface FakeOptions {
  /** `acme/shop` when absent. */
  readonly repository?: string;
  readonly permissions?: PermissionProfile;
  readonly refusal?: 403 | 404;
  readonly visibility?: 'public' | 'private';
  /** `github-actions[bot]` when absent. */
  readonly viewer?: string;
  /** Listed files at most; 3000 when absent, as on GitHub. */
  readonly fileCap?: number;
  /** Serves `/api/v3` and `/api/graphql`, as GitHub Enterprise Server does. */
  readonly enterprise?: boolean;
  /** The first commit of `main`. */
  readonly base?: Tree;
}

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

/** A strict GitHub on loopback with one repository. */
export interface FakeGitHub {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  readonly repository: string;
  readonly world: World;
  readonly openPullRequest: (options: PullRequestOptions) => FakePullRequest;
  /** A commit on `main`. Gives its name. */
  readonly pushToBase: (tree: Tree) => string;
  readonly person: (login: string, permission: PersonState['permission']) => void;
  readonly change: (settings: Partial<Settings>) => void;
  readonly fail: (fault: Fault) => void;
  /** Runs `action` once, before the next request that is meant is handled: the head moves, somebody comments. */
  readonly before: (pattern: Pick<Fault, 'method' | 'path' | 'body'>, action: () => void) => void;
  readonly checkRuns: (name?: string) => readonly CheckRunState[];
  /** A check run of another app. */
  readonly addCheckRun: (run: { name: string; headSha: string; app: string; externalId?: string }) => CheckRunState;
  readonly requests: () => readonly RecordedRequest[];
  /** Every attempt to change something, answered or not. */
  readonly writes: () => readonly RecordedRequest[];
  readonly reads: () => readonly RecordedRequest[];
  /** Forgets the requests so far. */
  readonly forget: () => void;
  readonly violations: () => readonly string[];
  /** Throws when any request or response was not as GitHub describes it. */
  readonly assertValid: () => void;
  /** A payload part, filled in from GitHub's description: `repository`, `simple-user`. */
  readonly payload: (name: 'repository' | 'sender', login?: string) => unknown;
  readonly close: () => Promise<void>;
}

const DEFAULTS: Settings = {
  permissions: 'same-repository',
  refusal: 403,
  visibility: 'private',
  viewer: 'github-actions[bot]',
  token: 'ghs_fake0123456789abcdefghijklmnopqrstuvwx',
  fileCap: 3000,
};

const isWrite = ({ method, path, body }: RecordedRequest): boolean => {
  if (path !== '/graphql') return method !== 'GET';
  return String((body as Json)['query'])
    .trimStart()
    .startsWith('mutation');
};

const isSameTree = (world: World, sha: string, tree: Tree): boolean =>
  treeObjects(tree).root.sha === commitOf(world, sha).treeSha;

const showComment = (world: World, comment: CommentState): ShownComment => {
  const top = world.comments.find(({ id }) => id === comment.inReplyTo) ?? comment;
  return { ...comment, ...locate(world, top), nodeId: `PRRC_${comment.id}`, threadId: `PRRT_${top.id}` };
};

const createPullRequest = (world: World, api: OpenApi, pull: PullState): FakePullRequest => {
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
    payload: () => api.completeNamed('pull-request', pullView(world, pull)),
  };
};

const openPullRequest = (world: World, api: OpenApi, options: PullRequestOptions): FakePullRequest => {
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
  return createPullRequest(world, api, pull);
};

const addCheckRun = (world: World, run: { name: string; headSha: string; app: string; externalId?: string }) => {
  const state: CheckRunState = {
    id: world.nextId(),
    externalId: '',
    status: 'completed',
    conclusion: 'success',
    detailsUrl: world.url,
    title: null,
    summary: null,
    text: null,
    annotations: [] as AnnotationState[],
    startedAt: world.now(),
    completedAt: world.now(),
    ...run,
  };
  world.checkRuns.push(state);
  return state;
};

/** Actions that tests want to happen before a certain request. */
const createHooks = () => {
  const waiting: { pattern: Pick<Fault, 'method' | 'path' | 'body'>; action: () => void }[] = [];
  return {
    add: (pattern: Pick<Fault, 'method' | 'path' | 'body'>, action: () => void): void => {
      waiting.push({ pattern, action });
    },
    run: async (request: RequestLine): Promise<void> => {
      const index = waiting.findIndex(({ pattern }) => isMeant(pattern, request));
      if (index >= 0) waiting.splice(index, 1)[0]!.action();
      return Promise.resolve();
    },
  };
};

/** Compiling what it says costs more than a test does, so all tests of a file share it. */
let described: OpenApi | undefined;

/** Starts a strict GitHub. Call `close()` and then `assertValid()` at the end of each test. */
export const startGitHub = async (options: FakeOptions = {}): Promise<FakeGitHub> => {
  const { repository = 'acme/shop', enterprise = false, base = {}, ...settings } = options;
  const world = createWorld(repository, { ...DEFAULTS, ...settings });
  world.branches.set('main', world.history.commit(base, []).sha);
  const api = (described ??= loadOpenApi());
  const faults = createFaults();
  const hooks = createHooks();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  const { server, url } = await startServer({
    world,
    api,
    enterprise,
    takeFault: faults.take,
    runBefore: hooks.run,
    record: (request) => requests.push(request),
    report: (violation) => violations.push(violation),
  });
  world.url = url;
  return {
    url,
    apiUrl: enterprise ? `${url}/api/v3` : url,
    graphqlUrl: enterprise ? `${url}/api/graphql` : `${url}/graphql`,
    token: world.settings.token,
    repository,
    world,
    openPullRequest: (pull) => openPullRequest(world, api, pull),
    pushToBase: (tree) => {
      const { sha } = world.history.commit(tree, [world.branches.get('main')!]);
      world.branches.set('main', sha);
      return sha;
    },
    person: (login, permission) => {
      world.people.set(login, { login, permission });
    },
    change: (changes) => {
      Object.assign(world.settings, changes);
    },
    fail: faults.add,
    before: hooks.add,
    checkRuns: (name) => world.checkRuns.filter((run) => name === undefined || run.name === name),
    addCheckRun: (run) => addCheckRun(world, run),
    requests: () => [...requests],
    writes: () => requests.filter(isWrite),
    reads: () => requests.filter((request) => !isWrite(request)),
    forget: () => {
      requests.length = 0;
    },
    violations: () => [...violations],
    assertValid: () => {
      if (violations.length > 0) throw new Error(`not as GitHub describes it:\n${violations.join('\n')}`);
    },
    payload: (name, login = 'octocat') =>
      name === 'repository'
        ? api.completeNamed('repository', repositoryView(world))
        : api.completeNamed('simple-user', userView(login)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
