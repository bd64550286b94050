import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf } from './faults.js';
import type { Fault, RequestLine } from './faults.js';
import { answerGraphql } from './graphql.js';
import type { Json, OpenApi } from './openapi.js';
import { isAllowed, NEEDED } from './permissions.js';
import { invalidRequest, notFound } from './reply.js';
import type { Reply } from './reply.js';
import { ROUTES } from './routes.js';
import type { World } from './world.js';

/** A request as the fake saw it. `status` is 0 when it was never answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Without host and without `/api/v3`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Of GitHub's description; of GraphQL, the first field: `resolveReviewThread`. */
  operation: string;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
  status: number;
}

export interface ServerParts {
  readonly world: World;
  readonly api: OpenApi;
  readonly enterprise: boolean;
  readonly takeFault: (request: RequestLine) => Fault | undefined;
  /** Runs what a test wants to happen before this request is handled. */
  readonly runBefore: (request: RequestLine) => Promise<void>;
  readonly record: (request: RecordedRequest) => void;
  readonly report: (violation: string) => void;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

const toAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  text: body === undefined ? '' : JSON.stringify(body),
});

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const parseBody = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

// Pages

const PER_PAGE = 30;
const MOST_PER_PAGE = 100;

const pageAddress = ({ world, enterprise }: ServerParts, request: RecordedRequest, page: number): string => {
  const query = new URLSearchParams({ ...request.query, page: String(page) });
  return `${world.url}${enterprise ? '/api/v3' : ''}${request.path}?${query.toString()}`;
};

/** Cuts a list as GitHub does, and tells the other pages in a Link header. */
const paginate = (parts: ServerParts, request: RecordedRequest, list: readonly Json[]) => {
  const size = Math.min(Number(request.query['per_page'] ?? PER_PAGE), MOST_PER_PAGE);
  const page = Number(request.query['page'] ?? 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const targets: [string, number, boolean][] = [
    ['prev', page - 1, page > 1],
    ['next', page + 1, page < last],
    ['last', last, page < last],
    ['first', 1, page > 1],
  ];
  const links = targets
    .filter(([, , shown]) => shown)
    .map(([name, target]) => `<${pageAddress(parts, request, target)}>; rel="${name}"`);
  const headers: Record<string, string> = links.length === 0 ? {} : { link: links.join(', ') };
  return { items: list.slice((page - 1) * size, page * size), headers };
};

const renderReply = (parts: ServerParts, request: RecordedRequest, reply: Reply): Answer => {
  const { api, report } = parts;
  if ('text' in reply) return { status: reply.status, headers: { 'content-type': reply.type }, text: reply.text };
  const render = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
    const complete = api.complete(request.operation, status, body);
    for (const problem of api.checkResponse(request.operation, status, complete)) {
      report(`the fake's response to ${request.method} ${request.path} (${request.operation}): ${problem}`);
    }
    return toAnswer(status, complete, headers);
  };
  if ('status' in reply) return render(reply.status, reply.body);
  const { items, headers } = paginate(parts, request, reply.list);
  const body = reply.wrap === undefined ? items : { total_count: reply.list.length, [reply.wrap]: items };
  return render(200, body, headers);
};

// REST

const isKnownRepository = (world: World, params: Record<string, string>): boolean => {
  if (params['owner'] === undefined) return true;
  const name = `${params['owner']}/${params['repo']!}`;
  const forks = [...world.pulls.values()].map(({ headRepository }) => headRepository);
  return name === `${world.owner}/${world.repo}` || forks.includes(name);
};

const refuseByPermission = ({ settings }: World, operation: string): Answer | undefined => {
  if (isAllowed(settings.permissions, settings.visibility === 'public', operation)) return undefined;
  if (settings.refusal === 404) return toAnswer(404, { message: 'Not Found', status: '404' });
  const body = {
    message: 'Resource not accessible by integration',
    documentation_url: 'https://docs.github.com/rest',
    status: '403',
  };
  return toAnswer(403, body, { 'x-accepted-github-permissions': NEEDED[operation] ?? '' });
};

const answerRest = (parts: ServerParts, request: RecordedRequest): Answer => {
  const { world, api, report } = parts;
  const route = api.route(request.method, request.path);
  const handler = route === undefined ? undefined : ROUTES[route.id];
  if (route === undefined || handler === undefined) {
    report(`unknown route: ${request.method} ${request.path}`);
    return toAnswer(404, { message: 'Not Found', status: '404' });
  }
  request.operation = route.id;
  const { problems, params, query } = api.checkRequest(route.id, { ...request, params: route.params });
  for (const problem of problems) report(`${request.method} ${request.path} (${route.id}): ${problem}`);
  const refusal = refuseByPermission(world, route.id);
  if (refusal !== undefined) return refusal;
  if (!isKnownRepository(world, route.params)) return renderReply(parts, request, notFound());
  const bad = problems.find((problem) => !problem.endsWith('is unknown'));
  if (bad !== undefined) return renderReply(parts, request, invalidRequest(bad));
  const body = (request.body ?? {}) as Json;
  const accept = request.headers.accept ?? '';
  const call = { params: params as Record<string, string>, query: query as Record<string, string>, body, accept };
  return renderReply(parts, request, handler(world, call));
};

// GraphQL

const answerGraphqlRequest = async ({ world, report }: ServerParts, request: RecordedRequest): Promise<Answer> => {
  const body = request.body as { query?: string; variables?: Record<string, unknown> };
  request.operation = /\{\s*(\w+)/.exec(body.query ?? '')?.[1] ?? '';
  const { body: answer, problems } = await answerGraphql(world, body);
  for (const problem of problems) report(`GraphQL ${request.operation}: ${problem}`);
  return toAnswer(200, answer);
};

// The server

const isAuthorised = (world: World, authorization: string | undefined): boolean =>
  /^(?:token|bearer) (.+)$/i.exec(authorization ?? '')?.[1] === world.settings.token;

const answerWith = async (parts: ServerParts, request: RecordedRequest): Promise<Answer> => {
  const { world, report } = parts;
  if (request.headers['user-agent'] === undefined) report(`${request.method} ${request.path} has no user agent`);
  if (!isAuthorised(world, request.headers.authorization))
    return toAnswer(401, { message: 'Bad credentials', status: '401' });
  if (request.path === '/graphql') return answerGraphqlRequest(parts, request);
  try {
    return answerRest(parts, request);
  } catch (error) {
    report(
      `the fake failed at ${request.method} ${request.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return toAnswer(500, { message: 'Server Error' });
  }
};

/** 304 for a GET whose answer the client has. */
const honourEtag = (request: RecordedRequest, answer: Answer): Answer => {
  if (request.method !== 'GET' || answer.status !== 200) return answer;
  const etag = `"${createHash('sha1').update(answer.text).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  return request.headers['if-none-match'] === etag ? { status: 304, headers, text: '' } : { ...answer, headers };
};

const LIMITS = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-reset': '4102444800' };

const send = (response: ServerResponse, request: RecordedRequest, answer: Answer): void => {
  request.status = answer.status;
  response.writeHead(answer.status, { ...LIMITS, 'x-github-request-id': '0000:FAKE', ...answer.headers });
  response.end(answer.text);
};

/** The path within the API; undefined outside of it. On an enterprise server it starts with `/api`. */
const pathInApi = (enterprise: boolean, path: string): string | undefined => {
  if (!enterprise) return path;
  if (path === '/api/graphql') return '/graphql';
  return path.startsWith('/api/v3/') ? path.slice('/api/v3'.length) : undefined;
};

const handle = async (parts: ServerParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const address = new URL(incoming.url ?? '/', parts.world.url);
  const text = await readBody(incoming);
  const path = pathInApi(parts.enterprise, address.pathname);
  const request: RecordedRequest = {
    method: incoming.method ?? 'GET',
    path: path ?? address.pathname,
    query: Object.fromEntries(address.searchParams),
    body: parseBody(text),
    operation: '',
    headers: incoming.headers,
    at: Date.now(),
    status: 0,
  };
  const line = { method: request.method, path: request.path, body: text };
  parts.record(request);
  await parts.runBefore(line);
  const fault = parts.takeFault(line);
  if (fault?.with === 'timeout') return;
  if (fault?.with === 'reset') {
    incoming.socket.destroy();
    return;
  }
  const hasEffect = fault === undefined || fault.with === 'lost response' || fault.with === '502 after success';
  const answer = hasEffect ? honourEtag(request, await answerWith(parts, request)) : undefined;
  if (fault?.with === 'lost response') {
    incoming.socket.destroy();
    return;
  }
  if (fault === undefined && answer !== undefined) {
    send(response, request, answer);
    return;
  }
  const { status, message, headers } = answerOf(fault!);
  send(response, request, toAnswer(status, { message, documentation_url: 'https://docs.github.com/rest' }, headers));
};

/** Listens on a free port of the loopback interface. */
export const startServer = async (parts: ServerParts): Promise<{ server: Server; url: string }> => {
  const server = createServer((incoming, response) => {
    handle(parts, incoming, response).catch((error: unknown) => {
      parts.report(`the fake failed: ${String(error)}`);
      incoming.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that fails before it closes the server must not keep the process.
  server.unref();
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
