import type { ReviewThread, ReviewThreads } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt, needing } from './failure.js';

/** `fullDatabaseId`, because review comments have outgrown the 32 bits of `databaseId`. */
const THREADS = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated viewerCanResolve comments(first: 1) { nodes { fullDatabaseId } } }
      }
    }
  }
}`;

const RESOLVE = `mutation ($threadId: ID!) {
  resolveReviewThread(input: { threadId: $threadId }) { thread { isResolved } }
}`;

const UNRESOLVE = `mutation ($threadId: ID!) {
  unresolveReviewThread(input: { threadId: $threadId }) { thread { isResolved } }
}`;

const MINIMIZE = `mutation ($subjectId: ID!, $classifier: ReportedContentClassifiers!) {
  minimizeComment(input: { subjectId: $subjectId, classifier: $classifier }) { minimizedComment { isMinimized } }
}`;

interface ThreadNode {
  readonly id: string;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly viewerCanResolve: boolean;
  readonly comments: { readonly nodes: readonly { readonly fullDatabaseId: string | number | null }[] };
}

interface ThreadPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly ThreadNode[];
}

interface ThreadsAnswer {
  readonly repository: { readonly pullRequest: { readonly reviewThreads: ThreadPage } };
}

const toReviewThread = ({ comments, ...thread }: ThreadNode): ReviewThread => ({
  id: thread.id,
  isResolved: thread.isResolved,
  isOutdated: thread.isOutdated,
  viewerCanResolve: thread.viewerCanResolve,
  firstCommentId: Number(comments.nodes[0]?.fullDatabaseId ?? 0),
});

const listThreads = async ({ octokit, owner, repo }: Connection, number: number): Promise<readonly ReviewThread[]> => {
  const threads: ReviewThread[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: ThreadsAnswer = await octokit.graphql(THREADS, { owner, repo, number, after });
    const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads;
    threads.push(...nodes.map(toReviewThread));
    if (!pageInfo.hasNextPage) return threads;
    after = pageInfo.endCursor;
  }
};

/** Reads and changes threads over GraphQL; REST knows nothing of them. */
export const reviewThreads = (connection: Connection): ReviewThreads => {
  const mutate = async (operation: string, mutation: string, variables: Record<string, string>): Promise<void> =>
    attempt(operation, async () => {
      await connection.octokit.graphql(mutation, variables);
    });
  return {
    reviewThreads: async (number) => attempt('list the review threads', async () => listThreads(connection, number)),
    resolveReviewThread: async (threadId) =>
      needing('contents=write', mutate('resolve a review thread', RESOLVE, { threadId })),
    unresolveReviewThread: async (threadId) =>
      needing('contents=write', mutate('unresolve a review thread', UNRESOLVE, { threadId })),
    minimizeComment: async (subjectId, classifier) =>
      needing('pull_requests=write', mutate('minimize a comment', MINIMIZE, { subjectId, classifier })),
  };
};
