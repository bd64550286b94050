/**
 * Answers a comment that asks something of us. Nothing is checked out or run: what people decide is kept in our own
 * comment, and the next run of the review follows it.
 */
import { parseCommand, type Request } from './conversation/parse-command.js';
import type { Asked } from './model/asked.js';
import { GitHubFailure, OWN_CHECK_RUN, type GitHub, type ReviewComment } from './model/github.js';
import type { FileText } from './model/ports.js';
import type { AnyRule } from './model/rule.js';
import { durableForm } from './durable-form.js';
import { refusalTexts } from './refusal-texts.js';
import { ownComments, type OwnComment } from './report/marker.js';
import { explanation, HELP } from './report/reply.js';
import { withWaiver, type Waiver } from './report/waiver-marker.js';

export interface AnswerPorts {
  readonly github: Pick<
    GitHub,
    | 'viewer'
    | 'permission'
    | 'pullRequest'
    | 'content'
    | 'reviewComments'
    | 'updateReviewComment'
    | 'replyToReviewComment'
    | 'createIssueComment'
    | 'reactToIssueComment'
    | 'reactToReviewComment'
    | 'checkRuns'
    | 'rerun'
  >;
  /** `owner/name` */
  readonly repository: string;
  readonly checkName: string;
  readonly decode: (bytes: Uint8Array) => FileText;
  readonly rules: readonly AnyRule[];
}

/** What was done, one sentence for the log. Rejects with `GitHubFailure` when GitHub does not answer. */
export async function answer(asked: Asked, ports: AnswerPorts): Promise<string> {
  if (asked.isBot) return 'The comment is by a bot, which is not answered.';
  const request = parseCommand(asked.body);
  if (request === undefined) return 'The comment asks nothing of ecs-reviewer.';
  if (typeof request === 'string') return refuse(asked, request, ports);
  if (request.verb === 'help') return say(asked, HELP, ports);
  if (request.verb === 'explain') return explain(asked, request.code, ports);
  if (!(await mayDecide(asked, ports))) {
    return refuse(asked, 'Only people who may write to this repository can ask for that.', ports);
  }
  return request.verb === 'recheck' ? recheck(asked, ports) : decide(asked, request, ports);
}

async function mayDecide({ author }: Asked, { github }: AnswerPorts): Promise<boolean> {
  const permission = await github.permission(author);
  return permission === 'admin' || permission === 'write';
}

async function explain(asked: Asked, code: string, ports: AnswerPorts): Promise<string> {
  const rule = ports.rules.find((one) => one.code === code);
  return rule === undefined
    ? refuse(asked, `There is no rule \`${code}\`.`, ports)
    : say(asked, explanation(rule), ports);
}

type Decision = Extract<Request, { readonly verb: 'ignore' | 'unignore' }>;

async function decide(asked: Asked, request: Decision, ports: AnswerPorts): Promise<string> {
  const { github, repository } = ports;
  const [author, comments] = await Promise.all([github.viewer(), github.reviewComments(asked.number)]);
  const target = targetOf(ownComments(comments, author), asked, request);
  if (typeof target === 'string') return refuse(asked, target, ports);
  const waiver = request.verb === 'ignore' ? waiverFor(target, asked, request) : undefined;
  const body = withWaiver(target.comment.body, waiver, { repository, number: asked.number });
  const isNews = body !== target.comment.body;
  if (isNews) await github.updateReviewComment(target.comment.id, body);
  const refused = [
    await refusalOf(async () => react(asked, '+1', ports)),
    await refusalOf(async () => {
      if (isNews && waiver !== undefined) await proposeDurable(asked, { target, waiver }, ports);
    }),
  ];
  const done = `${request.verb === 'ignore' ? 'Ignored' : 'No longer ignored'}: ${codesOf(target)}.`;
  return [done, await runAgain(asked, ports), ...refused.flat()].join(' ');
}

/** What GitHub refused of something that the decision, once it is kept, does not hang on. */
async function refusalOf(work: () => Promise<void>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof GitHubFailure) return refusalTexts([error]);
    throw error;
  }
}

function waiverFor({ marker }: OwnComment, { author }: Asked, request: Decision & { verb: 'ignore' }): Waiver {
  const all = marker.problems.map(({ fingerprint }) => fingerprint);
  const { fingerprint, reason } = request;
  return { fingerprints: fingerprint === undefined ? all : [fingerprint], by: author, reason };
}

interface Decided {
  readonly target: OwnComment;
  readonly waiver: Waiver;
}

/** In the thread of the comment that is meant, wherever the decision was said. */
async function proposeDurable({ number }: Asked, { target, waiver }: Decided, ports: AnswerPorts): Promise<void> {
  const { fingerprints, reason } = waiver;
  const file = await fileAtHead(number, target.comment.path, ports);
  const text = durableForm({ target, fingerprints, reason, file });
  await ports.github.replyToReviewComment(number, target.comment.id, `${text}\n${REPLY}`);
}

/** Undefined when GitHub does not give it: then the proposal is another one. */
async function fileAtHead(
  number: number,
  path: string,
  { github, decode }: AnswerPorts,
): Promise<FileText | undefined> {
  try {
    const { headSha } = await github.pullRequest(number);
    const bytes = await github.content(path, headSha);
    return bytes === undefined ? undefined : decode(bytes);
  } catch (error) {
    if (error instanceof GitHubFailure) return undefined;
    throw error;
  }
}

function codesOf({ marker }: OwnComment): string {
  return marker.problems.map(({ code }) => code).join(', ');
}

/** Our comment that is meant; a text says why there is none. */
function targetOf(own: readonly OwnComment[], { inReplyTo }: Asked, { fingerprint }: Decision): OwnComment | string {
  const open = own.filter(({ marker }) => marker.state === 'open');
  if (fingerprint !== undefined) {
    const named = open.find(({ marker }) => marker.problems.some((problem) => problem.fingerprint === fingerprint));
    return named ?? `No open comment of mine speaks of \`${fingerprint}\`.`;
  }
  if (inReplyTo === undefined) return 'Say that in reply to the comment that is meant, or name the fingerprint.';
  const answered = open.find(({ comment }: { readonly comment: ReviewComment }) => comment.id === inReplyTo);
  return answered ?? 'This is no thread of mine, or its problem is gone.';
}

async function recheck(asked: Asked, ports: AnswerPorts): Promise<string> {
  const done = await runAgain(asked, ports);
  await react(asked, 'rocket', ports);
  return done;
}

/** The run that made the check run of the newest commit. What cannot be run again is told. */
async function runAgain(asked: Asked, ports: AnswerPorts): Promise<string> {
  const { github, checkName } = ports;
  try {
    const { headSha } = await github.pullRequest(asked.number);
    const runs = await github.checkRuns(headSha, checkName);
    const id = runs.map(({ externalId }) => runIdOf(externalId)).findLast((one) => one !== undefined);
    if (id === undefined) throw new GitHubFailure({ status: 404, operation: 'find the run', message: 'there is none' });
    await github.rerun(id);
    return 'The review runs again.';
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    await reply(asked, `The next push, or running the workflow again, brings that into the check. ${WHY_NOT}`, ports);
    return `The review was not run again: ${error.message}.`;
  }
}

const WHY_NOT = 'To let me run it again by myself, give this workflow the permission `actions: write`.';

/** `ecs-reviewer/<run>/<unique>` */
function runIdOf(externalId: string | null): number | undefined {
  if (externalId?.startsWith(OWN_CHECK_RUN) !== true) return undefined;
  const [id = ''] = externalId.slice(OWN_CHECK_RUN.length).split('/');
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

async function refuse(asked: Asked, text: string, ports: AnswerPorts): Promise<string> {
  await react(asked, 'confused', ports);
  await reply(asked, text, ports);
  return text;
}

async function say(asked: Asked, text: string, ports: AnswerPorts): Promise<string> {
  await react(asked, '+1', ports);
  await reply(asked, text, ports);
  return 'Answered.';
}

async function react(
  { surface, id }: Asked,
  reaction: '+1' | 'confused' | 'rocket',
  ports: AnswerPorts,
): Promise<void> {
  if (surface === 'issue') await ports.github.reactToIssueComment(id, reaction);
  else await ports.github.reactToReviewComment(id, reaction);
}

const REPLY = '<!-- ecs-reviewer v1 reply -->';

/** Marked, so that a comment of ours is never taken for a request. */
async function reply({ surface, number, id, inReplyTo }: Asked, text: string, { github }: AnswerPorts): Promise<void> {
  const body = `${text}\n${REPLY}`;
  if (surface === 'issue') await github.createIssueComment(number, body);
  else await github.replyToReviewComment(number, inReplyTo ?? id, body);
}
