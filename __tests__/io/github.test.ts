import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGitHub } from '../../src/io/github.js';
import type { GitHub } from '../../src/model/github.js';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';

let github: FakeGitHub;
let pull: FakePullRequest;
let port: GitHub;
beforeEach(async () => {
  github = await startGitHub();
  pull = github.openPullRequest({
    base: { 'a.tf': 'a\nb\nc\n' },
    head: { 'a.tf': 'a\nB\nc\n', 'b.tf': 'x\n' },
  });
  port = createGitHub({
    token: github.token,
    repository: github.repository,
    apiUrl: github.apiUrl,
    secondMs: 1,
    requestTimeoutMs: 2000,
  });
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const draft = (line: number) => ({
  commitId: pull.headSha(),
  body: 'One problem. <!-- mark -->',
  marker: '<!-- mark -->',
  comments: [{ path: 'a.tf', line, body: 'Look here.' }],
});

const writes = (): readonly string[] =>
  github.writes().map(({ operation, status }) => `${operation} ${String(status)}`);

describe('reading', () => {
  test('gives the pull request and its changed files with patches', async () => {
    expect(await port.pullRequest(1)).toMatchObject({ number: 1, headSha: pull.headSha(), changedFileCount: 2 });
    expect(await port.changedFiles(1)).toEqual([
      expect.objectContaining({ path: 'a.tf', status: 'modified', patch: expect.stringContaining('+B') }),
      expect.objectContaining({ path: 'b.tf', status: 'added' }),
    ]);
  });

  test('gives files, trees and the merge base of any commit', async () => {
    const text = async (path: string, ref: string) => {
      const bytes = await port.content(path, ref);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString();
    };
    expect(await text('a.tf', 'main')).toBe('a\nb\nc\n');
    expect(await text('a.tf', pull.headSha())).toBe('a\nB\nc\n');
    expect(await text('nowhere.tf', 'main')).toBeUndefined();
    const { entries } = await port.tree(pull.headSha());
    expect(entries.map(({ path }) => path)).toEqual(['a.tf', 'b.tf']);
    expect(await port.mergeBase('main', pull.headSha())).toBe(pull.mergeBaseSha());
  });

  test('knows who we are and what others may do', async () => {
    github.person('alice', 'write');
    expect(await port.viewer()).toBe('github-actions[bot]');
    expect(await port.permission('alice')).toBe('write');
    expect(await port.permission('nobody')).toBe('none');
  });
});

describe('a review', () => {
  test('is posted once, with its comments on the lines of the head', async () => {
    const review = await port.submitReview(1, draft(2));
    expect(review.url).toContain('http');
    expect(pull.comments()).toEqual([expect.objectContaining({ path: 'a.tf', line: 2, body: 'Look here.' })]);
    expect(writes()).toEqual(['pulls/create-review 200']);
  });

  test.each(['lost response', '502 after success'] as const)('is not posted twice after a %s', async (fault) => {
    github.fail({ method: 'POST', path: '/reviews', with: fault });
    await port.submitReview(1, draft(2));
    expect(pull.reviews()).toHaveLength(1);
  });

  test('is refused whole when one line is not in the diff', async () => {
    await expect(port.submitReview(1, draft(20))).rejects.toMatchObject({ name: 'GitHubFailure', status: 422 });
    expect(pull.reviews()).toEqual([]);
  });

  test('can be tried without anybody seeing it', async () => {
    expect(await port.acceptsReview(1, draft(20))).toBe(false);
    expect(await port.acceptsReview(1, draft(2))).toBe(true);
    expect(pull.reviews()).toEqual([]);
  });

  test('is a failure that names the missing permission when the token may only read', async () => {
    github.change({ permissions: 'fork' });
    await expect(port.submitReview(1, draft(2))).rejects.toMatchObject({
      status: 403,
      missingPermissions: 'pull_requests=write',
    });
  });
});

describe('a check run', () => {
  const annotations = Array.from({ length: 120 }, (_, index) => ({
    path: 'a.tf',
    startLine: index + 1,
    endLine: index + 1,
    level: 'warning' as const,
    title: 'title',
    message: 'message',
  }));

  test('carries its annotations in requests of fifty', async () => {
    const name = 'ECS best practices';
    const output = { conclusion: 'failure' as const, title: 'Two problems', summary: 'All of them', annotations };
    const run = await port.createCheckRun({ name, headSha: pull.headSha(), ...output });
    expect(await port.annotations(run.id)).toHaveLength(120);
    expect(writes()).toHaveLength(3);
    expect(await port.checkRuns(pull.headSha(), name)).toEqual([
      expect.objectContaining({ id: run.id, conclusion: 'failure', title: 'Two problems' }),
    ]);
  });
});

test('every failure is a GitHubFailure with the status and no token', async () => {
  github.fail({ path: '/files', with: 'reset', times: 3 });
  await expect(port.changedFiles(1)).rejects.toMatchObject({
    name: 'GitHubFailure',
    operation: 'list the changed files',
  });
  github.fail({ path: '/files', with: 404 });
  await expect(port.changedFiles(1)).rejects.toMatchObject({ status: 404 });
});

test('a secondary rate limit is waited for', async () => {
  github.fail({ method: 'POST', path: '/reviews', with: 429, retryAfter: 1 });
  await port.submitReview(1, draft(2));
  expect(pull.reviews()).toHaveLength(1);
});

test('what may be repeated is tried again, also after a write that may not', async () => {
  const comment = pull.comment({ author: 'github-actions[bot]', body: 'x', path: 'a.tf', line: 2 });
  await port.submitReview(1, draft(2));
  github.fail({ method: 'GET', path: '/pulls/1/comments', with: 500 });
  expect(await port.reviewComments(1)).toHaveLength(2);
  github.fail({ method: 'PATCH', path: '/pulls/comments/', with: 'reset' });
  await port.updateReviewComment(comment.id, 'y');
  expect(pull.comments()[0]?.body).toBe('y');
});
