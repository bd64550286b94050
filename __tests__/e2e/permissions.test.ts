/** The same verdict with every token; what may be written is written, the rest is told elsewhere. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type FakeOptions, type FakePullRequest } from '../support/github/fake.js';
import type { PermissionProfile } from '../support/github/permissions.js';
import type { ActionRun } from '../support/run-action.js';
import {
  annotatedCodes,
  commentedCodes,
  loggedCodes,
  operations,
  reviewPull,
  service,
  verdictOf,
  warningsOf,
} from './small-service.js';

const CODES = ['ECS511', 'ECS801', 'ECS804'];
const VERDICT = {
  code: 1,
  verdict: 'failure',
  findings: '3',
  critical: '1',
  high: '0',
  medium: '2',
  low: '0',
  info: '0',
  undecided: '0',
  new: '3',
};

interface Reviewed {
  readonly github: FakeGitHub;
  readonly pull: FakePullRequest;
  readonly run: ActionRun;
  readonly again: ActionRun;
  readonly writes: readonly string[];
}

async function reviewWith(options: FakeOptions, author = 'octocat'): Promise<Reviewed> {
  const github = await startGitHub(options);
  const fork = options.permissions === 'fork' ? 'stranger/shop' : undefined;
  const pull = github.openPullRequest({
    base: { 'README.md': 'Shop\n' },
    head: { 'README.md': 'Shop\n', 'main.tf': service() },
    author,
    ...(fork === undefined ? {} : { fork }),
  });
  const run = await reviewPull(github, pull);
  const writes = operations(github);
  const again = await reviewPull(github, pull);
  return { github, pull, run, again, writes };
}

interface Case {
  readonly profile: PermissionProfile;
  readonly writes: readonly string[];
  readonly commented: readonly string[];
  readonly annotated: readonly string[];
  readonly logged: readonly string[];
  /** What the one warning names. */
  readonly missing?: string;
}

const CASES: readonly Case[] = [
  {
    profile: 'same-repository',
    writes: ['pulls/create-review', 'checks/create'],
    commented: CODES,
    annotated: [],
    logged: [],
  },
  {
    profile: 'contents-write',
    writes: ['pulls/create-review', 'checks/create'],
    commented: CODES,
    annotated: [],
    logged: [],
  },
  {
    profile: 'no-pull-requests',
    writes: ['checks/create'],
    commented: [],
    annotated: CODES,
    logged: [],
    missing: '"pull-requests: write"',
  },
  {
    profile: 'no-checks',
    writes: ['pulls/create-review'],
    commented: CODES,
    annotated: [],
    logged: [],
    missing: '"checks: write"',
  },
  {
    profile: 'fork',
    writes: [],
    commented: [],
    annotated: [],
    logged: CODES,
    missing: '"pull-requests: write" and "checks: write"',
  },
  {
    profile: 'dependabot',
    writes: [],
    commented: [],
    annotated: [],
    logged: CODES,
    missing: '"pull-requests: write" and "checks: write"',
  },
];

describe.each(CASES)(
  'a token of the kind $profile',
  ({ profile, commented, annotated, logged, missing, ...wanted }) => {
    let reviewed: Reviewed;
    beforeAll(async () => {
      // Everything in a public repository can be read, which is the usual case of forks and needed where a token has no permission at all.
      const visibility = ['fork', 'no-pull-requests'].includes(profile) ? 'public' : 'private';
      reviewed = await reviewWith(
        { permissions: profile, visibility },
        profile === 'dependabot' ? 'dependabot[bot]' : 'octocat',
      );
    });
    afterAll(async () => {
      await reviewed.github.close();
      reviewed.github.assertValid();
    });

    test('leaves verdict, exit code and outputs as they are', () => {
      expect(verdictOf(reviewed.run)).toEqual(VERDICT);
      expect(verdictOf(reviewed.again)).toEqual(VERDICT);
    });

    test('has every problem shown exactly once', () => {
      const { github, pull, run } = reviewed;
      expect(commentedCodes(pull)).toEqual(commented);
      expect(annotatedCodes(github)).toEqual(annotated);
      expect(loggedCodes(run)).toEqual(logged);
    });

    test('writes what it may', () => {
      const { github, writes, run } = reviewed;
      const done = github.writes().filter(({ status }) => status < 300);
      expect(writes.filter((one) => done.some(({ operation }) => operation === one))).toEqual(wanted.writes);
      expect(run.outputs['check-run-url'] === '').toBe(!wanted.writes.includes('checks/create'));
      expect(run.outputs['review-url'] === '').toBe(!wanted.writes.includes('pulls/create-review'));
    });

    test('is named once where it lacks a permission', () => {
      const warnings = warningsOf(reviewed.run);
      expect(warnings).toEqual(missing === undefined ? [] : [expect.stringContaining(missing)]);
    });

    test('gets nothing new written by a second run', () => {
      const done = reviewed.github.writes().filter(({ status }) => status < 300);
      expect(done.map(({ operation }) => operation)).toEqual(wanted.writes);
    });

    test('has the job summary tell all problems', () => {
      for (const code of CODES) expect(reviewed.run.summary).toContain(code);
    });
  },
);

describe('a token that may not even read the pull request', () => {
  test('gets a check run for all problems of the checkout, and a warning', async () => {
    const github = await startGitHub({ permissions: 'no-pull-requests' });
    const pull = github.openPullRequest({ base: {}, head: { 'main.tf': service() } });
    const run = await reviewPull(github, pull);
    expect(verdictOf(run)).toEqual({ ...VERDICT, new: '' });
    expect(operations(github)).toEqual(['checks/create']);
    expect(annotatedCodes(github)).toEqual(CODES);
    expect(github.checkRuns()[0]!.headSha).toBe(pull.headSha());
    expect(warningsOf(run)).toEqual([expect.stringContaining('"pull-requests: read"')]);
    await github.close();
    github.assertValid();
  });
});

describe('a read-only token and many problems', () => {
  test('has at most ten annotations of each level in the log, the worst first, and all in the job summary', async () => {
    const github = await startGitHub({ permissions: 'fork', visibility: 'public' });
    const names = Array.from({ length: 12 }, (_, index) => `service-${String(index)}`);
    const files = Object.fromEntries(names.map((name) => [`${name}/main.tf`, service({ name })]));
    const run = await reviewPull(github, github.openPullRequest({ base: {}, head: files, fork: 'stranger/shop' }));
    const levels = run.annotations.filter((line) => line.includes('title=ECS')).map((line) => line.split(' ')[0]);
    expect(levels.filter((level) => level === '::error')).toHaveLength(10);
    expect(levels.filter((level) => level === '::warning')).toHaveLength(10);
    expect(run.annotations.length - levels.length).toBe(0);
    for (const name of names) expect(run.summary).toContain(`${name}/main.tf`);
    expect(run.outputs).toMatchObject({ verdict: 'failure', findings: '36', new: '36' });
    await github.close();
    github.assertValid();
  });
});

describe('no token at all', () => {
  test('has the checkout judged, told in the log and the job summary, and GitHub not asked', async () => {
    const github = await startGitHub();
    const pull = github.openPullRequest({ base: {}, head: { 'main.tf': service() } });
    const run = await reviewPull(github, pull, { inputs: { 'github-token': '' } });
    expect(verdictOf(run)).toEqual({ ...VERDICT, new: '' });
    expect(loggedCodes(run)).toEqual(CODES);
    for (const code of CODES) expect(run.summary).toContain(code);
    expect(github.requests()).toEqual([]);
    expect(warningsOf(run)).toEqual([expect.stringContaining('github-token')]);
    await github.close();
  });
});
