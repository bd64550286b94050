/** What becomes of findings from push to push: new, already there, moved, renamed, fixed, and back again. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseMarker } from '../../src/report/marker.js';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';
import type { Tree } from '../support/github/history.js';
import type { PermissionProfile } from '../support/github/permissions.js';
import type { ActionRun } from '../support/run-action.js';
import { annotatedCodes, commentedCodes, operations, reviewPull, service, soundService } from './small-service.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

/** Runs the action and makes sure that a second run would write nothing. */
async function settled(pull: FakePullRequest): Promise<ActionRun> {
  const run = await reviewPull(github, pull);
  github.forget();
  await reviewPull(github, pull);
  expect(operations(github)).toEqual([]);
  return run;
}

const open = (base: Tree, head: Tree, options: object = {}): FakePullRequest =>
  github.openPullRequest({ base, head, ...options });

describe('what was there before', () => {
  test('is in the summary, gets no comment and does not fail the check', async () => {
    const text = service();
    const pull = open({ 'main.tf': text }, { 'main.tf': `${text}\n# a note\n` });
    const run = await settled(pull);
    expect({ code: run.code, verdict: run.outputs['verdict'], fresh: run.outputs['new'] }).toEqual({
      code: 0,
      verdict: 'success',
      fresh: '0',
    });
    expect(pull.comments()).toEqual([]);
    expect(run.summary).toContain('already there 3');
  });

  test('stays so when its file is renamed', async () => {
    const pull = open({ 'old.tf': service() }, { 'new.tf': service() });
    expect((await settled(pull)).outputs['new']).toBe('0');
    expect(pull.comments()).toEqual([]);
  });

  test('stays so when lines move', async () => {
    const pull = open({ 'main.tf': service() }, { 'main.tf': `# one\n# two\n# three\n\n${service()}` });
    expect((await settled(pull)).outputs['new']).toBe('0');
  });

  test('speaks up when the pull request touches its line', async () => {
    const pull = open({ 'main.tf': service() }, { 'main.tf': service().replace(/image +=/, 'image =') });
    await settled(pull);
    expect(commentedCodes(pull)).toEqual(['ECS511']);
  });
});

describe('a new problem', () => {
  test('that a removed line causes is shown on the diff', async () => {
    const pull = open({ 'main.tf': soundService() }, { 'main.tf': soundService({ user: undefined }) });
    const run = await settled(pull);
    expect({ code: run.code, fresh: run.outputs['new'] }).toEqual({ code: 1, fresh: '1' });
    expect([...commentedCodes(pull), ...annotatedCodes(github)]).toEqual(['ECS802']);
  });

  test('stands on the line of the head when the base branch has moved on', async () => {
    const base = soundService({ name: 'old' });
    const pull = open({ 'main.tf': base }, { 'main.tf': `${base}\n${service()}` });
    github.pushToBase({ 'main.tf': `# a line\n# and another\n${base}` });
    await settled(pull);
    const comment = pull.comments().find(({ body }) => body.includes('ECS801'));
    expect(comment?.line).toBe(lineOf(`${base}\n${service()}`, 'privileged             = true'));
  });

  test('is found in a file that GitHub shows no patch of', async () => {
    const files = { 'main.tf': soundService(), 'other.tf': '# x\n' };
    const pull = open(files, { ...files, 'main.tf': service() }, { withoutPatch: ['main.tf'] });
    const run = await settled(pull);
    expect(run.outputs['new']).toBe('3');
    expect([...commentedCodes(pull), ...annotatedCodes(github)].sort()).toEqual(['ECS511', 'ECS801', 'ECS804']);
  });

  test('is found on the second page of the changed files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`notes/${String(index).padStart(3, '0')}.txt`, `${String(index)}\n`]),
    );
    const pull = open({}, { ...many, 'z/main.tf': service() });
    await settled(pull);
    expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS801', 'ECS804']);
  });

  test('is told as already there, with a notice, when GitHub does not list its file', async () => {
    await github.close();
    github = await startGitHub({ fileCap: 1 });
    const pull = open({}, { 'a.txt': 'x\n', 'main.tf': service() });
    const run = await settled(pull);
    expect(run.summary).toContain('GitHub does not list 1 of the 2 changed files');
  });

  test.each([
    ['with carriage returns', (text: string) => text.replaceAll('\n', '\r\n')],
    ['without a line end at its end', (text: string) => text.trimEnd()],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
  ])('is commented in a file %s', async (_title, as) => {
    const pull = open({ 'main.tf': as(soundService()) }, { 'main.tf': as(service()) });
    await settled(pull);
    expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS801', 'ECS804']);
  });
});

describe('a problem that has a comment', () => {
  test('keeps it through further pushes, a force push and a rename', async () => {
    const pull = open({}, { 'main.tf': service() });
    await settled(pull);
    const before = pull.comments().map(({ id }) => id);
    pull.push({ 'main.tf': `# a line more\n${service()}` });
    await settled(pull);
    github.pushToBase({ 'README.md': 'x\n' });
    pull.rebase({ 'README.md': 'x\n', 'main.tf': service() });
    await settled(pull);
    pull.push({ 'README.md': 'x\n', 'service.tf': service() });
    await settled(pull);
    expect(pull.comments().map(({ id }) => id)).toEqual(before);
    expect(pull.reviews()).toHaveLength(1);
  });

  test('has it say so when it is fixed, and a new one when it comes back', async () => {
    const pull = open({}, { 'main.tf': service() });
    await settled(pull);
    pull.push({ 'main.tf': service({ privileged: false }) });
    const run = await settled(pull);
    expect(run.outputs['verdict']).toBe('success');
    expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS804']);
    const told = pull.comments().filter(({ body }) => parseMarker(body)?.state === 'fixed');
    expect(told).toEqual([expect.objectContaining({ body: expect.stringContaining(`Fixed as of ${pull.headSha()}`) })]);
    pull.push({ 'main.tf': service() });
    await settled(pull);
    expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS801', 'ECS804']);
  });

  test('is left alone when a person resolved it, and told in the summary', async () => {
    const pull = open({}, { 'main.tf': service() });
    await settled(pull);
    for (const { id } of pull.comments()) pull.resolve(id, 'octocat');
    pull.push({ 'main.tf': service(), 'more.txt': 'x\n' });
    const run = await settled(pull);
    expect(pull.comments()).toHaveLength(3);
    expect(run.summary).toMatch(/## Still there, in threads that were resolved\n\n(- .*ECS\d{3}.*\n){3}/);
  });
});

describe('the comment of a problem that is gone', () => {
  const mend = async (
    permissions: PermissionProfile,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly pull: FakePullRequest; readonly run: ActionRun }> => {
    await github.close();
    github = await startGitHub({ permissions });
    const pull = open({}, { 'main.tf': service() });
    await reviewPull(github, pull, { inputs });
    pull.push({ 'main.tf': service({ privileged: false }) });
    const run = await reviewPull(github, pull, { inputs });
    github.forget();
    await reviewPull(github, pull, { inputs });
    expect(operations(github)).toEqual([]);
    return { pull, run };
  };
  const WANTED = { 'resolve-threads': 'true' };
  const stateOf = (pull: FakePullRequest): object => {
    const comments = pull.comments().filter(({ minimized, resolvedBy }) => (minimized ?? resolvedBy) !== undefined);
    return comments.map(({ minimized, resolvedBy, body }) => [parseMarker(body)?.state, minimized, resolvedBy]);
  };

  test('is folded', async () => {
    const { pull } = await mend('same-repository');
    expect(stateOf(pull)).toEqual([['fixed', 'RESOLVED', undefined]]);
  });

  test('has its thread resolved where that is wanted and allowed', async () => {
    const { pull } = await mend('contents-write', WANTED);
    expect(stateOf(pull)).toEqual([['fixed', undefined, 'github-actions[bot]']]);
  });

  test('is folded, with a word on the permission, where that is wanted and not allowed', async () => {
    const { pull, run } = await mend('same-repository', WANTED);
    expect(stateOf(pull)).toEqual([['fixed', 'RESOLVED', undefined]]);
    expect(run.log).toContain('contents: write');
  });
});

describe('comments of others', () => {
  test('stay as they are, even with a marker like ours', async () => {
    const pull = open({}, { 'main.tf': service() });
    const forged = '<!-- ecs-reviewer v1 ECS801 0123456789abcdef -->';
    pull.comment({ author: 'mallory', body: `Nothing to see.\n${forged}`, path: 'main.tf', line: 1 });
    pull.comment({ author: 'other-scanner[bot]', body: 'A word.', path: 'main.tf', line: 2 });
    const run = await settled(pull);
    expect(run.log).toContain('Comments by mallory carry a marker like that of ours.');
    expect(
      pull
        .comments()
        .filter(({ author }) => author !== 'github-actions[bot]')
        .map(({ body }) => body),
    ).toEqual([`Nothing to see.\n${forged}`, 'A word.']);
    expect(commentedCodes(pull).filter((code) => code === 'ECS801')).toHaveLength(2);
  });

  test('a check run of the same name by somebody else is not touched', async () => {
    const pull = open({}, { 'main.tf': service() });
    const other = github.addCheckRun({ name: 'ECS best practices', headSha: pull.headSha(), app: 'github-actions' });
    await settled(pull);
    expect(github.checkRuns().find(({ id }) => id === other.id)?.title).toBeNull();
    expect(github.checkRuns()).toHaveLength(2);
  });
});
