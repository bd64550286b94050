/** Pull requests to a CDK app in TypeScript whose `cdk.out` an earlier step made, reviewed by the committed bundle. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startGitHub, type FakeGitHub, type ShownComment } from '../support/github/fake.js';
import { parseMarker } from '../../src/report/marker.js';
import { pullRequestEvent, runAction, type ActionRun } from '../support/run-action.js';
import { suggestionIn, withSuggestions } from '../support/suggestions.js';

type Files = Readonly<Record<string, string>>;

const SAMPLE = path.resolve('__tests__/corpus/cdk/orders');
const FILES: Files = Object.fromEntries(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => [path.relative(SAMPLE, name), readFileSync(name, 'utf8')]),
);
const only = (wanted: (name: string) => boolean): Files =>
  Object.fromEntries(Object.entries(FILES).filter(([name]) => wanted(name)));
const SYNTHESIZED = only((name) => name.startsWith('cdk.out/'));
const SOURCE = only((name) => !name.startsWith('cdk.out/'));
const STACK = 'lib/orders-stack.ts';
/** What containers of it lack. */
const OPTIONS = "      user: '1000:1000',\n      readonlyRootFilesystem: true,\n";
const LINES = (SOURCE[STACK] ?? '').split('\n');

/** The app before somebody wrote a line into its stack; the line must be there. */
function without(line: string): Files {
  const text = SOURCE[STACK] ?? '';
  expect(text).toContain(`${line}\n`);
  return { ...SOURCE, [STACK]: text.replace(`${line}\n`, '') };
}

/** Line numbers of the head with a text. */
function lineOf(text: string): number {
  return LINES.findIndex((line) => line.includes(text)) + 1;
}

let github: FakeGitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => {
  await github.close();
  github.assertValid();
});

interface Reviewed {
  readonly run: ActionRun;
  readonly comments: readonly ShownComment[];
  readonly annotations: ReturnType<FakeGitHub['checkRuns']>[number]['annotations'];
}

interface Options {
  /** Files that an earlier step of the job made. */
  readonly synthesized?: Files;
  readonly inputs?: Readonly<Record<string, string>>;
}

let branch = 0;
async function reviewed(base: Files, head: Files, options: Options = {}): Promise<Reviewed> {
  const { synthesized = {}, inputs = {} } = options;
  branch += 1;
  const pull = github.openPullRequest({ base, head, branch: `change-${String(branch)}` });
  const event = pullRequestEvent(github, pull);
  const run = await runAction(github, { ...event, inputs, workspace: { ...event.workspace, ...synthesized } });
  return { run, comments: pull.comments(), annotations: github.checkRuns().at(-1)?.annotations ?? [] };
}

function codesOf({ body }: ShownComment): readonly string[] {
  return (parseMarker(body)?.problems ?? []).map(({ code }) => code);
}

const places = (comments: readonly ShownComment[]): readonly string[] =>
  [...new Set(comments.map((one) => `${one.path}:${String(one.startLine ?? one.line)}`))].sort();

describe('a cdk.out that only the workspace holds', () => {
  test.each([
    [
      'on the line that the suggestion changes when the diff shows it',
      '      desiredCount: 1,',
      'assignPublicIp: true',
    ],
    ['on the changed line otherwise', '      assignPublicIp: true,', 'assignPublicIp: true'],
  ])('gives comments on the construct that the pull request changes, %s', async (_where, added, place) => {
    const { run, comments } = await reviewed(without(added), SOURCE, { synthesized: SYNTHESIZED });
    expect(places(comments)).toEqual([`${STACK}:${String(lineOf(place))}`]);
    expect(comments.flatMap(codesOf)).toContain('ECS119');
    expect(Number(run.outputs['new'])).toBeGreaterThan(0);
    expect(Number(run.outputs['new'])).toBeLessThan(Number(run.outputs['findings']));
    expect(run.log).toContain('was synthesized outside of the pull request');
  });

  test('gives comments on the changed line of a container whose first line the diff does not show, and where options go', async () => {
    const base = without('        interval: Duration.seconds(30),');
    const { comments } = await reviewed(base, SOURCE, { synthesized: SYNTHESIZED });
    const first = lineOf('interval: Duration');
    expect(places(comments)).toEqual([first, first + 1].map((line) => `${STACK}:${String(line)}`));
    expect(comments.flatMap(codesOf)).toEqual(expect.arrayContaining(['ECS201', 'ECS802', 'ECS804']));
  });

  test('gives none when the pull request changes something else of the app', async () => {
    const base = { ...SOURCE, 'bin/other.ts': 'export const a = 1;\n' };
    const { run, comments } = await reviewed(
      base,
      { ...base, 'bin/other.ts': 'export const a = 2;\n' },
      { synthesized: SYNTHESIZED },
    );
    expect(comments).toEqual([]);
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'success', new: '0' });
  });
});

describe('a cdk.out that is committed with its app', () => {
  let all: Reviewed;
  beforeAll(async () => {
    all = await reviewed({ 'README.md': '# Orders\n' }, FILES);
  });

  test('gives comments on lines of TypeScript only', () => {
    expect(all.comments.length).toBeGreaterThan(5);
    expect(new Set(all.comments.map((one) => one.path))).toEqual(new Set([STACK]));
    expect(all.run.code).toBe(1);
  });

  test.each([
    ['ECS119', 'assignPublicIp: true'],
    ['ECS201', "taskDefinition.addContainer('app'"],
    ['ECS821', 'new efs.FileSystem('],
  ])('%s is where people wrote it: %s', (code, text) => {
    const comment = all.comments.find((one) => codesOf(one).includes(code));
    expect(LINES[(comment?.line ?? 0) - 1]).toContain(text);
  });

  test('its suggestions make the code what it should be, and none touches the template', () => {
    const suggestions = all.comments.flatMap((one) => suggestionIn(one) ?? []);
    expect(suggestions.length).toBeGreaterThan(2);
    expect(new Set(suggestions.map((one) => one.path))).toEqual(new Set([STACK]));
    const before = SOURCE[STACK] ?? '';
    // Equal problems of one file are one comment: it suggests the change of the first place and tells the others.
    const expected = [
      [
        'fileSystem.fileSystemId }',
        "fileSystem.fileSystemId, transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } }",
      ],
      ['        interval: Duration.seconds(30),\n      },\n', `$&${OPTIONS}`],
      ['assignPublicIp: true', 'assignPublicIp: false'],
    ] as const;
    const after = expected.reduce((text, [old, fresh]) => text.replace(old, fresh), before);
    expect(withSuggestions(before, suggestions)).toBe(after);
  });

  test('several resources that one line makes are one comment that names the others', async () => {
    const inputs = { only: 'ECS122', 'comment-at': 'low' };
    const { comments } = await reviewed({ 'README.md': '# Orders\n' }, FILES, { inputs });
    expect(comments.map(({ line }) => line)).toEqual([lineOf('new Vpc(')]);
    expect(comments[0]?.body).toMatch(/Also in: .*Orders\/Vpc\/PublicSubnet2/);
  });

  test('comments and annotations say where the value stands in the template', () => {
    const [first] = all.comments;
    expect(first?.body).toMatch(/In the template: `cdk\.out\/Orders\.template\.json:\d+`/);
    const annotations = all.annotations;
    expect(annotations.length).toBeGreaterThan(5);
    for (const annotation of annotations) {
      expect(annotation.path).toBe(STACK);
      expect(annotation.message).toMatch(/In cdk\.out\/Orders\.template\.json, line \d+\./);
    }
  });
});
