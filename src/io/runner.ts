/** The GitHub Actions runner: inputs, the event, log, outputs and the job summary. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as core from '@actions/core';
import { context } from '@actions/github';
import type { InputName } from '../config/inputs.js';
import type { Asked } from '../model/asked.js';
import { UserError } from '../model/user-error.js';

/** What the run is about. `head` of a pull request is the commit that was pushed, not the merge commit checked out. */
export type RunEvent =
  | { readonly kind: 'comment'; readonly asked: Asked }
  | {
      readonly kind: 'pull request';
      readonly number: number;
      readonly headSha: string;
      readonly fromFork: boolean;
      readonly state: 'open' | 'draft' | 'closed';
      /** With `pull_request_target` only: the commits that a checkout may hold, since they are the repository's own. */
      readonly trusted?: readonly string[];
    }
  | { readonly kind: 'merge group'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'commit'; readonly sha: string };

export interface Runner {
  readonly workspace: string;
  /** `owner/name` */
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** The id of the workflow run. */
  readonly runId: string;
  /** What a second of waiting lasts, in milliseconds; the tests of the bundle shorten it. */
  readonly secondMs?: number;
  readonly event: RunEvent;
  /** As GitHub names it: `pull_request`. */
  readonly eventName: string;
  /** The run that this one follows. */
  readonly workflowRun?: WorkflowRun;
}

/** As the event `workflow_run` tells it. GitHub lists no pull requests of forks. */
export interface WorkflowRun {
  readonly headSha: string;
  readonly headBranch: string;
  /** `owner/name`; empty when the fork was deleted. */
  readonly headRepository: string;
  /** The event of that run. */
  readonly event: string;
  readonly pullNumbers: readonly number[];
}

interface PayloadComment {
  readonly id: number;
  readonly body: string;
  readonly in_reply_to_id?: number;
  readonly user: { readonly login: string; readonly type: string } | null;
}

interface Payload {
  readonly action?: string;
  readonly comment?: PayloadComment;
  readonly issue?: { readonly number: number; readonly pull_request?: unknown };
  readonly pull_request?: {
    readonly number: number;
    readonly state?: string;
    readonly draft?: boolean;
    readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
    readonly base?: { readonly sha: string };
  };
  readonly workflow_run?: {
    readonly head_sha: string;
    readonly head_branch: string | null;
    readonly head_repository: { readonly full_name: string } | null;
    readonly event: string;
    readonly pull_requests?: readonly { readonly number: number }[];
  };
  readonly merge_group?: { readonly head_sha: string; readonly base_sha?: string };
}

/** Reads the runner's environment; throws a `UserError` when this is no workflow run that we can review. */
export function readRunner(): Runner {
  const repository = process.env['GITHUB_REPOSITORY'] ?? '';
  if (!/^[^/]+\/[^/]+$/.test(repository)) {
    throw new UserError(
      'GITHUB_REPOSITORY is not set: this entry point runs on GitHub Actions. Elsewhere use ecs-reviewer on the command line.',
    );
  }
  const payload = context.payload as unknown as Payload;
  return {
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
    repository,
    apiUrl: context.apiUrl,
    serverUrl: context.serverUrl,
    runId: process.env['GITHUB_RUN_ID'] ?? '0',
    ...shortened(process.env['ECS_REVIEWER_SECOND_MS'] ?? ''),
    event: eventOf(context.eventName, payload, repository),
    ...followed(payload),
    eventName: context.eventName,
  };
}

function shortened(milliseconds: string): Pick<Runner, 'secondMs'> {
  return /^\d{1,3}$/.test(milliseconds) ? { secondMs: Number(milliseconds) } : {};
}

function followed({ workflow_run: run }: Payload): Pick<Runner, 'workflowRun'> {
  if (run === undefined) return {};
  return {
    workflowRun: {
      headSha: run.head_sha,
      headBranch: run.head_branch ?? '',
      headRepository: run.head_repository?.full_name ?? '',
      event: run.event,
      pullNumbers: (run.pull_requests ?? []).map(({ number }) => number),
    },
  };
}

function eventOf(name: string, payload: Payload, repository: string): RunEvent {
  if (name === 'issue_comment' || name === 'pull_request_review_comment') return commentEvent(name, payload);
  const pull = payload.pull_request;
  if (pull === undefined) return commitOf(payload);
  const fromFork = pull.head.repo?.full_name.toLowerCase() !== repository.toLowerCase();
  const state = pull.state === 'closed' ? 'closed' : pull.draft === true ? 'draft' : 'open';
  const target = name === 'pull_request_target' ? { trusted: [context.sha, pull.base?.sha ?? context.sha] } : {};
  return { kind: 'pull request', number: pull.number, headSha: pull.head.sha, fromFork, state, ...target };
}

/** Only new comments on pull requests are read; anything else asks nothing. */
function commentEvent(name: string, { action, comment, issue, pull_request: pull }: Payload): RunEvent {
  const onPull = issue?.pull_request === undefined ? undefined : issue.number;
  const number = pull?.number ?? onPull;
  const isNew = action === 'created' && number !== undefined;
  const surface = name === 'issue_comment' ? 'issue' : 'review';
  return { kind: 'comment', asked: { number: number ?? 0, surface, ...said(isNew ? comment : undefined) } };
}

function said(comment: PayloadComment | undefined): Omit<Asked, 'number' | 'surface'> {
  if (comment?.user == null) return { id: 0, body: '', author: '', isBot: true };
  const { id, body, user, in_reply_to_id: inReplyTo } = comment;
  const isBot = user.type !== 'User';
  return { id, body, author: user.login, isBot, ...(inReplyTo === undefined ? {} : { inReplyTo }) };
}

function commitOf({ merge_group: group }: Payload): RunEvent {
  if (group?.base_sha === undefined) return { kind: 'commit', sha: group?.head_sha ?? context.sha };
  return { kind: 'merge group', baseSha: group.base_sha, headSha: group.head_sha };
}

export function readInput(name: InputName): string {
  return core.getInput(name);
}

export function hideSecret(value: string): void {
  if (value !== '') core.setSecret(value);
}

export function log(line: string): void {
  core.info(line);
}

export function warn(message: string): void {
  core.warning(message);
}

/** Writes lines that are workflow commands already, with everything in them escaped. */
export function command(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Appends to the job summary; a runner without one gets none. */
export function writeJobSummary(markdown: string): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file !== undefined && file !== '') appendFileSync(file, markdown, 'utf8');
}

/** Writes a file of ours into the workspace, with the folders that it needs. */
export function writeReport(workspace: string, name: string, text: string): void {
  const target = path.resolve(workspace, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, 'utf8');
}

/** Ends the step as failed, with this as its error. */
export function fail(message: string): void {
  core.setFailed(message);
}
