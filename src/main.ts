/** The action: reviews what the workflow run is about and brings the result to GitHub. */
import packageJson from '../package.json' with { type: 'json' };
import { decodeInputs, type ActionSettings } from './config/inputs.js';
import { selection } from './config/selection.js';
import { configurationIn, configurationPaths, faultTexts, withBaseline } from './configuration.js';
import { answer } from './answer.js';
import { blobSha } from './io/blob-sha.js';
import { createGitHub } from './io/github.js';
import * as runner from './io/runner.js';
import { decode, openWorkingTree } from './io/working-tree.js';
import type { Outcome } from './model/finding.js';
import type { Asked } from './model/asked.js';
import { GitHubFailure, type GitHub } from './model/github.js';
import type { ReviewOptions } from './model/options.js';
import type { Tree } from './model/ports.js';

import { UserError } from './model/user-error.js';
import { narrowed } from './overlay.js';
import { publish, publishNothing, type Published, type PublishInput } from './publish.js';
import {
  reviewMergeGroup,
  reviewPullRequest,
  type ChangeReview,
  type MergeGroupPorts,
  type PullRequestPorts,
} from './pull-request.js';
import { refusalTexts } from './refusal-texts.js';
import { renderJson } from './report/json.js';
import { PLAIN } from './report/palette.js';
import { renderPretty } from './report/pretty.js';
import { renderSarif } from './report/sarif.js';
import type { Waiver } from './report/waiver-marker.js';
import { review } from './review.js';
import type { Ruling } from './ruling.js';
import { RULES } from './rules/index.js';
import { rememberComments, waiversIn } from './waivers-in.js';

/** What the run found and what there is to say of it. */
interface Reviewed {
  readonly outcome: Outcome;
  readonly input: PublishInput;
  /** What ruled the review. */
  readonly options: ReviewOptions;
  /** Why nothing may be written to GitHub, when that is so. */
  readonly silence?: string;
}

const CANNOT_FOLLOW = 'The configuration cannot be followed, so the defaults rule:';
const LOG_WIDTH = 120;
const NO_TOKEN =
  'The input github-token is empty, so nothing can be read from or written to GitHub: all problems of the checkout are reported, in the log and the job summary only.';

await run();

async function run(): Promise<void> {
  try {
    const settings = decodeInputs(runner.readInput, RULES);
    runner.hideSecret(settings.token);
    await reviewRun(runner.readRunner(), settings);
  } catch (error) {
    runner.fail(explain(error));
  }
}

async function reviewRun(facts: runner.Runner, settings: ActionSettings): Promise<void> {
  const started = performance.now();
  const github = settings.token === '' ? undefined : rememberComments(connect(facts, settings.token));
  if (facts.event.kind === 'comment') {
    await answerComment(facts.event.asked, { facts, settings, github });
    return;
  }
  const checkout = openWorkingTree(facts.workspace, settings);
  const reviewed = await reviewEvent(facts, settings, { github, checkout });
  const { outcome, input, silence } = reviewed;
  for (const fault of faultTexts(reviewed.options.configuration)) runner.fail(`${CANNOT_FOLLOW} ${fault}`);
  const milliseconds = Math.round(performance.now() - started);
  runner.log(renderPretty(outcome, { palette: PLAIN, width: LOG_WIDTH, milliseconds }));
  const isQuiet = silence !== undefined || github === undefined;
  const published = isQuiet ? publishNothing(input) : await publish(github, input);
  if (silence !== undefined) runner.log(silence);
  if (github === undefined) runner.warn(NO_TOKEN);
  tell(published, settings);
  finish(reviewed, published, { settings, facts, milliseconds });
}

function connect({ repository, apiUrl, runId }: runner.Runner, token: string): GitHub {
  return createGitHub({ token, repository, apiUrl, runId, onWait: runner.log });
}

interface Conversing {
  readonly facts: runner.Runner;
  readonly settings: ActionSettings;
  readonly github: GitHub | undefined;
}

/** A refusal of GitHub is told, and fails nothing: nobody's verdict hangs on an answer. */
async function answerComment(asked: Asked, { facts, settings, github }: Conversing): Promise<void> {
  if (github === undefined) throw new UserError('The input github-token is empty, so no comment can be answered.');
  try {
    const { repository } = facts;
    runner.log(await answer(asked, { github, repository, checkName: settings.checkName, rules: RULES }));
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    for (const text of refusalTexts([error])) runner.warn(text);
  }
}

interface Sources {
  readonly github: GitHub | undefined;
  readonly checkout: Tree;
}

async function reviewEvent(facts: runner.Runner, settings: ActionSettings, sources: Sources): Promise<Reviewed> {
  const { event } = facts;
  const { github, checkout } = sources;
  if (event.kind === 'commit' || event.kind === 'comment' || github === undefined) {
    return withoutPullRequest(facts, settings, checkout);
  }
  const selected = selection(settings.paths, settings.exclude);
  const rules = { configure, configurationPaths: configurationPaths({ path: settings.config }) };
  const waivers = async (number: number): Promise<readonly Waiver[]> =>
    waiversIn(github, { repository: facts.repository, number });
  const ports = { github, checkout, blobSha, decode, selected, waivers, ...rules };
  try {
    return event.kind === 'merge group'
      ? await mergeGroupReview(event, { facts, settings, ports })
      : await pullRequestReview(event, { facts, settings, ports });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    for (const text of refusalTexts([error])) runner.warn(text);
    runner.log(`Without the ${event.kind}, all problems of the checkout count as its own, and there is no review.`);
    return withoutPullRequest(facts, settings, checkout);
  }
}

interface Change {
  readonly facts: runner.Runner;
  readonly settings: ActionSettings;
  readonly ports: PullRequestPorts & MergeGroupPorts;
}

type EventOf<Kind> = Extract<runner.RunEvent, { readonly kind: Kind }>;

async function pullRequestReview(event: EventOf<'pull request'>, change: Change): Promise<Reviewed> {
  const { pull, ...reviewed } = await reviewPullRequest(event.number, change.ports);
  const silence = pull.headSha === event.headSha ? silenceFor(event.state, change.settings) : MOVED;
  const { input, ...rest } = changeOf(reviewed, change);
  return withSilence({ ...rest, input: { ...input, pullNumber: event.number } }, silence ?? dryRun(change.settings));
}

const MOVED = 'The pull request has a newer commit; the run of that one writes the review.';

function silenceFor(state: EventOf<'pull request'>['state'], { reviewDrafts }: ActionSettings): string | undefined {
  if (state === 'closed') return 'The pull request is closed, so nothing is written to it.';
  const isQuiet = state === 'draft' && !reviewDrafts;
  return isQuiet ? 'The pull request is a draft, and review-drafts is off: nothing is written to it.' : undefined;
}

/** A merge group has no place for review comments: everything new is in the check run. */
async function mergeGroupReview(event: EventOf<'merge group'>, change: Change): Promise<Reviewed> {
  const { input, ...rest } = changeOf(await reviewMergeGroup(event, change.ports), change);
  const options = { ...input.options, maxComments: 0 };
  return withSilence({ ...rest, input: { ...input, options } }, dryRun(change.settings));
}

function changeOf({ ruling, outcome, changes, comparison }: ChangeReview, { facts, settings }: Change): Reviewed {
  const input: PublishInput = {
    ...inputOf(outcome, facts, { ...settings, ...ruling }),
    changes,
    ...(comparison === undefined ? {} : { comparison }),
  };
  return { outcome, input, options: ruling.options };
}

function withoutPullRequest(facts: runner.Runner, settings: ActionSettings, checkout: Tree): Reviewed {
  const ruling = configure(checkout);
  const { options, selected } = ruling;
  const outcome = review(narrowed(checkout, selected), options);
  return withSilence(
    { outcome, input: inputOf(outcome, facts, { ...settings, ...ruling }), options },
    dryRun(settings),
  );
}

/** The inputs over the configuration that a tree holds. */
function configure(tree: Tree | undefined): Ruling {
  const { config: path } = decodeInputs(runner.readInput, RULES);
  const layer = tree === undefined ? undefined : configurationIn(tree, { path, today: today() });
  const { options, baseline, paths, exclude, commentAt, maxComments } = decodeInputs(runner.readInput, RULES, layer);
  return {
    options: tree === undefined ? options : withBaseline(tree, baseline, options),
    selected: selection(paths, exclude),
    commentAt,
    maxComments,
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function dryRun({ dryRun: isDry }: ActionSettings): string | undefined {
  return isDry ? 'This is a dry run: nothing is written to GitHub.' : undefined;
}

function withSilence(reviewed: Reviewed, silence: string | undefined): Reviewed {
  return silence === undefined ? reviewed : { ...reviewed, silence };
}

function inputOf(
  outcome: Outcome,
  { event, serverUrl, repository }: runner.Runner,
  settings: ActionSettings,
): PublishInput {
  const { commentAt, maxComments, checkName, options } = settings;
  return {
    outcome,
    checkRun: settings.checkRun,
    resolveThreads: settings.resolveThreads,
    options: {
      commentAt,
      maxComments,
      checkName,
      bar: options.failOn,
      suggestions: options.suggestions,
      headSha: shaOf(event),
      repositoryUrl: `${serverUrl}/${repository}`,
    },
  };
}

function shaOf(event: runner.RunEvent): string {
  if (event.kind === 'comment') return '';
  return event.kind === 'commit' ? event.sha : event.headSha;
}

function tell({ plan, logCommands, refusals }: Published, { summary }: ActionSettings): void {
  runner.command(logCommands);
  for (const refusal of refusals) runner.warn(refusal);
  if (summary) runner.writeJobSummary(plan.jobSummary);
}

interface Run {
  readonly settings: ActionSettings;
  readonly facts: runner.Runner;
  readonly milliseconds: number;
}

function finish({ outcome, input, options }: Reviewed, { plan, reviewUrl, checkRunUrl }: Published, run: Run): void {
  const { reportFile, sarifFile } = run.settings;
  if (reportFile !== '') runner.writeReport(run.facts.workspace, reportFile, renderJson(outcome, run.milliseconds));
  if (sarifFile !== '') {
    runner.writeReport(run.facts.workspace, sarifFile, renderSarif(outcome, packageJson.version));
  }
  const { counts, findings, suppressed, undecided, verdict } = outcome;
  runner.setOutputs({
    verdict,
    findings: String(findings.length),
    critical: String(counts.critical),
    high: String(counts.high),
    medium: String(counts.medium),
    low: String(counts.low),
    info: String(counts.info),
    new: input.changes === undefined ? '' : String(plan.counts.fresh),
    suppressed: String(suppressed.length),
    undecided: String(undecided.length),
    'report-file': reportFile,
    'sarif-file': sarifFile,
    'review-url': reviewUrl ?? '',
    'check-run-url': checkRunUrl ?? '',
  });
  if (verdict === 'failure') runner.fail(verdictText(outcome, options));
}

function verdictText({ findings }: Outcome, { failOn, configuration }: ReviewOptions): string {
  if ((configuration?.faults.length ?? 0) > 0) return 'ecs-reviewer fails until the configuration is mended.';
  return `ecs-reviewer found problems of severity ${failOn} or worse (${String(findings.length)} problems in all). The log above, the check run and the job summary say which.`;
}

function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `ecs-reviewer ${packageJson.version} failed, which is a bug. Please report it:\n${stack}`;
}
