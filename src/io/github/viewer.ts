import type { Connection } from './connection.js';

const ACTIONS_BOT = 'github-actions[bot]';

/** Asks once who the token belongs to. A token that may not ask is taken for the workflow's own. */
export const viewer = ({ octokit }: Connection): (() => Promise<string>) => {
  const ask = async (): Promise<string> => {
    try {
      const answer = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
      return answer.viewer.login;
    } catch {
      return ACTIONS_BOT;
    }
  };
  let answer: Promise<string> | undefined;
  return async () => (answer ??= ask());
};
