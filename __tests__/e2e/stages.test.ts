/** Two stages: a scan without a token, and a report that believes nothing of it without looking. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type FakePullRequest } from '../support/github/fake.js';
import { pullRequestEvent, runAction, type ActionRun } from '../support/run-action.js';
import { commentedCodes, operations, RULES, service } from './small-service.js';

const CODES = ['ECS511', 'ECS801', 'ECS804'];
const BASE = { 'README.md': 'Shop\n' };
const HEAD = { ...BASE, 'main.tf': service() };
const FORK = 'mallory/shop';
const FILE = 'ecs-reviewer-report.json';

let github: FakeGitHub;
let pull: FakePullRequest;
beforeEach(async () => {
  github = await startGitHub();
  pull = github.openPullRequest({ base: BASE, head: HEAD, fork: FORK, branch: 'patch-1' });
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

interface Edit {
  file: string;
  start: number;
  end: number;
  text: string;
}

interface Finding {
  code: string;
  file: string;
  line: number;
  message: string;
  fingerprint: string;
  fix: { kind: string; edits?: Edit[] } | null;
}

interface Report {
  findings: Finding[];
  scan: { repository: string; sha: string; shard?: object; places: { start: number; end: number; lines: string }[] };
  [key: string]: unknown;
}

/** The first stage, as it runs for a fork: on the head, without a token. */
async function scan(inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  return runAction(github, {
    ...pullRequestEvent(github, pull),
    workspace: pull.headTree(),
    inputs: { mode: 'scan', only: RULES, 'report-file': FILE, 'github-token': '', ...inputs },
  });
}

async function scanned(inputs: Readonly<Record<string, string>> = {}): Promise<Report> {
  const { reportFile, log } = await scan(inputs);
  if (reportFile === undefined) throw new Error(log);
  return JSON.parse(reportFile) as Report;
}

/** The second stage, as `workflow_run` starts it for a fork. */
async function report(...reports: readonly (Report | string)[]): Promise<ActionRun> {
  const files = reports.map((one, at) => [
    `${String(at)}/${FILE}`,
    typeof one === 'string' ? one : JSON.stringify(one),
  ]);
  return runAction(github, {
    event: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: {
        head_sha: pull.headSha(),
        head_branch: 'patch-1',
        head_repository: { full_name: FORK },
        event: 'pull_request',
        pull_requests: [],
      },
    },
    sha: pull.baseSha(),
    workspace: Object.fromEntries(files) as Record<string, string>,
    inputs: { mode: 'report', only: RULES },
  });
}

describe('a scan', () => {
  test('writes a report without any request, and fails nothing', async () => {
    const run = await scan();
    expect(github.requests()).toEqual([]);
    expect({ code: run.code, verdict: run.outputs['verdict'], file: run.outputs['report-file'] }).toEqual({
      code: 0,
      verdict: 'failure',
      file: FILE,
    });
    const { findings, scan: facts } = JSON.parse(run.reportFile ?? '') as Report;
    expect(findings.map(({ code }) => code).sort()).toEqual(CODES);
    expect(facts).toMatchObject({
      version: 1,
      repository: 'acme/shop',
      sha: pull.headSha(),
      event: 'pull_request',
      pullRequest: pull.number,
      files: ['main.tf'],
    });
  });

  test('a shard is no review', async () => {
    const run = await runAction(github, {
      ...pullRequestEvent(github, pull),
      inputs: { shard: '1/2', only: RULES },
    });
    expect(run.log).toContain('Input shard goes with mode scan');
    expect(github.requests()).toEqual([]);
  });
});

describe('the report of a fork', () => {
  test('becomes a review with suggestions, and a second run writes nothing', async () => {
    const one = await scanned();
    const run = await report(one);
    expect([...operations(github)].sort()).toEqual(['checks/create', 'pulls/create-review']);
    expect(commentedCodes(pull)).toEqual(CODES);
    expect(pull.comments().some(({ body }) => body.includes('```suggestion'))).toBe(true);
    expect({ code: run.code, verdict: run.outputs['verdict'], fresh: run.outputs['new'] }).toEqual({
      code: 1,
      verdict: 'failure',
      fresh: '3',
    });
    github.forget();
    await report(one);
    expect(operations(github)).toEqual([]);
  });

  test('is not written once the head has moved on', async () => {
    const one = await scanned();
    const sha = pull.headSha();
    pull.push({ ...HEAD, 'new.txt': 'x\n' });
    github.forget();
    const run = await runAction(github, {
      event: 'workflow_run',
      payload: {
        workflow_run: {
          head_sha: sha,
          head_branch: 'patch-1',
          head_repository: { full_name: FORK },
          event: 'pull_request',
          pull_requests: [],
        },
      },
      sha: pull.baseSha(),
      workspace: { [FILE]: JSON.stringify(one) },
      inputs: { mode: 'report', only: RULES },
    });
    expect(operations(github)).toEqual([]);
    expect(run.log).toContain('No open pull request has this commit');
  });

  test('answers for what the pull request adds', async () => {
    pull = github.openPullRequest({
      base: HEAD,
      head: { ...HEAD, 'README.md': 'The shop\n' },
      fork: FORK,
      branch: 'patch-1',
    });
    const run = await report(await scanned());
    expect({ code: run.code, fresh: run.outputs['new'], all: run.outputs['findings'] }).toEqual({
      code: 0,
      fresh: '0',
      all: '3',
    });
    expect(commentedCodes(pull)).toEqual([]);
  });
});

describe('a later job of the same run', () => {
  const later = async (one: Report): Promise<ActionRun> =>
    runAction(github, {
      ...pullRequestEvent(github, pull),
      workspace: { [FILE]: JSON.stringify(one) },
      inputs: { mode: 'report', only: RULES },
    });

  test('writes the review', async () => {
    pull = github.openPullRequest({ base: BASE, head: HEAD });
    await later(await scanned());
    expect(commentedCodes(pull)).toEqual(CODES);
  });

  test('says what GitHub refuses, and decides nothing', async () => {
    pull = github.openPullRequest({ base: BASE, head: HEAD });
    const one = await scanned();
    github.fail({ method: 'GET', path: '/contents/', with: 403, times: Infinity });
    const run = await later(one);
    expect(run.log).not.toContain('which is a bug');
    expect({ code: run.code, verdict: run.outputs['verdict'], written: operations(github) }).toEqual({
      code: 1,
      verdict: undefined,
      written: [],
    });
  });
});

describe('shards', () => {
  test('merged are as one run', async () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}/main.tf`, service({ name })]));
    pull = github.openPullRequest({ base: BASE, head: { ...BASE, ...files }, fork: FORK, branch: 'patch-1' });
    const whole = await report(await scanned());
    const comments = pull.comments().map(({ path, line, body }) => ({ path, line, body }));
    github.forget();
    const merged = await report(await scanned({ shard: '1/2' }), await scanned({ shard: '2/2' }));
    expect(merged.outputs).toEqual({ ...whole.outputs, 'review-url': '' });
    expect(operations(github)).toEqual([]);
    expect(pull.comments().map(({ path, line, body }) => ({ path, line, body }))).toEqual(comments);
  });

  test('of which one is missing are refused', async () => {
    const run = await report(await scanned({ shard: '2/3' }));
    expect(run.log).toContain('there is none of shard 1/3 and 3/3');
    expect({ code: run.code, written: operations(github) }).toEqual({ code: 1, written: [] });
  });
});

describe('a report that somebody has changed', () => {
  const changed = (one: Report, change: (report: Report) => void): Report => {
    const copy = structuredClone(one);
    change(copy);
    return copy;
  };

  const first = ({ findings }: Report, code = 'ECS801'): Finding => {
    const found = findings.find((finding) => finding.code === code);
    if (found === undefined) throw new Error(`no ${code}`);
    return found;
  };

  test.each<[string, (report: Report) => void, string]>([
    ['of another repository', ({ scan: facts }) => (facts.repository = 'acme/other'), 'of the repository acme/other'],
    ['of another commit', ({ scan: facts }) => (facts.sha = 'a'.repeat(40)), `of the commit ${'a'.repeat(40)}`],
    ['with a path out of the repository', (one) => (first(one).file = '../../etc/passwd'), 'findings['],
    ['with an absolute path', (one) => (first(one).file = '/etc/passwd'), 'findings['],
    ["with a path of git's own", (one) => (first(one).file = '.git/config'), 'findings['],
    ['with an unknown rule', (one) => (first(one).code = 'ECS999'), 'a word that this version knows'],
    ['with more than is asked for', (one) => (one['extra'] = 1), 'a field that this version does not know'],
    ['with a text that is too long', (one) => (first(one).message = 'x'.repeat(20_000)), '.message has to be a text'],
    ['with a place too few', ({ scan: facts }) => facts.places.pop(), 'scan.places'],
  ])('%s is refused', async (...[, change, told]) => {
    const run = await report(changed(await scanned(), change));
    expect(run.log).toContain('is refused');
    expect(run.log).toContain(told);
    expect({ code: run.code, written: operations(github) }).toEqual({ code: 1, written: [] });
  });

  test.each<[string, string, string]>([
    ['that is no JSON', '{', 'it is no JSON'],
    ['that is too large', `"${'x'.repeat(10 * 1024 * 1024)}"`, 'larger than 10 MB'],
    ['that is nested without end', '['.repeat(1_000_000), 'is refused'],
  ])('%s is refused', async (...[, text, told]) => {
    const run = await report(text);
    expect(run.log).toContain(told);
    expect(run.log).not.toContain('which is a bug');
    expect({ code: run.code, written: operations(github) }).toEqual({ code: 1, written: [] });
  });

  test.each<[string, (report: Report) => void]>([
    ['another line', (one) => (first(one).line = 2)],
    [
      'a place after the end',
      (one) => {
        one.scan.places.forEach((place) => (place.end = 9_999_999));
      },
    ],
    [
      'other text at its place',
      (one) => {
        one.scan.places.forEach((place) => (place.lines = '0'.repeat(16)));
      },
    ],
    ['a file that is not there', (one) => (first(one).file = 'other.tf')],
  ])('with a finding on %s loses it, and says so', async (...[, change]) => {
    const run = await report(changed(await scanned(), change));
    expect(commentedCodes(pull)).not.toContain('ECS801');
    expect(run.summary).toContain('left out');
  });

  test('with forged changes gets our own ones', async () => {
    const forged = changed(await scanned(), ({ findings }) => {
      for (const { fix } of findings) for (const edit of fix?.edits ?? []) edit.text = 'evil.example/backdoor';
    });
    const run = await report(forged);
    expect(JSON.stringify([pull.comments(), pull.reviews(), github.checkRuns(), run.summary])).not.toContain('evil');
    expect(commentedCodes(pull)).toEqual(CODES);
    expect(run.summary).toContain('does not follow from the files at the commit');
  });

  test('with hostile words about a problem that is not there says them as plain text, and suggests nothing', async () => {
    const words = 'Hi @acme/owners <!-- ecs-reviewer v1 --> ![x](https://evil.example/x.png)\n```suggestion\nevil\n```';
    const forged = changed(await scanned(), ({ findings }) => {
      for (const finding of findings) {
        finding.message = words;
        finding.fingerprint = finding.fingerprint.split('').reverse().join('');
      }
    });
    await report(forged);
    const bodies = pull.comments().map(({ body }) => body);
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of [...bodies, ...pull.reviews().map((one) => one.body)]) {
      expect(body).not.toMatch(/(?<!`)@acme/);
      expect(body).not.toMatch(/(?<!`)!\[x/);
      expect(body).not.toMatch(/^\s*`{3,}\s*suggestion/m);
      expect(body).not.toMatch(/(?<!`)<!-- ecs-reviewer v1 -->/);
    }
  });
});

describe('a secret', () => {
  const SECRET = 'AKIAQ3EGRI7Z4XDNPLTV';
  const FILES = {
    ...BASE,
    'task.json': `${JSON.stringify(
      {
        family: 'web',
        containerDefinitions: [
          { name: 'app', image: 'shop:1', environment: [{ name: 'AWS_ACCESS_KEY_ID', value: SECRET }] },
        ],
      },
      null,
      2,
    )}\n`,
  };

  test.each(['as it is', 'that our own rules do not confirm'])('in a report %s is shown nowhere', async (how) => {
    pull = github.openPullRequest({ base: BASE, head: FILES, fork: FORK, branch: 'patch-1' });
    const one = await scanned({ only: 'ECS202, ECS203' });
    expect(one.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(one)).not.toContain(SECRET);
    for (const finding of how === 'as it is' ? [] : one.findings) {
      finding.fingerprint = finding.fingerprint.split('').reverse().join('');
      finding.message = `The key is ${SECRET}`;
    }
    const run = await report(one);
    expect(pull.comments().length).toBeGreaterThan(0);
    const shown = [pull.comments(), pull.reviews(), github.checkRuns(), run.summary, run.log];
    expect(JSON.stringify(shown)).not.toContain(SECRET);
  });
});
