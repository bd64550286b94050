/** What GitHub should say, as plain data; what it says already is not planned again. */
import type { Changes, Comparison } from '../model/diff.js';
import type { FixedFinding, Outcome } from '../model/finding.js';
import type { Annotation, CheckRun, CheckRunDraft, ReviewComment, ReviewDraft } from '../model/github.js';
import { SEVERITIES, type Severity } from '../model/rule.js';
import { anchorFields } from './anchor.js';
import { annotationsOf, logCommands } from './annotations.js';
import { checkSummary } from './check-summary.js';
import { planComments, type PlannedComment } from './comment-plan.js';
import { shorten } from './escape.js';
import { fixedComments, type FixedComment } from './fixed-comment.js';
import { jobSummary } from './job-summary.js';
import { ownComments, type OwnComment } from './marker.js';
import { maskOf, type Mask } from './mask.js';
import { reviewBody, reviewMarker } from './review-body.js';
import { reviewComment } from './review-comment.js';
import { standingsOf, type Standings } from './standing.js';
import { summaryTitle } from './summary.js';
import type { SummaryView } from './summary-view.js';

export interface ReportOptions {
  /** The least severity for a comment. */
  readonly commentAt: Severity;
  /** How many open comments there may be, those of earlier runs included. */
  readonly maxComments: number;
  /** The least severity that fails the verdict. */
  readonly bar: Severity | 'never';
  readonly suggestions: boolean;
  readonly checkName: string;
  readonly headSha: string;
  /** `https://github.com/owner/name`, on the server that the run is on. */
  readonly repositoryUrl: string;
  readonly checkUrl?: string;
}

/** What GitHub has. `author` is our own login; without comments (and a right to write any) leave `comments` empty. */
export interface Existing {
  readonly author: string;
  readonly comments: readonly ReviewComment[];
  readonly checkRun?: CheckRun;
  /** The comments whose threads are resolved. */
  readonly resolved?: ReadonlySet<number>;
}

export interface ReportInput {
  readonly outcome: Outcome;
  /** Absent outside of a pull request. */
  readonly changes?: Changes;
  /** Absent when the base was not judged. */
  readonly comparison?: Comparison;
  readonly existing: Existing;
  readonly options: ReportOptions;
}

/** What is undefined or empty needs no write. */
export interface ReportPlan {
  readonly review?: ReviewDraft;
  readonly checkRun?: CheckRunDraft;
  /** Own comments that shall tell that they are done. */
  readonly fixed: readonly FixedComment[];
  /** Fresh findings that no comment speaks of, for the check run. */
  readonly annotations: readonly Annotation[];
  /** Workflow commands for all fresh findings, for a run that may write neither comments nor check runs. */
  readonly logCommands: readonly string[];
  readonly jobSummary: string;
  readonly counts: { readonly fresh: number; readonly existing: number; readonly fixed: number };
}

export function planReport(input: ReportInput): ReportPlan {
  const { outcome, existing, options, changes, comparison } = input;
  const own = ownComments(existing.comments, existing.author);
  const mask = maskOf(outcome);
  const standings = standingsOf(outcome.findings, input);
  const ofBase = comparison === undefined ? [] : standings.existing;
  const fixed = fixedComments(own, outcome, { headSha: options.headSha, ofBase });
  const open = stillOpen(own, fixed);
  const planned = plannedComments({ ...input, mask }, standings, open);
  const commented = new Set([...fingerprintsOf(open), ...planned.flatMap(printsOf)]);
  const view: SummaryView = {
    outcome,
    standings,
    commented,
    fixed: comparison?.fixed ?? [],
    resolved: resolvedOf(standings.fresh, open, existing),
    bar: options.bar,
    commit: { repositoryUrl: options.repositoryUrl, sha: options.headSha },
    mask,
    ...(changes === undefined ? {} : { changes }),
  };
  const uncommented = standings.fresh.filter(({ fingerprint }) => !commented.has(fingerprint));
  const annotations = annotationsOf(uncommented, mask);
  const review = reviewOf(planned, { ...input, mask });
  const checkRun = checkRunOf(view, annotations, input);
  return {
    ...(review === undefined ? {} : { review }),
    ...(checkRun === undefined ? {} : { checkRun }),
    fixed,
    annotations,
    logCommands: logCommands(annotationsOf(standings.fresh, mask)),
    jobSummary: jobSummary(view),
    counts: { fresh: standings.fresh.length, existing: standings.existing.length, fixed: view.fixed.length },
  };
}

interface Masked extends ReportInput {
  readonly mask: Mask;
}

/** Comments for fresh findings that are severe enough and that no open comment of ours speaks of. */
function plannedComments(
  { outcome, changes, options, mask }: Masked,
  { fresh }: Standings,
  open: readonly OwnComment[],
): readonly PlannedComment[] {
  if (changes === undefined) return [];
  const spoken = fingerprintsOf(open);
  const isWanted = ({ severity, fingerprint }: FixedFinding): boolean =>
    SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(options.commentAt) && !spoken.has(fingerprint);
  return planComments(fresh.filter(isWanted), {
    changes,
    files: outcome.files,
    mask,
    suggestions: options.suggestions,
    most: Math.max(options.maxComments - open.length, 0),
  });
}

/** Problems that are still there although a person resolved the thread of their comment. */
function resolvedOf(
  fresh: readonly FixedFinding[],
  open: readonly OwnComment[],
  { resolved }: Existing,
): readonly FixedFinding[] {
  const closed = fingerprintsOf(open.filter(({ comment }) => resolved?.has(comment.id) === true));
  return fresh.filter(({ fingerprint }) => closed.has(fingerprint));
}

/** Those that this plan does not close. A comment that a person resolved counts as open: they have seen it. */
function stillOpen(own: readonly OwnComment[], fixed: readonly FixedComment[]): readonly OwnComment[] {
  const closed = new Set(fixed.map(({ comment }) => comment));
  return own.filter(({ comment, marker }) => marker.state === 'open' && !closed.has(comment));
}

function fingerprintsOf(comments: readonly OwnComment[]): ReadonlySet<string> {
  return new Set(comments.flatMap(({ marker }) => marker.problems.map(({ fingerprint }) => fingerprint)));
}

function findingsOf({ parts }: PlannedComment): readonly FixedFinding[] {
  return parts.flatMap(({ group }) => group);
}

function printsOf(planned: PlannedComment): readonly string[] {
  return findingsOf(planned).map(({ fingerprint }) => fingerprint);
}

function reviewOf(planned: readonly PlannedComment[], { outcome, options, mask }: Masked): ReviewDraft | undefined {
  if (planned.length === 0) return undefined;
  const { headSha, repositoryUrl } = options;
  const style = { files: outcome.files, mask, commit: { repositoryUrl, sha: headSha } };
  const findings = planned.flatMap(findingsOf);
  return {
    commitId: headSha,
    body: reviewBody(findings, options),
    comments: planned.map((comment) => ({ ...anchorFields(comment.anchor), body: reviewComment(comment, style) })),
    marker: reviewMarker(findings, headSha),
  };
}

const LONGEST_TITLE = 255;

/** Undefined when the check run that is there says the same. */
function checkRunOf(
  view: SummaryView,
  annotations: readonly Annotation[],
  { existing, options }: ReportInput,
): CheckRunDraft | undefined {
  const draft: CheckRunDraft = {
    name: options.checkName,
    headSha: options.headSha,
    conclusion: view.outcome.verdict,
    title: shorten(summaryTitle(view), LONGEST_TITLE),
    summary: checkSummary(view),
    annotations,
  };
  const { checkRun } = existing;
  const isThere =
    checkRun?.headSha === draft.headSha &&
    checkRun.conclusion === draft.conclusion &&
    checkRun.title === draft.title &&
    checkRun.summary?.trim() === draft.summary.trim();
  return isThere ? undefined : draft;
}
