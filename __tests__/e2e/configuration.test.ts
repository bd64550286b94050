/** The configuration of the base rules a pull request; what a pull request changes in it rules after the merge. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub } from '../support/github/fake.js';
import type { Tree } from '../support/github/history.js';
import type { ActionRun } from '../support/run-action.js';
import { commentedCodes, operations, reviewPull, service } from './small-service.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const FILE = '.github/ecs-reviewer.yml';
const OFF = 'ignore:\n  - rule: ECS801\n    reason: it drives a device of the host\n';

async function reviewed(
  base: Tree,
  head: Tree,
): Promise<{ readonly run: ActionRun; readonly codes: readonly string[] }> {
  const pull = github.openPullRequest({ base, head });
  const run = await reviewPull(github, pull);
  return { run, codes: commentedCodes(pull) };
}

test('of the base ignores a problem', async () => {
  const { codes } = await reviewed({ [FILE]: OFF }, { [FILE]: OFF, 'main.tf': service() });
  expect(codes).toEqual(['ECS511', 'ECS804']);
});

test('that a pull request brings hides nothing, and is told with what it would have hidden', async () => {
  const { run, codes } = await reviewed({ 'README.md': 'x\n' }, { [FILE]: OFF, 'main.tf': service() });
  expect(codes).toEqual(['ECS511', 'ECS801', 'ECS804']);
  expect(run.code).toBe(1);
  expect(run.summary).toMatch(/## Configuration\n\n- `\.github\/ecs-reviewer\.yml`/);
  expect(run.summary).toContain('ECS801');
});

test('that a pull request removes rules it all the same', async () => {
  const { codes } = await reviewed({ [FILE]: OFF }, { 'main.tf': service() });
  expect(codes).toEqual(['ECS511', 'ECS804']);
});

test('that is broken fails the run with its line, and the defaults rule', async () => {
  const broken = 'rules:\n  ECS801: offf\n';
  const { run, codes } = await reviewed({ [FILE]: broken }, { [FILE]: broken, 'main.tf': service() });
  expect(codes).toEqual(['ECS511', 'ECS801', 'ECS804']);
  expect(run.code).toBe(1);
  expect(run.log).toMatch(/::error::.*ecs-reviewer\.yml.*2.*offf/);
});

test('that changes nothing of the outcome leaves a second run without a write', async () => {
  const pull = github.openPullRequest({ base: { [FILE]: OFF }, head: { [FILE]: OFF, 'main.tf': service() } });
  await reviewPull(github, pull);
  github.forget();
  await reviewPull(github, pull);
  expect(operations(github)).toEqual([]);
});
