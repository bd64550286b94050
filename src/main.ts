/** The action: reviews what the workflow run is about and brings the result to GitHub. */
import packageJson from '../package.json' with { type: 'json' };
import { decodeInputs, type ActionSettings } from './config/inputs.js';
import { selection } from './config/selection.js';
import { configurationPaths, faultTexts } from './configuration.js';
import { answer } from './answer.js';
import { checkedOut } from './io/checked-out.js';
import { readReportFiles } from './io/report-files.js';
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
import { outputsOf, verdictText } from './outputs.js';
import { inputOf, shaOf } from './publish-input.js';
import { dryRun, MOVED, NO_TOKEN, silenceFor } from './silence.js';
import { withoutCheckout } from './github-tree.js';
import { narrowed } from './overlay.js';
import { guardTarget } from './target-gate.js';
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
import { rulingIn } from './ruling-in.js';
import { RULES } from './rules/index.js';
import { reportedRun } from './stages/reported-run.js';
import { scanReport } from './stages/scan-report.js';
import { secondStage } from './stages/second-stage.js';
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

await run();

async function run(): Promise<void> {
  try {
    const settings = decodeInputs(runner.readInput, RULES);
    runner.hideSecret(settings.token);
    const facts = runner.readRunner();
    guardTarget(facts.event, settings, () => checkedOut(facts.workspace));
    if (settings.mode === 'scan') scanRun(facts, settings);
    else await reviewRun(facts, settings);
  } catch (error) {
    runner.fail(explain(error));
  }
}

/** The first of two stages: reads the checkout, asks nobody anything, and decides nothing. */
function scanRun(facts: runner.Runner, settings: ActionSettings): void {
  const { event, eventName, repository, workspace } = facts;
  const ruling = configure(openWorkingTree(workspace, { paths: ['.github'] }));
  const tree = narrowed(openWorkingTree(workspace, settings), ruling.selected);
  const outcome = review(tree, ruling.options);
  const pullRequest = event.kind === 'pull request' ? { pullRequest: event.number } : {};
  const { shard } = ruling.options;
  const scanned = { repository, sha: shaOf(event), event: eventName, ...pullRequest };
  const text = scanReport(outcome, { ...scanned, ...(shard === undefined ? {} : { shard }) });
  runner.writeReport(workspace, settings.reportFile, text);
  runner.log(renderPretty(outcome, { palette: PLAIN, width: LOG_WIDTH }));
  runner.log(`The report for the second stage is in ${settings.reportFile}.`);
  runner.setOutputs(outputsOf(outcome, settings));
  for (const fault of faultTexts(ruling.options.configuration)) runner.fail(`${CANNOT_FOLLOW} ${fault}`);
}

async function reviewRun(facts: runner.Runner, settings: ActionSettings): Promise<void> {
  const started = performance.now();
  const github = settings.token === '' ? undefined : rememberComments(connect(facts, settings.token));
  if (facts.event.kind === 'comment') {
    await answerComment(facts.event.asked, { facts, settings, github });
    return;
  }
  const checkout = openWorkingTree(facts.workspace, settings);
  const reviewed =
    settings.mode === 'report'
      ? await reportReview(facts, settings, github)
      : await reviewEvent(facts, settings, { github, checkout });
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

function connect({ repository, apiUrl, runId, secondMs }: runner.Runner, token: string): GitHub {
  const pace = secondMs === undefined ? {} : { secondMs };
  return createGitHub({ token, repository, apiUrl, runId, onWait: runner.log, ...pace });
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
    runner.log(await answer(asked, { github, repository, checkName: settings.checkName, decode, rules: RULES }));
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    for (const text of refusalTexts([error])) runner.warn(text);
  }
}

/** The second of two stages: what a first one found, checked against the commit. */
async function reportReview(
  facts: runner.Runner,
  settings: ActionSettings,
  github: GitHub | undefined,
): Promise<Reviewed> {
  if (github === undefined) throw new UserError('The input github-token is empty, and mode report reads from GitHub.');
  const files = readReportFiles(facts.workspace, settings.reports);
  const run = await reportedRun(facts, github);
  const { ruling, outcome, changes } = await secondStage(files, run, {
    github,
    decode,
    rules: RULES,
    configure: (tree) => rulingIn(tree, runner.readInput, { known: false }),
    configurationPaths: configurationPaths({ path: settings.config }),
    waivers: async (number) => waiversIn(github, { repository: facts.repository, number }),
  });
  const input = inputOf(outcome, facts, { ...settings, ...ruling });
  const { pull, state = 'open', silence } = run;
  const maxComments = pull === undefined ? 0 : input.options.maxComments;
  const to: PublishInput = {
    ...input,
    options: { ...input.options, maxComments, headSha: run.sha },
    ...(changes === undefined ? {} : { changes }),
    ...(pull === undefined ? {} : { pullNumber: pull.number }),
  };
  const quiet = silence ?? silenceFor(state, settings) ?? dryRun(settings);
  return withSilence({ outcome, input: to, options: ruling.options }, quiet);
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
    const isOfOther = event.kind === 'pull request' && event.trusted !== undefined;
    if (isOfOther || !(error instanceof GitHubFailure)) throw error;
    for (const text of refusalTexts([error])) runner.warn(text);
    runner.log(`Without the ${event.kind}, all problems of the checkout count as its own, and there is no review.`);
    return withoutPullRequest(facts, settings, checkout);
  }
}

interface Change {
  readonly facts: runner.Runner;
  readonly settings: ActionSettings;
  readonly ports: PullRequestPorts & MergeGroupPorts & { readonly github: GitHub };
}

type EventOf<Kind> = Extract<runner.RunEvent, { readonly kind: Kind }>;

async function pullRequestReview(event: EventOf<'pull request'>, change: Change): Promise<Reviewed> {
  const ports = event.trusted === undefined ? change.ports : await withoutCheckout(event.headSha, change.ports);
  const { pull, ...reviewed } = await reviewPullRequest(event.number, ports);
  const silence = pull.headSha === event.headSha ? silenceFor(event.state, change.settings) : MOVED;
  const { input, ...rest } = changeOf(reviewed, change);
  return withSilence({ ...rest, input: { ...input, pullNumber: event.number } }, silence ?? dryRun(change.settings));
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
  return rulingIn(tree, runner.readInput, { known: true });
}

function withSilence(reviewed: Reviewed, silence: string | undefined): Reviewed {
  return silence === undefined ? reviewed : { ...reviewed, silence };
}

function tell({ plan, logCommands, refusals, remarks }: Published, { summary }: ActionSettings): void {
  runner.command(logCommands);
  for (const refusal of refusals) runner.warn(refusal);
  for (const remark of remarks) runner.log(remark);
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
  runner.setOutputs({
    ...outputsOf(outcome, run.settings),
    new: input.changes === undefined ? '' : String(plan.counts.fresh),
    'review-url': reviewUrl ?? '',
    'check-run-url': checkRunUrl ?? '',
  });
  if (outcome.verdict === 'failure') runner.fail(verdictText(outcome, options));
}

function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof GitHubFailure) return refusalTexts([error]).join('\n');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `ecs-reviewer ${packageJson.version} failed, which is a bug. Please report it:\n${stack}`;
}
