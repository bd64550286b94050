/** GitHub refuses, stumbles or gets lost: the verdict is the same, nothing is said twice, nothing is lost. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';
import type { Fault } from '../support/github/faults.js';
import {
  annotatedCodes,
  commentedCodes,
  loggedCodes,
  reviewPull,
  service,
  verdictOf,
  warningsOf,
} from './small-service.js';

const CODES = ['ECS511', 'ECS801', 'ECS804'];

let github: FakeGitHub;
let pull: FakePullRequest;
beforeEach(async () => {
  github = await startGitHub();
  pull = github.openPullRequest({
    base: { 'README.md': 'Shop\n' },
    head: { 'README.md': 'Shop\n', 'main.tf': service() },
  });
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)].sort();

describe('a write that fails', () => {
  test.each<[string, Fault]>([
    ['a review that is forbidden', { method: 'POST', path: '/reviews', with: 403, times: Infinity }],
    ['a review that GitHub fails at', { method: 'POST', path: '/reviews', with: 500, times: Infinity }],
    ['a review whose answer is lost', { method: 'POST', path: '/reviews', with: 'lost response' }],
    ['a review with an error after it was taken', { method: 'POST', path: '/reviews', with: '502 after success' }],
    ['a review that has to wait', { method: 'POST', path: '/reviews', with: 429, retryAfter: 1 }],
    ['a check run that is forbidden', { method: 'POST', path: '/check-runs', with: 403, times: Infinity }],
    ['a check run whose answer is lost', { method: 'POST', path: '/check-runs', with: 'lost response' }],
    ['a check run that GitHub fails at', { method: 'POST', path: '/check-runs', with: 502, times: Infinity }],
  ])('%s', async (_title, fault) => {
    github.fail(fault);
    const run = await reviewPull(github, pull);
    expect(verdictOf(run)).toMatchObject({ code: 1, verdict: 'failure', findings: '3', new: '3' });
    const shown = [...commentedCodes(pull), ...annotatedCodes(github), ...loggedCodes(run)];
    expect(unique(shown)).toEqual(CODES);
    expect(unique(commentedCodes(pull))).toEqual(commentedCodes(pull));
    expect(github.checkRuns().length).toBeLessThanOrEqual(1);
    expect(pull.reviews().length).toBeLessThanOrEqual(1);
    for (const code of CODES) expect(run.summary).toContain(code);
  });
});

describe('a read that fails', () => {
  test.each<[string, Fault]>([
    ['the pull request', { method: 'GET', path: /\/pulls\/1$/, with: 404, times: Infinity }],
    ['the changed files', { method: 'GET', path: '/pulls/1/files', with: 403, times: Infinity }],
    ['the comments', { method: 'GET', path: '/pulls/1/comments', with: 403, times: Infinity }],
    ['the check runs', { method: 'GET', path: '/check-runs', with: 403, times: Infinity }],
    ['one connection', { method: 'GET', path: '/pulls/1/files', with: 'reset' }],
  ])('%s: every problem is still told, with a warning where something is missing', async (title, fault) => {
    github.fail(fault);
    const run = await reviewPull(github, pull);
    expect(verdictOf(run)).toMatchObject({ code: 1, verdict: 'failure', findings: '3' });
    expect(unique([...commentedCodes(pull), ...annotatedCodes(github), ...loggedCodes(run)])).toEqual(CODES);
    expect(warningsOf(run).length).toBe(title === 'one connection' ? 0 : 1);
  });
});

test('one comment that GitHub refuses does not cost the others', async () => {
  let refused = 0;
  github.before({ method: 'POST', path: '/reviews' }, () => {
    refused += 1;
  });
  github.fail({ method: 'POST', path: '/reviews', body: 'ECS801', with: 422, times: Infinity });
  const run = await reviewPull(github, pull);
  expect(refused).toBe(1);
  expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS804']);
  expect(annotatedCodes(github)).toEqual(['ECS801']);
  expect(run.log).toContain('refused');
});
