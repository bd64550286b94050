import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { ThrottlingOptions } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { serialiseWrites } from './pace.js';

export interface ConnectionOptions {
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
  /** The value of `GITHUB_API_URL`: `https://api.github.com` or `https://host/api/v3`. */
  readonly apiUrl?: string;
  /** The id of the workflow run, by which a check run can be made anew. */
  readonly runId?: string;
  /** How long all waits for rate limits may take together. */
  readonly waitBudgetSeconds?: number;
  readonly requestTimeoutMs?: number;
  /** What a second of waiting lasts, in milliseconds; tests shorten it. */
  readonly secondMs?: number;
  /** Told, in one sentence, when a rate limit makes us wait. */
  readonly onWait?: (message: string) => void;
}

/** A repository and the client that talks about it. */
export interface Connection {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly secondMs: number;
  readonly runId: string;
}

const DEFAULTS = {
  apiUrl: 'https://api.github.com',
  waitBudgetSeconds: 120,
  requestTimeoutMs: 30_000,
  secondMs: 1000,
  runId: '0',
};

type Settings = typeof DEFAULTS & ConnectionOptions;

const silent = (): void => undefined;
const SILENCE = { debug: silent, info: silent, warn: silent, error: silent };

/** A second try cannot help with these; 429 is left to the throttling plugin, which obeys `retry-after`. */
const FINAL_STATUSES = [400, 401, 403, 404, 409, 410, 413, 422, 429, 451];
const RETRIES = 2;

type Plugin = (octokit: Pick<Octokit, 'hook'>) => void;

/** The throttling plugin knows a secondary rate limit by these words only; older servers use others. */
const nameSecondaryLimits: Plugin = (octokit) => {
  octokit.hook.error('request', (error) => {
    const headers = 'response' in error ? error.response?.headers : undefined;
    if (headers?.['retry-after'] !== undefined && !/secondary rate/i.test(error.message)) {
      error.message = `secondary rate limit: ${error.message}`;
    }
    throw error;
  });
};

/** A POST makes something new, so a blind second try could make it twice. GraphQL is fine: our mutations set a state. */
const neverRepeatPosts: Plugin = (octokit) => {
  octokit.hook.before('request', (options) => {
    const isPost = options.method === 'POST' && !options.url.endsWith('/graphql');
    // A new object, because all requests share the one that is there.
    if (isPost) options.request = { ...options.request, retries: 0 };
  });
};

/** Octokit takes a list that is answered with 409 for an empty one, which would have everything said twice: it is asked again. */
const askAgainOnConflict: Plugin = (octokit) => {
  octokit.hook.error('request', (error, { method }) => {
    if (method === 'GET' && 'status' in error && error.status === 409) error.status = 503;
    throw error;
  });
};

const Client = Octokit.plugin(nameSecondaryLimits, askAgainOnConflict, neverRepeatPosts, retry, throttling);

type Limiter = NonNullable<ThrottlingOptions['write']>;

/** Takes the throttling plugin's own pauses out of force, which are fixed; `serialiseWrites` keeps ours. */
const UNHURRIED = {
  key: () => ({ schedule: async (_options: unknown, task: () => Promise<unknown>) => task() }),
} as unknown as Limiter;

const throttleOptions = (settings: Settings): ThrottlingOptions => {
  let left = settings.waitBudgetSeconds;
  const mayWait = (seconds: number): boolean => {
    if (seconds > left) return false;
    left -= seconds;
    settings.onWait?.(`GitHub's rate limit is reached; trying again in ${seconds} s.`);
    return true;
  };
  return {
    onRateLimit: mayWait,
    onSecondaryRateLimit: mayWait,
    retryAfterBaseValue: settings.secondMs,
    write: UNHURRIED,
    notifications: UNHURRIED,
  };
};

const fetchWithin =
  (milliseconds: number): typeof fetch =>
  async (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(milliseconds) });

/** A client with retries, rate limits and polite writes. It logs nothing, so it cannot log a token. */
export const connect = (options: ConnectionOptions): Connection => {
  const settings: Settings = { ...DEFAULTS, ...options };
  const [owner = '', repo = ''] = settings.repository.split('/');
  const octokit = new Client({
    auth: settings.token,
    baseUrl: settings.apiUrl.replace(/\/$/, ''),
    log: SILENCE,
    request: { fetch: fetchWithin(settings.requestTimeoutMs), log: SILENCE },
    retry: { doNotRetry: FINAL_STATUSES, retries: RETRIES, retryAfterBaseValue: settings.secondMs },
    throttle: throttleOptions(settings),
  });
  serialiseWrites(octokit, settings.secondMs);
  return { octokit, owner, repo, secondMs: settings.secondMs, runId: settings.runId };
};
