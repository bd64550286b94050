import { randomUUID } from 'node:crypto';
import type { RestEndpointMethodTypes } from '@octokit/rest';
import { OWN_CHECK_RUN } from '../../model/github.js';
import type { Annotation, CheckRun, CheckRunDraft, CheckRunOutput, CheckRuns } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt } from './failure.js';
import { postOnce } from './post-once.js';

type RestCheckRun = RestEndpointMethodTypes['checks']['get']['response']['data'];
type RestAnnotation = RestEndpointMethodTypes['checks']['listAnnotations']['response']['data'][number];

/** The most annotations that one request may carry. A later update adds its own to those that are there. */
const ANNOTATIONS_PER_REQUEST = 50;

const toCheckRun = (run: RestCheckRun): CheckRun => ({
  id: run.id,
  name: run.name,
  headSha: run.head_sha,
  status: run.status,
  conclusion: run.conclusion,
  title: run.output.title,
  summary: run.output.summary,
  annotationCount: run.output.annotations_count,
  externalId: run.external_id,
  app: run.app?.slug ?? null,
  url: run.html_url ?? '',
});

const toAnnotation = (annotation: RestAnnotation): Annotation => ({
  path: annotation.path,
  startLine: annotation.start_line,
  endLine: annotation.end_line,
  level: annotation.annotation_level as Annotation['level'],
  title: annotation.title ?? '',
  message: annotation.message ?? '',
});

const toRestAnnotation = (annotation: Annotation) => ({
  path: annotation.path,
  start_line: annotation.startLine,
  end_line: annotation.endLine,
  annotation_level: annotation.level,
  title: annotation.title,
  message: annotation.message,
});

/** The output with the annotations from `from` on, as many as one request may carry. */
const toRestOutput = (output: CheckRunOutput, from: number) => ({
  title: output.title,
  summary: output.summary,
  ...(output.text === undefined ? {} : { text: output.text }),
  annotations: output.annotations.slice(from, from + ANNOTATIONS_PER_REQUEST).map(toRestAnnotation),
});

const listCheckRuns = async ({ octokit, owner, repo }: Connection, headSha: string, name: string) => {
  const parameters = { owner, repo, ref: headSha, check_name: name, per_page: 100, filter: 'all' as const };
  return (await octokit.paginate(octokit.rest.checks.listForRef, parameters)).map(toCheckRun);
};

const createFirst = async (connection: Connection, draft: CheckRunDraft, externalId: string): Promise<CheckRun> => {
  const { octokit, owner, repo } = connection;
  const { data } = await octokit.rest.checks.create({
    owner,
    repo,
    name: draft.name,
    head_sha: draft.headSha,
    external_id: externalId,
    status: 'completed',
    conclusion: draft.conclusion,
    output: toRestOutput(draft, 0),
  });
  return toCheckRun(data);
};

/** An update of a check run: `existing` annotations were there before, `sent` of `output` have been added since. */
interface Progress {
  readonly id: number;
  readonly output: CheckRunOutput;
  readonly existing: number;
  readonly sent: number;
}

const readCheckRun = async ({ octokit, owner, repo }: Connection, id: number): Promise<CheckRun> => {
  const { data } = await octokit.rest.checks.get({ owner, repo, check_run_id: id });
  return toCheckRun(data);
};

/** Not repeated blindly, because a second try would add its annotations a second time. */
const sendUpdate = async ({ octokit, owner, repo }: Connection, { id, output, sent }: Progress): Promise<CheckRun> => {
  const { data } = await octokit.rest.checks.update({
    owner,
    repo,
    check_run_id: id,
    status: 'completed',
    conclusion: output.conclusion,
    output: toRestOutput(output, sent),
    request: { retries: 0 },
  });
  return toCheckRun(data);
};

const updateOnce = async (connection: Connection, progress: Progress): Promise<CheckRun> => {
  const expected =
    progress.existing + Math.min(progress.output.annotations.length, progress.sent + ANNOTATIONS_PER_REQUEST);
  const hasAnnotations = progress.output.annotations.length > progress.sent;
  return postOnce({
    pauseMs: 2 * connection.secondMs,
    send: async () => attempt('update the check run', async () => sendUpdate(connection, progress)),
    find: async () => {
      const run = await readCheckRun(connection, progress.id);
      return hasAnnotations && run.annotationCount >= expected ? run : undefined;
    },
  });
};

/** Sends what is left of the annotations, in requests of fifty. */
const sendRest = async (connection: Connection, run: CheckRun, progress: Progress): Promise<CheckRun> => {
  if (progress.sent >= progress.output.annotations.length) return run;
  const updated = await updateOnce(connection, progress);
  return sendRest(connection, updated, { ...progress, sent: progress.sent + ANNOTATIONS_PER_REQUEST });
};

const createCheckRun = async (connection: Connection, draft: CheckRunDraft): Promise<CheckRun> => {
  const externalId = `${OWN_CHECK_RUN}${connection.runId}/${randomUUID()}`;
  const run = await postOnce({
    pauseMs: 2 * connection.secondMs,
    send: async () => attempt('create the check run', async () => createFirst(connection, draft, externalId)),
    find: async () =>
      (await listCheckRuns(connection, draft.headSha, draft.name)).find((found) => found.externalId === externalId),
  });
  return sendRest(connection, run, { id: run.id, output: draft, existing: 0, sent: ANNOTATIONS_PER_REQUEST });
};

const updateCheckRun = async (connection: Connection, id: number, output: CheckRunOutput): Promise<CheckRun> => {
  const { annotationCount } = await attempt('read the check run', async () => readCheckRun(connection, id));
  const progress = { id, output, existing: annotationCount, sent: 0 };
  const run = await updateOnce(connection, progress);
  return sendRest(connection, run, { ...progress, sent: ANNOTATIONS_PER_REQUEST });
};

const listAnnotations = async ({ octokit, owner, repo }: Connection, id: number): Promise<readonly Annotation[]> => {
  const parameters = { owner, repo, check_run_id: id, per_page: 100 };
  return (await octokit.paginate(octokit.rest.checks.listAnnotations, parameters)).map(toAnnotation);
};

/** Reads and writes check runs over REST. */
export const checkRuns = (connection: Connection): CheckRuns => ({
  checkRuns: async (headSha, name) =>
    attempt('list the check runs', async () => listCheckRuns(connection, headSha, name)),
  createCheckRun: async (draft) => createCheckRun(connection, draft),
  updateCheckRun: async (id, output) => updateCheckRun(connection, id, output),
  annotations: async (id) => attempt('list the annotations', async () => listAnnotations(connection, id)),
});
