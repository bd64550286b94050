import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { ChangedFile, PullRequestHead, PullRequests } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt } from './failure.js';

type RestPullRequest =
  | RestEndpointMethodTypes['pulls']['get']['response']['data']
  | RestEndpointMethodTypes['pulls']['list']['response']['data'][number];
export type RestFile = RestEndpointMethodTypes['pulls']['listFiles']['response']['data'][number];

/** Who is shown as the author when an account was deleted. */
export const GHOST = 'ghost';

const toHead = (pull: RestPullRequest): PullRequestHead => ({
  number: pull.number,
  headSha: pull.head.sha,
  baseSha: pull.base.sha,
  baseRef: pull.base.ref,
  // The description says that there always is a repository; it is null once a fork was deleted.
  headRepository: (pull.head.repo as { full_name: string } | null)?.full_name ?? null,
  state: pull.state === 'open' ? 'open' : 'closed',
  draft: pull.draft ?? false,
  author: pull.user?.login ?? GHOST,
});

export const toChangedFile = (file: RestFile): ChangedFile => ({
  path: file.filename,
  status: file.status,
  sha: file.sha ?? '',
  ...(file.previous_filename === undefined ? {} : { previousPath: file.previous_filename }),
  ...(file.patch === undefined ? {} : { patch: file.patch }),
});

/** Reads pull requests over REST. */
export const pullRequests = ({ octokit, owner, repo }: Connection): PullRequests => ({
  pullRequest: async (number) =>
    attempt('read the pull request', async () => {
      const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
      return { ...toHead(data), changedFileCount: data.changed_files };
    }),
  pullRequestsWithHead: async (head) =>
    attempt('list the pull requests of a branch', async () => {
      const found = await octokit.paginate(octokit.rest.pulls.list, {
        owner,
        repo,
        head,
        state: 'open',
        per_page: 100,
      });
      return found.map(toHead);
    }),
  changedFiles: async (number) =>
    attempt('list the changed files', async () => {
      const parameters = { owner, repo, pull_number: number, per_page: 100 };
      const files = await octokit.paginate(octokit.rest.pulls.listFiles, parameters);
      return files.map(toChangedFile);
    }),
});
