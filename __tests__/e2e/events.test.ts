/** What the action does on each event, and with each of its switches. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';
import { pullRequestEvent, runAction, type ActionRun, type RunOptions } from '../support/run-action.js';
import { freshFolder, removeFolder, runCli } from '../support/run-cli.js';
import {
  annotatedCodes,
  commentedCodes,
  operations,
  reviewPull,
  RULES,
  service,
  soundService,
} from './small-service.js';
import { writeTree } from '../support/run-action.js';
import type { Tree } from '../support/github/history.js';

const CODES = ['ECS511', 'ECS801', 'ECS804'];
const BASE = { 'README.md': 'Shop\n' };
const HEAD = { ...BASE, 'main.tf': service() };

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const open = (): FakePullRequest => github.openPullRequest({ base: BASE, head: HEAD });

/** A run that no pull request belongs to, on a commit with these files. */
async function onCommit(event: string, payload: (sha: string) => object): Promise<ActionRun> {
  const sha = github.pushToBase(HEAD);
  return runAction(github, { event, payload: payload(sha), sha, workspace: HEAD, inputs: { only: RULES } });
}

describe('events of a commit', () => {
  test.each<[string, (sha: string) => object]>([
    ['push', (sha) => ({ after: sha })],
    ['merge_group', (sha) => ({ action: 'checks_requested', merge_group: { head_sha: sha } })],
    ['workflow_dispatch', () => ({})],
    ['schedule', () => ({})],
  ])('%s gets a check run and no review', async (event, payload) => {
    const run = await onCommit(event, payload);
    expect(operations(github)).toEqual(['checks/create']);
    expect(annotatedCodes(github)).toEqual(CODES);
    expect({ code: run.code, verdict: run.outputs['verdict'], fresh: run.outputs['new'] }).toEqual({
      code: 1,
      verdict: 'failure',
      fresh: '',
    });
    expect(run.summary).toContain('ECS801');
  });

  test('a second run on the same commit writes nothing', async () => {
    const sha = github.pushToBase(HEAD);
    const options = { event: 'push', payload: { after: sha }, sha, workspace: HEAD, inputs: { only: RULES } };
    await runAction(github, options);
    github.forget();
    await runAction(github, options);
    expect(operations(github)).toEqual([]);
  });
});

describe('a merge group', () => {
  const queue = async (files: Tree, inputs = {}): Promise<ActionRun> => {
    const baseSha = github.pushToBase(HEAD);
    const headSha = github.pushToBase(files);
    const payload = { action: 'checks_requested', merge_group: { head_sha: headSha, base_sha: baseSha } };
    const options = { event: 'merge_group', payload, sha: headSha, workspace: files };
    return runAction(github, { ...options, inputs: { only: RULES, ...inputs } });
  };

  test('answers for what it brings', async () => {
    const run = await queue({ ...HEAD, 'api.tf': service({ name: 'api' }) });
    expect(operations(github)).toEqual(['checks/create']);
    expect(annotatedCodes(github)).toEqual(CODES);
    expect({ code: run.code, fresh: run.outputs['new'], all: run.outputs['findings'] }).toEqual({
      code: 1,
      fresh: '3',
      all: '6',
    });
  });

  test('does not answer for what was there before', async () => {
    const run = await queue({ ...HEAD, 'README.md': 'The shop\n' });
    expect(annotatedCodes(github)).toEqual([]);
    expect({ code: run.code, verdict: run.outputs['verdict'], fresh: run.outputs['new'] }).toEqual({
      code: 0,
      verdict: 'success',
      fresh: '0',
    });
  });

  test('is judged whole when GitHub does not compare its commits', async () => {
    github.fail({ method: 'GET', path: '/compare/', with: 404, times: Infinity });
    const run = await queue({ ...HEAD, 'README.md': 'The shop\n' });
    expect({ code: run.code, verdict: run.outputs['verdict'] }).toEqual({ code: 1, verdict: 'failure' });
    expect(run.log).toContain('Without the merge group');
  });
});

describe('events of a pull request', () => {
  test('nothing is written when the head has moved on since', async () => {
    const pull = open();
    const event = pullRequestEvent(github, pull);
    pull.push({ ...HEAD, 'new.txt': 'x\n' });
    const run = await runAction(github, { ...event, inputs: { only: RULES } });
    expect(operations(github)).toEqual([]);
    expect(run.log).toContain('newer commit');
  });

  test.each<[string, { readonly state?: 'closed'; readonly draft?: boolean }, string, readonly string[]]>([
    ['a closed pull request', { state: 'closed' }, 'true', []],
    ['a draft where drafts are not wanted', { draft: true }, 'false', []],
    ['a draft', { draft: true }, 'true', ['checks/create', 'pulls/create-review']],
  ])('%s: what is written', async (...[, state, drafts, written]) => {
    const pull = open();
    pull.setState(state);
    const run = await reviewPull(github, pull, { inputs: { 'review-drafts': drafts } });
    expect([...operations(github)].sort()).toEqual(written);
    expect(run.outputs['verdict']).toBe('failure');
  });

  test('a pull request without ECS code succeeds with a check run alone', async () => {
    const pull = github.openPullRequest({ base: HEAD, head: { ...HEAD, 'README.md': 'The shop\n' } });
    const run = await reviewPull(github, pull);
    expect({ code: run.code, verdict: run.outputs['verdict'], fresh: run.outputs['new'] }).toEqual({
      code: 0,
      verdict: 'success',
      fresh: '0',
    });
    expect(operations(github)).toEqual(['checks/create']);
  });
});

describe('pull_request_target', () => {
  const SHA = 'c'.repeat(40);
  const opened = (): FakePullRequest => github.openPullRequest({ base: BASE, head: HEAD, fork: 'mallory/shop' });
  const onTarget = async (pull: FakePullRequest, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
    reviewPull(github, pull, { event: 'pull_request_target', workspace: {}, sha: pull.baseSha(), ...options });

  test('reads the head of a fork from GitHub, where nothing is checked out', async () => {
    const pull = opened();
    const run = await onTarget(pull);
    expect({ code: run.code, fresh: run.outputs['new'], codes: commentedCodes(pull) }).toEqual({
      ...{ code: 1, fresh: '3', codes: CODES },
    });
    github.forget();
    await onTarget(pull);
    expect(operations(github)).toEqual([]);
  });

  test('reads unchanged files from GitHub too, and nothing of a checkout of the base', async () => {
    const head = { ...BASE, 'main.tf': service({ tag: '${var.tag}' }), 'tag.tf': 'variable "tag" {}\n' };
    const pull = github.openPullRequest({
      base: { ...BASE, 'tag.tf': 'variable "tag" {}\n' },
      head,
      fork: 'mallory/shop',
    });
    const workspace = { '.git/HEAD': `${pull.baseSha()}\n`, 'tag.tf': 'variable "tag" { default = "latest" }\n' };
    const run = await onTarget(pull, { workspace });
    expect({ fresh: run.outputs['new'], codes: commentedCodes(pull) }).toEqual({
      ...{ fresh: '2', codes: ['ECS801', 'ECS804'] },
    });
  });

  test.each<[string, (pull: FakePullRequest) => Tree]>([
    ['the head', (pull) => ({ '.git/HEAD': pull.headSha() })],
    [
      'the merge commit on a branch',
      () => ({ '.git/HEAD': 'ref: refs/heads/x', '.git/packed-refs': `${SHA} refs/heads/x` }),
    ],
    ['the head beside the base', (pull) => ({ '.git/HEAD': pull.baseSha(), 'pr/.git/HEAD': pull.headSha() })],
    ['files of nobody knows where', () => HEAD],
    ['a linked working tree', () => ({ '.git': 'gitdir: /elsewhere' })],
  ])('is refused with %s in the workspace', async (_title, holds) => {
    const pull = opened();
    const run = await onTarget(pull, { workspace: holds(pull) });
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/::error::The event pull_request_target .*unsafe-allow: true/);
    expect(github.requests()).toEqual([]);
  });

  test('goes on with unsafe-allow, and still reads from GitHub', async () => {
    const pull = opened();
    const workspace = { '.git/HEAD': pull.headSha(), 'main.tf': soundService() };
    const run = await onTarget(pull, { workspace, inputs: { 'unsafe-allow': 'true' } });
    expect({ code: run.code, codes: commentedCodes(pull) }).toEqual({ code: 1, codes: CODES });
  });

  test.each([
    ['in mode scan', { mode: 'scan' }, 'Mode scan reads the checkout'],
    ['without a token', { 'github-token': '' }, 'github-token is empty'],
  ])('is refused %s', async (_title, inputs, words) => {
    const run = await onTarget(opened(), { inputs });
    expect({ code: run.code, asked: github.requests().length }).toEqual({ code: 1, asked: 0 });
    expect(run.log).toContain(words);
  });

  test('fails when GitHub does not list the files: no checkout stands in for them', async () => {
    github.fail({ method: 'GET', path: '/git/trees/', with: 404, times: Infinity });
    const run = await onTarget(opened());
    expect({ code: run.code, written: operations(github) }).toEqual({ code: 1, written: [] });
    expect(run.log).toContain('list the files of a commit');
  });
});

describe('switches', () => {
  test('dry-run writes nothing and still has the verdict', async () => {
    const run = await reviewPull(github, open(), { inputs: { 'dry-run': 'true' } });
    expect(operations(github)).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.annotations.length).toBe(3);
  });

  test('check-run: false leaves the review', async () => {
    const pull = open();
    await reviewPull(github, pull, { inputs: { 'check-run': 'false' } });
    expect(operations(github)).toEqual(['pulls/create-review']);
    expect(commentedCodes(pull)).toEqual(CODES);
  });

  test('summary: false leaves the job summary empty', async () => {
    const run = await reviewPull(github, open(), { inputs: { summary: 'false' } });
    expect(run.summary).toBe('');
  });

  test('comment-at, max-comments and fail-on set their bars', async () => {
    const pull = open();
    const run = await reviewPull(github, pull, { inputs: { 'comment-at': 'critical', 'fail-on': 'never' } });
    expect(commentedCodes(pull)).toEqual(['ECS801']);
    expect(annotatedCodes(github)).toEqual(['ECS511', 'ECS804']);
    expect({ code: run.code, verdict: run.outputs['verdict'] }).toEqual({ code: 0, verdict: 'success' });
  });

  test('report-file holds what the command line says of the same files', async () => {
    const run = await reviewPull(github, open(), { inputs: { 'report-file': 'out/report.json' } });
    const folder = freshFolder();
    try {
      writeTree(`${folder}/repository`, HEAD);
      const argv = ['--format', 'json', '--no-stats', '--only', RULES.replaceAll(' ', '')];
      const { out } = runCli(folder, argv, `${folder}/repository`);
      expect(run.reportFile?.replace(/,\n\s*"milliseconds": \d+/, '')).toBe(out);
    } finally {
      removeFolder(folder);
    }
  });

  test('sarif-file holds every problem, with its output naming it', async () => {
    const run = await reviewPull(github, open(), { inputs: { 'sarif-file': 'out/report.sarif' } });
    const { runs } = JSON.parse(run.sarifFile ?? '{}') as { runs: { results: { ruleId: string }[] }[] };
    expect(runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId)).sort()).toEqual(CODES);
    expect(run.outputs['sarif-file']).toBe('out/report.sarif');
  });

  test.each([
    ['fail-on', 'hihg', 'Did you mean "high"?'],
    ['max-comments', 'all', 'whole number'],
    ['only', 'ECS000', 'no rule'],
  ])('a wrong %s fails the step and says what is allowed', async (name, value, words) => {
    const run = await runAction(github, { ...pullRequestEvent(github, open()), inputs: { [name]: value } });
    expect(run.code).toBe(1);
    expect(run.log).toContain(words);
    expect(github.requests()).toEqual([]);
  });

  test('GitHub Enterprise Server is talked to at its own address', async () => {
    const server = await startGitHub({ enterprise: true });
    const pull = server.openPullRequest({ base: BASE, head: HEAD });
    await reviewPull(server, pull);
    expect(commentedCodes(pull)).toEqual(CODES);
    await server.close();
    server.assertValid();
  });
});

test('a sound service gets no comment', async () => {
  const pull = github.openPullRequest({ base: BASE, head: { ...BASE, 'main.tf': soundService() } });
  const run = await reviewPull(github, pull);
  expect({ code: run.code, comments: pull.comments() }).toEqual({ code: 0, comments: [] });
});

describe('names that mean harm', () => {
  const name = '::error::x</details>@team `b` ![i](http://example.com/i.png) %0A::set-output name=a::b';

  test('act neither in the log nor in a comment, the check run or the job summary', async () => {
    const pull = github.openPullRequest({ base: BASE, head: { ...BASE, 'main.tf': service({ container: name }) } });
    const run = await reviewPull(github, pull, { inputs: { 'comment-at': 'critical' } });
    expect(commentedCodes(pull)).toEqual(['ECS801']);
    const commands = run.log.split('\n').filter((line) => /^\s*(::|##\[)/.test(line));
    expect(commands.filter((line) => !/^::(add-mask|error)::/.test(line))).toEqual([]);
    const texts = [
      ...pull.comments().map(({ body }) => body),
      run.summary,
      ...github.checkRuns().map(({ summary }) => summary ?? ''),
    ];
    for (const text of texts) {
      const prose = text.replace(/(`+)[^]*?\1/g, '').replace(/^<!-- ecs-reviewer .* -->$/m, '');
      expect(prose).not.toMatch(/@team|!\[i\]|x<\/details>/);
    }
  });
});
