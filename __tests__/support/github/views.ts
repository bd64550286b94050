import type { Change } from './changes.js';
import { bytesOf, modeOf, textOf } from './history.js';
import type { Commit, File } from './history.js';
import type { Json } from './openapi.js';
import { changesOf, locate } from './world.js';
import type {
  AnnotationState,
  CheckRunState,
  CommentState,
  IssueCommentState,
  PullState,
  ReviewState,
  World,
} from './world.js';

/**
 * What the fake says, in GitHub's words. Only what a test can depend on is written here; everything else that GitHub's
 * description requires is filled in from the description itself.
 */

export const isBot = (login: string): boolean => login.endsWith('[bot]');

export const userView = (login: string): Json => ({
  login,
  type: isBot(login) ? 'Bot' : 'User',
  node_id: `U_${login}`,
});

const repositoryUrl = (world: World): string => `${world.url}/${world.owner}/${world.repo}`;
const pullUrl = (world: World, number: number): string => `${repositoryUrl(world)}/pull/${number}`;

export const repositoryView = (world: World, fullName = `${world.owner}/${world.repo}`): Json => {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    name,
    full_name: fullName,
    owner: userView(owner),
    private: world.settings.visibility === 'private',
    fork: fullName !== `${world.owner}/${world.repo}`,
    html_url: `${world.url}/${fullName}`,
    default_branch: 'main',
  };
};

const branchView = (
  world: World,
  { repository, ref, sha }: { repository: string | null; ref: string; sha: string },
) => ({
  label: `${(repository ?? 'unknown repository').split('/')[0]!}:${ref}`,
  ref,
  sha,
  repo: repository === null ? null : repositoryView(world, repository),
  user: repository === null ? null : userView(repository.split('/')[0]!),
});

/** A pull request as in a list. */
export const pullSummaryView = (world: World, pull: PullState): Json => ({
  number: pull.number,
  title: pull.title,
  state: pull.state,
  draft: pull.draft,
  user: userView(pull.author),
  html_url: pullUrl(world, pull.number),
  created_at: pull.createdAt,
  updated_at: pull.createdAt,
  head: branchView(world, { repository: pull.headRepository, ref: pull.headRef, sha: pull.headSha }),
  base: branchView(world, { repository: `${world.owner}/${world.repo}`, ref: pull.baseRef, sha: pull.baseSha }),
  author_association: 'CONTRIBUTOR',
});

export const pullView = (world: World, pull: PullState): Json => {
  const changes = changesOf(world, pull);
  return {
    ...pullSummaryView(world, pull),
    changed_files: changes.length,
    additions: changes.reduce((sum, { additions }) => sum + additions, 0),
    deletions: changes.reduce((sum, { deletions }) => sum + deletions, 0),
  };
};

export const fileView = (world: World, change: Change, sha: string): Json => ({
  sha: change.sha,
  filename: change.path,
  status: change.status,
  additions: change.additions,
  deletions: change.deletions,
  changes: change.additions + change.deletions,
  blob_url: `${repositoryUrl(world)}/blob/${sha}/${encodeURI(change.path)}`,
  raw_url: `${repositoryUrl(world)}/raw/${sha}/${encodeURI(change.path)}`,
  contents_url: `${repositoryUrl(world)}/contents/${encodeURI(change.path)}?ref=${sha}`,
  ...(change.patch === undefined ? {} : { patch: change.patch }),
  ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
});

export const reviewView = (world: World, review: ReviewState): Json => ({
  id: review.id,
  node_id: `PRR_${review.id}`,
  user: userView(review.author),
  body: review.body,
  state: review.state,
  commit_id: review.commitId,
  html_url: `${pullUrl(world, review.pull)}#pullrequestreview-${review.id}`,
  pull_request_url: pullUrl(world, review.pull),
  author_association: 'NONE',
  ...(review.submittedAt === undefined ? {} : { submitted_at: review.submittedAt }),
});

const threadOf = (world: World, comment: CommentState): CommentState =>
  world.comments.find(({ id }) => id === comment.inReplyTo) ?? comment;

/** A reply stands where the top comment of its thread stands. */
export const commentView = (world: World, comment: CommentState): Json => {
  const top = threadOf(world, comment);
  const { line, startLine } = locate(world, top);
  const pull = world.pulls.get(comment.pull)!;
  return {
    id: comment.id,
    node_id: `PRRC_${comment.id}`,
    pull_request_review_id: comment.reviewId ?? null,
    user: userView(comment.author),
    body: comment.body,
    path: comment.path,
    commit_id: pull.headSha,
    original_commit_id: comment.commitId,
    line,
    original_line: top.line ?? null,
    start_line: startLine,
    original_start_line: top.startLine ?? null,
    side: top.side,
    start_side: top.startLine === undefined ? null : top.side,
    subject_type: comment.subjectType,
    diff_hunk: '@@',
    ...(comment.inReplyTo === undefined ? {} : { in_reply_to_id: comment.inReplyTo }),
    html_url: `${pullUrl(world, comment.pull)}#discussion_r${comment.id}`,
    pull_request_url: pullUrl(world, comment.pull),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
  };
};

export const issueCommentView = (world: World, comment: IssueCommentState): Json => ({
  id: comment.id,
  node_id: `IC_${comment.id}`,
  user: userView(comment.author),
  body: comment.body,
  html_url: `${pullUrl(world, comment.pull)}#issuecomment-${comment.id}`,
  issue_url: pullUrl(world, comment.pull),
  created_at: comment.createdAt,
  updated_at: comment.updatedAt,
  author_association: 'NONE',
});

export const checkRunView = (world: World, run: CheckRunState): Json => ({
  id: run.id,
  node_id: `CR_${run.id}`,
  name: run.name,
  head_sha: run.headSha,
  external_id: run.externalId,
  status: run.status,
  conclusion: run.conclusion,
  html_url: `${repositoryUrl(world)}/runs/${run.id}`,
  details_url: run.detailsUrl,
  started_at: run.startedAt,
  completed_at: run.completedAt,
  output: {
    title: run.title,
    summary: run.summary,
    text: run.text,
    annotations_count: run.annotations.length,
    annotations_url: `${repositoryUrl(world)}/check-runs/${run.id}/annotations`,
  },
  app: { slug: run.app, name: run.app },
  check_suite: { id: 1 },
  // Empty for the head of a fork; for others GitHub fills it, and nobody should rely on it.
  pull_requests: [],
});

export const annotationView = (world: World, run: CheckRunState, annotation: AnnotationState): Json => ({
  path: annotation.path,
  start_line: annotation.start_line,
  end_line: annotation.end_line,
  start_column: annotation.start_column ?? null,
  end_column: annotation.end_column ?? null,
  annotation_level: annotation.annotation_level,
  title: annotation.title ?? null,
  message: annotation.message,
  raw_details: annotation.raw_details ?? null,
  blob_href: `${repositoryUrl(world)}/blob/${run.headSha}/${encodeURI(annotation.path)}`,
});

/** Git's own way to break base64 into lines, which GitHub keeps. */
const toBase64 = (file: File): string =>
  Buffer.from(bytesOf(file))
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n');

export const blobView = (sha: string, file: File): Json => ({
  sha,
  node_id: `B_${sha}`,
  size: bytesOf(file).length,
  encoding: 'base64',
  content: toBase64(file),
});

/** Above this size the contents endpoint leaves the content out. */
const LARGE = 1024 * 1024;

export const contentView = (path: string, file: File, sha: string): Json => {
  const size = bytesOf(file).length;
  const isLink = modeOf(file) === '120000';
  const large = size > LARGE;
  return {
    type: isLink ? 'symlink' : 'file',
    name: path.split('/').at(-1),
    path,
    sha,
    size,
    ...(isLink
      ? { target: textOf(file) }
      : { encoding: large ? 'none' : 'base64', content: large ? '' : toBase64(file) }),
  };
};

export const commitView = (commit: Commit): Json => ({
  sha: commit.sha,
  node_id: `C_${commit.sha}`,
  commit: { message: commit.message, tree: { sha: commit.treeSha } },
  // As for a commit whose address belongs to no account.
  author: null,
  committer: null,
  parents: commit.parents.map((sha) => ({ sha })),
});
