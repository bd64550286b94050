import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Conversation, IssueComment, Permission, Reaction } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt, orUndefined } from './failure.js';
import { postOnce } from './post-once.js';
import { GHOST } from './pull-requests.js';

type RestIssueComment = RestEndpointMethodTypes['issues']['listComments']['response']['data'][number];

const toIssueComment = (comment: RestIssueComment): IssueComment => ({
  id: comment.id,
  nodeId: comment.node_id,
  author: comment.user?.login ?? GHOST,
  body: comment.body ?? '',
  url: comment.html_url,
});

const listIssueComments = async ({ octokit, owner, repo }: Connection, number: number, since?: Date) => {
  const recent = since === undefined ? {} : { since: since.toISOString() };
  const parameters = { owner, repo, issue_number: number, per_page: 100, ...recent };
  return (await octokit.paginate(octokit.rest.issues.listComments, parameters)).map(toIssueComment);
};

type WhoAmI = () => Promise<string>;

/** How far GitHub's clock may be behind ours. */
const CLOCK_SKEW_MS = 60_000;

/** A new comment of ours with exactly this body is taken for the one whose answer got lost. */
const createIssueComment = async (
  connection: Connection,
  whoAmI: WhoAmI,
  { number, body }: { readonly number: number; readonly body: string },
): Promise<IssueComment> => {
  const { octokit, owner, repo } = connection;
  const since = new Date(Date.now() - CLOCK_SKEW_MS);
  return postOnce({
    pauseMs: 2 * connection.secondMs,
    send: async () =>
      attempt('create a comment', async () => {
        const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
        return toIssueComment(data);
      }),
    find: async () => {
      const [author, all] = await Promise.all([whoAmI(), listIssueComments(connection, number, since)]);
      return all.findLast((comment) => comment.author === author && comment.body === body);
    },
  });
};

const updateIssueComment = async ({ octokit, owner, repo }: Connection, id: number, body: string): Promise<void> => {
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body });
};

const reactToIssueComment = async ({ octokit, owner, repo }: Connection, id: number, content: Reaction) => {
  await octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: id, content });
};

const reactToReviewComment = async ({ octokit, owner, repo }: Connection, id: number, content: Reaction) => {
  await octokit.rest.reactions.createForPullRequestReviewComment({ owner, repo, comment_id: id, content });
};

const readPermission = async ({ octokit, owner, repo }: Connection, username: string): Promise<Permission> => {
  const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
  return data.permission as Permission;
};

/** Reads and writes comments on the pull request as a whole, and who may give orders in them. */
export const conversation = (connection: Connection, whoAmI: WhoAmI): Conversation => ({
  issueComments: async (number) => attempt('list the comments', async () => listIssueComments(connection, number)),
  createIssueComment: async (number, body) => createIssueComment(connection, whoAmI, { number, body }),
  updateIssueComment: async (id, body) =>
    attempt('update a comment', async () => updateIssueComment(connection, id, body)),
  reactToIssueComment: async (id, reaction) =>
    attempt('react to a comment', async () => reactToIssueComment(connection, id, reaction)),
  reactToReviewComment: async (id, reaction) =>
    attempt('react to a review comment', async () => reactToReviewComment(connection, id, reaction)),
  permission: async (login) => {
    const read = attempt('read a permission', async () => readPermission(connection, login));
    return (await orUndefined(read)) ?? 'none';
  },
});
