import { setTimeout as sleep } from 'node:timers/promises';
import { throttling } from '@octokit/plugin-throttling';
import type { Octokit } from '@octokit/rest';

/** The least seconds between the end of one write and the start of the next: what GitHub asks of integrations, with room to spare. */
const SECONDS_BETWEEN_WRITES = 1;
/** Between two writes of which people get a notification: reviews and comments. */
const SECONDS_BETWEEN_NOTIFICATIONS = 3;

/** What Octokit tells its hooks of a request; `url` still has its placeholders. */
interface Options {
  readonly method: string;
  readonly url: string;
  readonly query?: unknown;
}

const isQuery = (options: Options): boolean =>
  options.url.endsWith('/graphql') && !String(options.query).trimStart().startsWith('mutation');

const isWrite = (options: Options): boolean => options.method !== 'GET' && !isQuery(options);

const notifies = (options: Options): boolean =>
  throttling.triggersNotification(new URL(options.url, 'http://github.test').pathname);

const untilTime = async (time: number): Promise<void> => {
  const left = time - Date.now();
  if (left > 0) await sleep(left);
};

/** A queue in which each write waits for the one before it to end and for the pause after that. */
const createQueue = (secondMs: number) => {
  let last: Promise<unknown> = Promise.resolve();
  let nextWrite = 0;
  let nextNotification = 0;
  const run = async <Result>(notification: boolean, send: () => Promise<Result>): Promise<Result> => {
    await untilTime(notification ? Math.max(nextWrite, nextNotification) : nextWrite);
    try {
      return await send();
    } finally {
      nextWrite = Date.now() + SECONDS_BETWEEN_WRITES * secondMs;
      if (notification) nextNotification = Date.now() + SECONDS_BETWEEN_NOTIFICATIONS * secondMs;
    }
  };
  return <Result>(notification: boolean, send: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(() => run(notification, send));
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** Sends the writes of `octokit` one at a time, in order, with pauses between them. Reads are not held up. */
export const serialiseWrites = (octokit: Octokit, secondMs: number): void => {
  const enqueue = createQueue(secondMs);
  octokit.hook.wrap('request', async (request, options) => {
    if (!isWrite(options)) return request(options);
    return enqueue(notifies(options), async () => request(options));
  });
};
