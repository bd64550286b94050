import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { isAllowed } from './permissions.js';
import { isBot } from './views.js';
import { isPublished, locate } from './world.js';
import type { CommentState, PullState, World } from './world.js';

let schema: GraphQLSchema | undefined;

/** GitHub's public schema; a third of a second to build, so only when a test needs it. */
const loadSchema = (): GraphQLSchema => {
  if (schema !== undefined) return schema;
  // The package exports no path to this file.
  const file = path.resolve(import.meta.dirname, '../../../node_modules/@octokit/graphql-schema/schema.graphql');
  schema = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return schema;
};

const fail = (type: 'FORBIDDEN' | 'NOT_FOUND' | 'UNPROCESSABLE', message: string): never => {
  throw new GraphQLError(message, { extensions: { type } });
};

const may = (world: World, operation: string): boolean =>
  isAllowed(world.settings.permissions, world.settings.visibility === 'public', operation);

const demand = (world: World, operation: string): void => {
  if (!may(world, operation)) fail('FORBIDDEN', 'Resource not accessible by integration');
};

const pageOf = <Item>(items: readonly Item[], { first, after }: { first?: number; after?: string | null }) => {
  const from = after === undefined || after === null ? 0 : Number(Buffer.from(after, 'base64').toString()) + 1;
  const nodes = items.slice(from, from + (first ?? items.length));
  const cursor = Buffer.from(String(from + nodes.length - 1)).toString('base64');
  return {
    nodes,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: from + nodes.length < items.length,
      hasPreviousPage: from > 0,
      startCursor: null,
      endCursor: nodes.length === 0 ? null : cursor,
    },
  };
};

/** GraphQL leaves the `[bot]` out of an author's login, where REST has it. */
const actorView = (login: string) => ({
  __typename: isBot(login) ? 'Bot' : 'User',
  login: login.replace('[bot]', ''),
});

const MOST_INT = 2 ** 31 - 1;

const commentNode = (comment: CommentState) => ({
  __typename: 'PullRequestReviewComment',
  id: `PRRC_${comment.id}`,
  // The 32 bits of an Int do not hold today's ids, so GraphQL answers null.
  databaseId: comment.id > MOST_INT ? null : comment.id,
  fullDatabaseId: String(comment.id),
  body: comment.body,
  path: comment.path,
  author: actorView(comment.author),
  isMinimized: comment.minimized !== undefined,
  minimizedReason: comment.minimized?.toLowerCase() ?? null,
});

const threadNode = (world: World, top: CommentState) => {
  const replies = world.comments.filter(({ inReplyTo }) => inReplyTo === top.id);
  const { line, startLine, outdated } = locate(world, top);
  return {
    __typename: 'PullRequestReviewThread',
    id: `PRRT_${top.id}`,
    isResolved: top.resolvedBy !== undefined,
    isCollapsed: top.resolvedBy !== undefined,
    isOutdated: outdated,
    path: top.path,
    line,
    startLine,
    diffSide: top.side,
    subjectType: top.subjectType.toUpperCase(),
    resolvedBy: top.resolvedBy === undefined ? null : { login: top.resolvedBy },
    viewerCanResolve: top.resolvedBy === undefined && may(world, 'resolveReviewThread'),
    viewerCanUnresolve: top.resolvedBy !== undefined && may(world, 'unresolveReviewThread'),
    viewerCanReply: may(world, 'pulls/create-reply-for-review-comment'),
    comments: (page: { first?: number }) => pageOf([top, ...replies].map(commentNode), page),
  };
};

const pullNode = (world: World, pull: PullState) => ({
  number: pull.number,
  headRefOid: pull.headSha,
  reviewThreads: (page: { first?: number; after?: string | null }) => {
    demand(world, 'reviewThreads');
    const tops = world.comments.filter(
      (comment) => comment.pull === pull.number && comment.inReplyTo === undefined && isPublished(world, comment),
    );
    return pageOf(
      tops.map((top) => threadNode(world, top)),
      page,
    );
  },
});

const findThread = (world: World, id: string): CommentState =>
  world.comments.find((comment) => comment.inReplyTo === undefined && `PRRT_${comment.id}` === id) ??
  fail('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);

const findMinimizable = (world: World, id: string): { minimized?: string } => {
  const all: [string, { minimized?: string }][] = [
    ...world.comments.map((one): [string, typeof one] => [`PRRC_${one.id}`, one]),
    ...world.issueComments.map((one): [string, typeof one] => [`IC_${one.id}`, one]),
    ...world.reviews.map((one): [string, typeof one] => [`PRR_${one.id}`, one]),
  ];
  return (
    all.find(([nodeId]) => nodeId === id)?.[1] ??
    fail('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
  );
};

interface ThreadInput {
  readonly input: { readonly threadId: string };
}

interface MinimizeInput {
  readonly input: { readonly subjectId: string; readonly classifier: string };
}

const createRoot = (world: World) => ({
  viewer: { login: world.settings.viewer },
  repository: ({ owner, name }: { owner: string; name: string }) => {
    const isOurs = owner === world.owner && name === world.repo;
    if (!isOurs) fail('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return {
      pullRequest: ({ number }: { number: number }) => {
        const pull = world.pulls.get(number);
        return pull === undefined
          ? fail('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`)
          : pullNode(world, pull);
      },
    };
  },
  resolveReviewThread: ({ input }: ThreadInput) => {
    demand(world, 'resolveReviewThread');
    const top = findThread(world, input.threadId);
    top.resolvedBy = world.settings.viewer;
    return { thread: threadNode(world, top) };
  },
  unresolveReviewThread: ({ input }: ThreadInput) => {
    demand(world, 'unresolveReviewThread');
    const top = findThread(world, input.threadId);
    delete top.resolvedBy;
    return { thread: threadNode(world, top) };
  },
  minimizeComment: ({ input }: MinimizeInput) => {
    demand(world, 'minimizeComment');
    const target = findMinimizable(world, input.subjectId);
    target.minimized = input.classifier;
    const minimizedReason = input.classifier.toLowerCase();
    return { minimizedComment: { __typename: 'PullRequestReviewComment', isMinimized: true, minimizedReason } };
  },
});

/** A request's answer, and what is wrong with its document by GitHub's public schema. */
export interface GraphqlAnswer {
  readonly body: unknown;
  readonly problems: readonly string[];
}

const parseDocument = (query: string): DocumentNode | string => {
  try {
    return parse(query);
  } catch (error) {
    return String(error);
  }
};

const refuse = (problems: readonly string[]): GraphqlAnswer => ({
  body: { errors: problems.map((message) => ({ message })) },
  problems,
});

/** Runs a document with GitHub's schema over the fake's state. Errors carry their `type` as GitHub's do. */
export const answerGraphql = async (
  world: World,
  request: { query?: string; variables?: Record<string, unknown> },
): Promise<GraphqlAnswer> => {
  const document = parseDocument(request.query ?? '');
  if (typeof document === 'string') return refuse([document]);
  const problems = validate(loadSchema(), document).map(({ message }) => message);
  if (problems.length > 0) return refuse(problems);
  const variableValues = request.variables ?? {};
  const result = await execute({ schema: loadSchema(), document, rootValue: createRoot(world), variableValues });
  const unknown = (result.errors ?? []).filter(({ extensions }) => extensions['type'] === undefined);
  const errors = result.errors?.map(({ message, path, locations, extensions }) => ({
    type: extensions['type'],
    path,
    locations,
    message,
  }));
  return {
    body: { data: result.data, ...(errors === undefined ? {} : { errors }) },
    problems: unknown.map(({ message }) => message),
  };
};
