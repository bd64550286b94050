/**
 * What goes wrong. `lost response` and `502 after success` take effect on the server all the same; `reset` and `timeout`
 * do not. `rate limit` is the primary limit, told by `x-ratelimit-remaining: 0`.
 */
export type FaultKind =
  | 401
  | 403
  | 404
  | 409
  | 422
  | 429
  | 500
  | 502
  | 503
  | 'rate limit'
  | 'reset'
  | 'timeout'
  | 'lost response'
  | '502 after success';

export interface Fault {
  readonly method?: string;
  /** A part of the path, or a pattern for it; GraphQL is `/graphql`. */
  readonly path?: string | RegExp;
  /** A part of the body, which tells GraphQL operations apart. */
  readonly body?: string | RegExp;
  readonly with: FaultKind;
  /** 1 when absent; Infinity for always. */
  readonly times?: number;
  /** Requests that pass before the first fault. */
  readonly after?: number;
  /** Seconds; makes a 403 or 429 a secondary rate limit. */
  readonly retryAfter?: number;
  readonly message?: string;
}

export interface RequestLine {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const contains = (pattern: string | RegExp | undefined, text: string): boolean => {
  if (pattern === undefined) return true;
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
};

/** Whether a request is one that `pattern` describes. */
export const isMeant = (pattern: Pick<Fault, 'method' | 'path' | 'body'>, request: RequestLine): boolean =>
  (pattern.method === undefined || pattern.method === request.method) &&
  contains(pattern.path, request.path) &&
  contains(pattern.body, request.body);

/** A list of faults, each of which is used up after its number of times. */
export const createFaults = () => {
  const waiting: { fault: Fault; left: number; skip: number }[] = [];
  return {
    add: (fault: Fault): void => {
      waiting.push({ fault, left: fault.times ?? 1, skip: fault.after ?? 0 });
    },
    take: (request: RequestLine): Fault | undefined => {
      const found = waiting.find(({ fault, left }) => left > 0 && isMeant(fault, request));
      if (found === undefined) return undefined;
      if (found.skip > 0) {
        found.skip -= 1;
        return undefined;
      }
      found.left -= 1;
      return found.fault;
    },
    /** Forgets those that are left. */
    heal: (): void => {
      waiting.length = 0;
    },
    /** Faults that no request has met, for tests that expect one. */
    unused: (): readonly Fault[] => waiting.filter(({ left }) => left > 0).map(({ fault }) => fault),
  };
};

const MESSAGES: Partial<Record<FaultKind, string>> = {
  401: 'Bad credentials',
  403: 'Resource not accessible by integration',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
  '502 after success': 'Server Error',
};

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

export interface FaultAnswer {
  readonly status: number;
  readonly message: string;
  readonly headers: Record<string, string>;
}

const limitMessage = (fault: Fault): string => {
  if (fault.with === 'rate limit') return 'API rate limit exceeded for installation.';
  const isLimit = fault.retryAfter !== undefined || fault.with === 429;
  return isLimit ? SECONDARY : (MESSAGES[fault.with] ?? 'Server Error');
};

const limitHeaders = (fault: Fault): Record<string, string> => {
  if (fault.with === 'rate limit') {
    const reset = Math.ceil(Date.now() / 1000) + (fault.retryAfter ?? 3600);
    return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  }
  return fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
};

/** The answer of a fault that has one. */
export const answerOf = (fault: Fault): FaultAnswer => ({
  status: typeof fault.with === 'number' ? fault.with : fault.with === 'rate limit' ? 403 : 502,
  message: fault.message ?? limitMessage(fault),
  headers: limitHeaders(fault),
});
