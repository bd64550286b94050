/** Runs the committed bundle as a runner would: a workspace, an event, an environment, and what came out. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FakeGitHub, FakePullRequest } from './github/fake.js';
import type { Tree } from './github/history.js';

const BUNDLE = path.resolve(import.meta.dirname, '../../dist/index.js');

export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Workflow commands of the log: `error`, `warning`, `notice`. */
  readonly annotations: readonly string[];
  readonly reportFile?: string;
  readonly sarifFile?: string;
}

export interface RunOptions {
  /** `pull_request`, `push`, `merge_group` … */
  readonly event: string;
  readonly payload: object;
  /** What the runner checked out. */
  readonly workspace: Tree;
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Pauses as long as GitHub asks for; without it a second lasts a few milliseconds. */
  readonly unhurried?: boolean;
}

/** The event `pull_request` as GitHub sends it, with the merge commit checked out. */
export function pullRequestEvent(github: FakeGitHub, pull: FakePullRequest): RunOptions {
  const sha = pull.mergeSha() ?? pull.headSha();
  const payload = {
    action: 'synchronize',
    number: pull.number,
    pull_request: pull.payload(),
    repository: github.payload('repository'),
    sender: github.payload('sender'),
  };
  return { event: 'pull_request', payload, sha, workspace: github.world.history.find(sha)?.tree ?? {} };
}

export async function runAction(github: FakeGitHub, options: RunOptions): Promise<ActionRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
  try {
    const workspace = path.join(folder, 'workspace');
    writeTree(workspace, options.workspace);
    const files = {
      event: path.join(folder, 'event.json'),
      output: path.join(folder, 'output'),
      summary: path.join(folder, 'summary'),
    };
    writeFileSync(files.event, JSON.stringify(options.payload));
    writeFileSync(files.output, '');
    writeFileSync(files.summary, '');
    const { code, log } = await spawnBundle(workspace, environmentOf(github, options, { workspace, ...files }));
    return {
      code,
      log,
      outputs: parseOutputs(readFileSync(files.output, 'utf8')),
      summary: readFileSync(files.summary, 'utf8'),
      annotations: log.split('\n').filter((line) => /^::(error|warning|notice) /.test(line)),
      ...fileOf('reportFile', workspace, options.inputs?.['report-file']),
      ...fileOf('sarifFile', workspace, options.inputs?.['sarif-file']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function writeTree(root: string, tree: Tree): void {
  mkdirSync(root, { recursive: true });
  for (const [name, file] of Object.entries(tree)) {
    const target = path.join(root, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof file === 'object' && 'link' in file) symlinkSync(file.link, target);
    else writeFileSync(target, file);
  }
}

function environmentOf(
  github: FakeGitHub,
  { event, sha, inputs = {}, unhurried = false }: RunOptions,
  files: Readonly<Record<'workspace' | 'event' | 'output' | 'summary', string>>,
): Readonly<Record<string, string>> {
  const given = Object.entries({ 'github-token': github.token, ...inputs }).map(
    ([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const,
  );
  return {
    PATH: process.env['PATH'] ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_EVENT_NAME: event,
    GITHUB_SHA: sha,
    GITHUB_RUN_ID: '4711',
    GITHUB_WORKSPACE: files.workspace,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    ...(unhurried ? {} : { ECS_REVIEWER_SECOND_MS: '5' }),
    ...Object.fromEntries(given),
  };
}

async function spawnBundle(
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly log: string }> {
  const child = spawn(process.execPath, [BUNDLE], { cwd, env });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => chunks.push(chunk));
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve(status ?? -1);
    });
  });
  return { code, log: chunks.join('') };
}

/** The file format of `GITHUB_OUTPUT`: `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}

function fileOf(key: 'reportFile' | 'sarifFile', workspace: string, name: string | undefined): Partial<ActionRun> {
  return name === undefined ? {} : { [key]: readFileSync(path.join(workspace, name), 'utf8') };
}
