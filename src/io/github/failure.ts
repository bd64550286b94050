import { GitHubFailure } from '../../model/github.js';

/** What Octokit's errors carry. A failure of GraphQL has `errors` and no status. */
interface OctokitError {
  readonly message: string;
  readonly status?: number;
  readonly headers?: Record<string, string | undefined>;
  readonly response?: { readonly headers?: Record<string, string | undefined> };
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
}

const STATUS_OF_GRAPHQL_ERROR = new Map([
  ['FORBIDDEN', 403],
  ['INSUFFICIENT_SCOPES', 403],
  ['NOT_FOUND', 404],
  ['RATE_LIMITED', 429],
]);

const statusOf = (error: OctokitError): number => {
  if (error.errors === undefined) return error.status ?? 500;
  return STATUS_OF_GRAPHQL_ERROR.get(error.errors[0]?.type ?? '') ?? 422;
};

/** Octokit appends the address of the documentation, which helps nobody who reads a job log. */
const messageOf = (error: OctokitError): string => error.message.replace(/ - https:\/\/\S+$/, '');

const toFailure = (operation: string, error: unknown): GitHubFailure => {
  if (error instanceof GitHubFailure) return error;
  const facts: OctokitError = error instanceof Error ? error : { message: String(error) };
  const headers = facts.response?.headers ?? facts.headers;
  const missing = statusOf(facts) === 403 ? headers?.['x-accepted-github-permissions'] : undefined;
  return new GitHubFailure({
    operation,
    status: statusOf(facts),
    message: messageOf(facts),
    ...(missing === undefined ? {} : { missingPermissions: missing }),
  });
};

/** Runs a request and turns its error into a `GitHubFailure`. `operation` finishes the sentence "could not …". */
export const attempt = async <Result>(operation: string, task: () => Promise<Result>): Promise<Result> => {
  try {
    return await task();
  } catch (error) {
    throw toFailure(operation, error);
  }
};

/** GraphQL does not say which permission is missing; we know what its requests need. */
export const needing = async <Result>(permission: string, result: Promise<Result>): Promise<Result> => {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.status !== 403) throw error;
    const { operation, status, message } = error;
    throw new GitHubFailure({ operation, status, message, missingPermissions: permission });
  }
};

/** Whether GitHub may have done what we asked although we got no answer: a lost connection or an error on its side. */
export const isUnanswered = (error: unknown): boolean => error instanceof GitHubFailure && error.status >= 500;

/** Undefined in place of a failure with status 404. */
export const orUndefined = async <Result>(result: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await result;
  } catch (error) {
    if (error instanceof GitHubFailure && error.status === 404) return undefined;
    throw error;
  }
};
