/** A pull request from push to push, reviewed by the committed bundle against the strict fake GitHub. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type ShownComment } from '../support/github/fake.js';
import { parseMarker } from '../../src/report/marker.js';
import { RULES } from '../../src/rules/index.js';
import { pullRequestEvent, runAction, type ActionRun } from '../support/run-action.js';
import { suggestionIn, withSuggestions, type SuggestedChange } from '../support/suggestions.js';
import { read } from '../support/test-rule.js';

type Files = Readonly<Record<string, string>>;

function example(name: string, at: string): Files {
  const folder = path.resolve('examples', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.posix.join(at, path.relative(folder, full)), readFileSync(full, 'utf8')];
    }),
  );
}

const INSECURE = example('insecure/terraform', 'infra');
const BASE: Files = { 'README.md': '# Shop\n' };

let github: FakeGitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => {
  await github.close();
  github.assertValid();
});

const operations = (): readonly string[] => github.writes().map(({ operation }) => operation);

function codesOf(comment: ShownComment): readonly string[] {
  return (parseMarker(comment.body)?.problems ?? []).map(({ code }) => code);
}

function revealedBy(code: string): readonly string[] {
  return RULES.find((rule) => rule.code === code)?.fix.reveals ?? [];
}

function lineText(files: Files, { path: name, line }: ShownComment): string {
  return files[name]?.split('\n')[(line ?? 0) - 1] ?? '';
}

function fixedFiles(files: Files, changes: readonly SuggestedChange[]): Files {
  const names = [...new Set(changes.map((change) => change.path))];
  const texts = names.map((name): [string, string] => [
    name,
    withSuggestions(
      files[name] ?? '',
      changes.filter((change) => change.path === name),
    ),
  ]);
  return { ...files, ...Object.fromEntries(texts) };
}

describe('a pull request that adds an insecure Fargate service in Terraform', () => {
  const head = { ...BASE, ...INSECURE };
  let run: ActionRun;
  let comments: readonly ShownComment[];
  let again: () => Promise<ActionRun>;

  beforeAll(async () => {
    const pull = github.openPullRequest({ base: BASE, head });
    again = async () => runAction(github, pullRequestEvent(github, pull));
    run = await runAction(github, { ...pullRequestEvent(github, pull), unhurried: true });
    comments = pull.comments();
  });

  test('gets one review and one check run, and the job fails', () => {
    expect(operations()).toEqual(['pulls/create-review', 'checks/create']);
    expect(github.reads().length).toBeLessThanOrEqual(8);
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failure', 'review-url': expect.stringContaining('http') });
    expect(Number(run.outputs['new'])).toBe(Number(run.outputs['findings']));
    expect(comments.length).toBeGreaterThan(10);
    expect(comments.length).toBeLessThanOrEqual(20);
  });

  test('is written to with the pause that GitHub asks for', () => {
    const [review, check] = github.writes();
    expect((check?.at ?? 0) - (review?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test('has every comment on the right lines', () => {
    const wanted: readonly (readonly [string, RegExp])[] = [
      ['ECS201', /hunter2|DATABASE_PASSWORD/],
      ['ECS303', /task_role_arn/],
      ['ECS119', /assign_public_ip/],
      ['ECS801', /privileged/],
    ];
    for (const [code, expected] of wanted) {
      const comment = comments.find((one) => codesOf(one).includes(code));
      expect({ code, text: comment === undefined ? 'none' : lineText(head, comment) }).toEqual({
        code,
        text: expect.stringMatching(expected),
      });
    }
  });

  test('has suggestions each of which, applied alone, removes its problems and brings none', () => {
    const before = new Set(read(head).findings.map(({ fingerprint }) => fingerprint));
    const suggested = comments.flatMap((comment) => {
      const change = suggestionIn(comment);
      return change === undefined ? [] : [{ comment, change }];
    });
    expect(suggested.length).toBeGreaterThan(8);
    for (const { comment, change } of suggested) {
      const after = read(fixedFiles(head, [change]));
      const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
      const first = parseMarker(comment.body)!.problems[0]!;
      expect({ code: first.code, notices: after.notices, left: left.has(first.fingerprint) }).toEqual({
        code: first.code,
        notices: [],
        left: false,
      });
      // A fix may bring to light what its rule says it does: a secret that nothing rotates, where a password stood.
      const announced = new Set(parseMarker(comment.body)!.problems.flatMap(({ code }) => revealedBy(code)));
      const brought = after.findings.filter(({ fingerprint }) => !before.has(fingerprint));
      expect(brought.map(({ rule }) => rule.code).filter((code) => !announced.has(code))).toEqual([]);
    }
  });

  test('has suggestions that can be applied in one batch', () => {
    const changes = comments.map(suggestionIn).filter((change) => change !== undefined);
    const after = read(fixedFiles(head, changes));
    expect(after.notices).toEqual([]);
    const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
    for (const comment of comments.filter((one) => suggestionIn(one) !== undefined)) {
      expect(left.has(parseMarker(comment.body)!.problems[0]!.fingerprint)).toBe(false);
    }
  });

  test('gets nothing written by a second run', async () => {
    github.forget();
    const second = await again();
    expect(operations()).toEqual([]);
    expect(github.reads().length).toBeLessThanOrEqual(8);
    expect(second.code).toBe(1);
    expect(second.outputs['findings']).toBe(run.outputs['findings']);
  });

  test('shows no secret and no token anywhere', () => {
    const said = [
      run.log.replace(/^::add-mask::.*$/m, ''),
      run.summary,
      JSON.stringify(run.outputs),
      ...comments.map(({ body }) => body),
      JSON.stringify(github.checkRuns()),
    ].join('\n');
    expect(said).not.toContain(github.token);
    expect(said.match(/hunter2-not-a-real-password/g) ?? []).toEqual([]);
  });
});
