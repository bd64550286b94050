import type { GitObjects, GitTree, TreeEntry } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt, orUndefined } from './failure.js';
import { toChangedFile } from './pull-requests.js';

interface RestTreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly size?: number;
}

const toTreeEntry = ({ path, mode, sha, size }: RestTreeEntry): TreeEntry => ({
  path,
  mode,
  sha,
  ...(size === undefined ? {} : { size }),
});

const readBlob = async ({ octokit, owner, repo }: Connection, sha: string): Promise<Uint8Array> => {
  const { data } = await octokit.rest.git.getBlob({ owner, repo, file_sha: sha });
  return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
};

/** Above 1 MB this endpoint names the blob and leaves the content out. */
const readContent = async (connection: Connection, path: string, ref: string): Promise<Uint8Array | undefined> => {
  const { octokit, owner, repo } = connection;
  const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
  if (Array.isArray(data) || data.type !== 'file') return undefined;
  const { content, encoding } = data as { content?: string; encoding?: string };
  return encoding === 'base64' && content !== undefined
    ? Buffer.from(content, 'base64')
    : readBlob(connection, data.sha);
};

const readTree = async ({ octokit, owner, repo }: Connection, sha: string): Promise<GitTree> => {
  const { data } = await octokit.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: '1' });
  return { entries: data.tree.map(toTreeEntry), truncated: data.truncated };
};

/** A page is one of commits: the files are on the first one, whatever its size. */
const compareCommits = async ({ octokit, owner, repo }: Connection, basehead: string) => {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
  return data;
};

/** Reads files of any commit over REST, without a checkout. */
export const gitObjects = (connection: Connection): GitObjects => ({
  blob: async (sha) => attempt('read a file', async () => readBlob(connection, sha)),
  content: async (path, ref) => orUndefined(attempt(`read ${path}`, async () => readContent(connection, path, ref))),
  tree: async (sha) => attempt('list the files of a commit', async () => readTree(connection, sha)),
  mergeBase: async (base, head) =>
    attempt('find the merge base', async () => {
      const { merge_base_commit: shared } = await compareCommits(connection, `${base}...${head}`);
      return shared.sha;
    }),
  changedBetween: async (base, head) =>
    attempt('compare two commits', async () => {
      const { files = [] } = await compareCommits(connection, `${base}...${head}`);
      return files.map(toChangedFile);
    }),
});
