/** What the action does on each event, and with each of its switches. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';
import { pullRequestEvent, runAction, type ActionRun } from '../support/run-action.js';
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
  test('pull_request_target is refused, because its token can write', async () => {
    const run = await reviewPull(github, open(), { event: 'pull_request_target' });
    expect(run.code).toBe(1);
    expect(run.log).toContain('Use the event pull_request');
    expect(github.requests()).toEqual([]);
  });

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
