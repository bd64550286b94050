import { createFaults, isMeant } from './faults.js';
import type { Fault, RequestLine } from './faults.js';
import type { Tree } from './history.js';
import { loadOpenApi } from './openapi.js';
import type { Json, OpenApi } from './openapi.js';
import type { PermissionProfile } from './permissions.js';
import { openPullRequest, pushToBase, type FakePullRequest, type PullRequestOptions } from './pull-request.js';
import { startServer } from './server.js';
import type { RecordedRequest } from './server.js';
import { pullView, repositoryView, userView } from './views.js';
import { createWorld, DEFAULTS } from './world.js';
import type { AnnotationState, CheckRunState, PersonState, Settings, World } from './world.js';

export type { FakePullRequest, ShownComment } from './pull-request.js';

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
  /** Ends all faults. */
  readonly heal: () => void;
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

const isWrite = ({ method, path, body }: RecordedRequest): boolean => {
  if (path !== '/graphql') return method !== 'GET';
  return String((body as Json)['query'])
    .trimStart()
    .startsWith('mutation');
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
    openPullRequest: (options) =>
      openPullRequest(world, options, (pull) => api.completeNamed('pull-request', pullView(world, pull))),
    pushToBase: (tree) => pushToBase(world, tree),
    person: (login, permission) => {
      world.people.set(login, { login, permission });
    },
    change: (changes) => {
      Object.assign(world.settings, changes);
    },
    fail: faults.add,
    heal: faults.heal,
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
