import { setTimeout as sleep } from 'node:timers/promises';
import { isUnanswered } from './failure.js';

export interface Post<Result> {
  readonly send: () => Promise<Result>;
  /** Looks for what `send` would have made. */
  readonly find: () => Promise<Result | undefined>;
  /** How long GitHub gets to finish what it may still be doing. */
  readonly pauseMs: number;
}

const TRIES = 3;

/** The result of an earlier try; undefined when there is none or when nobody can tell. */
const findQuietly = async <Result>({ find }: Post<Result>): Promise<{ result?: Result; sure: boolean }> => {
  try {
    const result = await find();
    return result === undefined ? { sure: true } : { result, sure: true };
  } catch {
    return { sure: false };
  }
};

/** Sends a request that must not take effect twice: after a lost answer, looks for its result before the next try. */
export const postOnce = async <Result>(post: Post<Result>, tries = TRIES): Promise<Result> => {
  try {
    return await post.send();
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    await sleep(post.pauseMs);
    const { result, sure } = await findQuietly(post);
    if (result !== undefined) return result;
    if (!sure || tries <= 1) throw error;
    return postOnce(post, tries - 1);
  }
};
