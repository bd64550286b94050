/** Every call of a run that reports to GitHub, with everything that can happen to it: nothing twice, nothing lost. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { changesOf } from '../src/diff/changes.js';
import { createGitHub } from '../src/io/github.js';
import type { GitHub } from '../src/model/github.js';
import type { ReviewOptions } from '../src/model/options.js';
import { publish, type Published, type PublishInput } from '../src/publish.js';
import { review } from '../src/review.js';
import { annotatedCodes, commentedCodes, loggedCodes, operations, RULES, service } from './e2e/small-service.js';
import { startGitHub, type FakeGitHub, type FakePullRequest } from './support/github/fake.js';
import type { Fault, FaultKind } from './support/github/faults.js';
import { memoryTree } from './support/memory-tree.js';

const OPTIONS: ReviewOptions = {
  ...{ failOn: 'high', preset: 'strict', relevance: 'all', varFiles: [], suggestions: false },
  only: RULES.split(', '),
};
const BAD = service();
const MENDED = service({ privileged: false });
const outcomes = new Map([BAD, MENDED].map((text) => [text, review(memoryTree({ 'main.tf': text }), OPTIONS)]));

let github: FakeGitHub;
let pull: FakePullRequest;
let port: GitHub;
beforeEach(async () => {
  github = await startGitHub({ permissions: 'contents-write' });
  pull = github.openPullRequest({ base: {}, head: { 'main.tf': BAD } });
  const { token, repository, apiUrl } = github;
  port = createGitHub({ token, repository, apiUrl, secondMs: 1, requestTimeoutMs: 250 });
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

function inputOf(text: string, checkRun = true): PublishInput {
  const lines = text.trimEnd().split('\n');
  const patch = [`@@ -0,0 +1,${String(lines.length)} @@`, ...lines.map((line) => `+${line}`)].join('\n');
  return {
    outcome: outcomes.get(text)!,
    changes: changesOf([{ path: 'main.tf', status: 'added', sha: '', patch }]),
    pullNumber: pull.number,
    resolveThreads: true,
    checkRun,
    options: {
      ...{ commentAt: 'medium', maxComments: 20, bar: 'high', suggestions: false, checkName: 'x' },
      headSha: pull.headSha(),
      repositoryUrl: 'https://github.example/acme/shop',
    },
  };
}

type Kind = readonly [string, FaultKind, Partial<Fault>];

const ONCE: readonly Kind[] = [
  ...([403, 404, 409, 422, 500, 502, 'reset', 'timeout', 'lost response', '502 after success'] as const).map(
    (kind) => [`${String(kind)} once`, kind, {}] as const,
  ),
  ['429 with retry-after', 429, { retryAfter: 1 }],
  ['429 without retry-after', 429, {}],
];
const ALWAYS: readonly Kind[] = [
  ...([403, 422, 429, 500, 'lost response'] as const).map(
    (kind) => [`${String(kind)} always`, kind, { times: Infinity }] as const,
  ),
];

type Call = readonly [string, Pick<Fault, 'method' | 'path' | 'body'>];

const FIRST: readonly Call[] = [
  ['who we are', { path: '/graphql', body: 'viewer' }],
  ['listing the comments', { method: 'GET', path: '/pulls/1/comments' }],
  ['listing the check runs', { method: 'GET', path: /\/commits\/.*\/check-runs/ }],
  ['creating the review', { method: 'POST', path: '/reviews' }],
  ['creating the check run', { method: 'POST', path: /\/check-runs$/ }],
];
const LATER: readonly Call[] = [
  ['listing the threads', { path: '/graphql', body: 'reviewThreads' }],
  ['editing a comment', { method: 'PATCH', path: '/pulls/comments/' }],
  ['resolving a thread', { path: '/graphql', body: 'resolveReviewThread' }],
  ['reading the check run', { method: 'GET', path: /\/check-runs\/\d+$/ }],
  ['reading its annotations', { method: 'GET', path: '/annotations' }],
  ['editing the check run', { method: 'PATCH', path: '/check-runs/' }],
];

const cases = (calls: readonly Call[], kinds: readonly Kind[]): readonly (readonly [string, string, Fault])[] =>
  calls.flatMap(([call, pattern]) =>
    kinds.map(([name, kind, facts]) => [call, name, { ...pattern, with: kind, ...facts }] as const),
  );

/** Lets the fault happen; whether it has is the answer. */
function meet(fault: Fault): () => boolean {
  let isMet = false;
  github.before(fault, () => {
    isMet = true;
  });
  github.fail(fault);
  return () => isMet;
}

const once = (codes: readonly string[]): boolean => new Set(codes).size === codes.length;

/** Every problem is shown somewhere, and nothing is there twice. */
function expectTold({ logCommands, plan }: Published, codes: readonly string[]): void {
  const logged = loggedCodes({ annotations: logCommands } as unknown as Parameters<typeof loggedCodes>[0]);
  const shown = [...commentedCodes(pull), ...annotatedCodes(github), ...logged];
  expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  for (const code of codes) expect(plan.jobSummary).toContain(code);
  expect({ comments: once(commentedCodes(pull)), annotations: once(annotatedCodes(github)) }).toEqual({
    ...{ comments: true, annotations: true },
  });
  expect(pull.reviews().filter(({ state }) => state === 'PENDING')).toEqual([]);
  expect(github.checkRuns().length).toBeLessThanOrEqual(1);
}

/** Without the fault the next run brings in order what was refused, and the one after it has nothing to do. */
async function expectHealed({ refusals }: Published, text: string, codes: readonly string[]): Promise<void> {
  github.heal();
  if (refusals.length > 0) await publish(port, inputOf(text));
  expect(commentedCodes(pull)).toEqual(codes);
  github.forget();
  await publish(port, inputOf(text));
  expect(operations(github)).toEqual([]);
}

describe('a first run', () => {
  const CODES = ['ECS511', 'ECS801', 'ECS804'];
  test.each(cases(FIRST, [...ONCE, ...ALWAYS]))('%s: %s', async (_call, _kind, fault) => {
    const isMet = meet(fault);
    const published = await publish(port, inputOf(BAD));
    expect(isMet()).toBe(true);
    expectTold(published, CODES);
    if (commentedCodes(pull).length < 3 || github.checkRuns().length === 0) {
      expect(published.refusals.length).toBeGreaterThan(0);
    }
    await expectHealed(published, BAD, CODES);
  });
});

describe('a run that finds a problem mended', () => {
  const LEFT = ['ECS511', 'ECS804'];
  test.each(cases(LATER, ONCE))('%s: %s', async (_call, _kind, fault) => {
    await publish(port, inputOf(BAD));
    pull.push({ 'main.tf': MENDED });
    const run = { name: 'x', headSha: pull.headSha(), app: 'github-actions', externalId: 'ecs-reviewer/1/x' };
    const level = { annotation_level: 'notice', message: 'Of an earlier run.' };
    github.addCheckRun(run).annotations.push({ path: 'main.tf', start_line: 1, end_line: 1, ...level });
    const isMet = meet(fault);
    const published = await publish(port, inputOf(MENDED));
    expect(isMet()).toBe(true);
    expect(commentedCodes(pull).filter((code) => code !== 'ECS801')).toEqual(LEFT);
    expect(once(commentedCodes(pull))).toBe(true);
    expect(pull.reviews()).toHaveLength(1);
    if (commentedCodes(pull).includes('ECS801')) expect(published.refusals.length).toBeGreaterThan(0);
    await expectHealed(published, MENDED, LEFT);
  });
});
