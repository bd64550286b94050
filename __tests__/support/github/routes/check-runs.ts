import type { Json } from '../openapi.js';
import { created, invalidRequest, ok, unprocessable } from '../reply.js';
import type { Reply } from '../reply.js';
import * as view from '../views.js';
import { resolveRef } from '../world.js';
import type { AnnotationState, CheckRunState, World } from '../world.js';
import { withCheckRun } from './handler.js';
import type { Handler } from './handler.js';

const MOST_TITLE = 255;
const MOST_MESSAGE_BYTES = 64 * 1024;

const problemOfAnnotation = (annotation: AnnotationState): string | undefined => {
  if ((annotation.title ?? '').length > MOST_TITLE) return `Only ${MOST_TITLE} characters are allowed in a title`;
  const longest = Math.max(Buffer.byteLength(annotation.message), Buffer.byteLength(annotation.raw_details ?? ''));
  if (longest > MOST_MESSAGE_BYTES) return 'Annotation message is too long (maximum is 64 KB)';
  const hasColumns = annotation.start_column !== undefined || annotation.end_column !== undefined;
  if (hasColumns && annotation.start_line !== annotation.end_line) return 'Columns need a start and end on one line';
  return annotation.end_line < annotation.start_line ? 'end_line must not precede start_line' : undefined;
};

interface OutputRequest {
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly AnnotationState[];
}

const outputOf = (body: Json): OutputRequest => (body['output'] as OutputRequest | undefined) ?? {};

const refuseOutput = (body: Json): Reply | undefined => {
  const problem = (outputOf(body).annotations ?? []).map(problemOfAnnotation).find((one) => one !== undefined);
  return problem === undefined ? undefined : invalidRequest(problem);
};

/** Annotations are added to those that are there; everything else replaces what was said before. */
const applyCheckRun = (world: World, run: CheckRunState, body: Json): void => {
  const output = outputOf(body);
  run.name = (body['name'] as string | undefined) ?? run.name;
  run.externalId = (body['external_id'] as string | undefined) ?? run.externalId;
  run.detailsUrl = (body['details_url'] as string | undefined) ?? run.detailsUrl;
  run.conclusion = (body['conclusion'] as string | undefined) ?? run.conclusion;
  run.status = run.conclusion === null ? ((body['status'] as string | undefined) ?? run.status) : 'completed';
  run.completedAt = run.status === 'completed' ? world.now() : null;
  run.title = output.title ?? run.title;
  run.summary = output.summary ?? run.summary;
  run.text = output.text ?? run.text;
  run.annotations.push(...(output.annotations ?? []));
};

const createCheckRun: Handler = (world, { body }) => {
  const headSha = String(body['head_sha']);
  if (world.history.find(headSha) === undefined) return unprocessable(`No commit found for SHA: ${headSha}`);
  const refusal = refuseOutput(body);
  if (refusal !== undefined) return refusal;
  const run: CheckRunState = {
    id: world.nextId(),
    headSha,
    app: world.settings.viewer.replace('[bot]', ''),
    name: '',
    externalId: '',
    status: 'queued',
    conclusion: null,
    detailsUrl: world.url,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    startedAt: world.now(),
    completedAt: null,
  };
  applyCheckRun(world, run, body);
  world.checkRuns.push(run);
  return created(view.checkRunView(world, run));
};

const updateCheckRun = withCheckRun((world, run, { body }) => {
  const refusal = refuseOutput(body);
  if (refusal !== undefined) return refusal;
  applyCheckRun(world, run, body);
  return ok(view.checkRunView(world, run));
});

const listCheckRuns: Handler = (world, { params, query }) => {
  const sha = resolveRef(world, String(params['ref']))?.sha;
  const found = world.checkRuns
    .filter(
      ({ headSha, name }) => headSha === sha && (query['check_name'] === undefined || name === query['check_name']),
    )
    .toReversed();
  const isNewest = (run: CheckRunState): boolean =>
    found.find(({ name, app }) => name === run.name && app === run.app) === run;
  const shown = query['filter'] === 'all' ? found : found.filter(isNewest);
  return { list: shown.map((run) => view.checkRunView(world, run)), wrap: 'check_runs' };
};

/** Check runs and their annotations. */
export const checkRunRoutes: Readonly<Record<string, Handler>> = {
  'checks/create': createCheckRun,
  'checks/get': withCheckRun((world, run) => ok(view.checkRunView(world, run))),
  'checks/list-annotations': withCheckRun((world, run) => ({
    list: run.annotations.map((annotation) => view.annotationView(world, run, annotation)),
  })),
  'checks/list-for-ref': listCheckRuns,
  'checks/update': updateCheckRun,
};
