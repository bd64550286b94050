/** What a change is about: the files of its head, what it changes, and what its base was like. */
import { baseTree } from './base-tree.js';
import { changesOf } from './diff/changes.js';
import { compare } from './diff/compare.js';
import { headTree, type HeadPorts } from './head-tree.js';
import { conclusionOf } from './evaluate/outcome.js';
import { looksLikeInfrastructure } from './looks-like-infrastructure.js';
import type { Changes, Comparison } from './model/diff.js';
import type { Outcome } from './model/finding.js';
import type { ChangedFile, GitHub, PullRequest } from './model/github.js';
import type { ReviewOptions } from './model/options.js';
import type { FileText, Tree } from './model/ports.js';
import type { Notice } from './model/source.js';
import { narrowed } from './overlay.js';
import { rulingOf, type Ruling, type RulingPorts } from './ruling.js';
import { standingsOf, type Compared } from './report/standing.js';
import { review } from './review.js';
import type { Waiver } from './report/waiver-marker.js';
import { uncomparedNotices } from './uncompared.js';
import { waive } from './waive.js';

export interface ChangeReview {
  /** What ruled: the configuration of the base. */
  readonly ruling: Ruling;
  readonly outcome: Outcome;
  readonly changes: Changes;
  /** Undefined when the base cannot be had. */
  readonly comparison?: Comparison;
}

export interface PullRequestReview extends ChangeReview {
  readonly pull: PullRequest;
}

interface ChangePorts extends Omit<HeadPorts, 'blob'>, RulingPorts {
  readonly github: Pick<GitHub, 'blob' | 'content' | 'mergeBase'>;
  readonly checkout: Tree;
}

export interface PullRequestPorts extends ChangePorts {
  /** What people decided in the conversation of a pull request. */
  readonly waivers?: (number: number) => Promise<readonly Waiver[]>;
  readonly github: ChangePorts['github'] & Pick<GitHub, 'pullRequest' | 'changedFiles'>;
}

export interface MergeGroupPorts extends ChangePorts {
  readonly github: ChangePorts['github'] & Pick<GitHub, 'changedBetween'>;
}

/** Two commits and the files that differ between them. */
interface Change {
  readonly baseSha: string;
  readonly headSha: string;
  readonly changed: readonly ChangedFile[];
  readonly waivers: readonly Waiver[];
  /** What GitHub does not tell of it. */
  readonly notices: readonly Notice[];
}

/** Reviews the head of a pull request and compares it with its base. Rejects with `GitHubFailure` when GitHub does not answer. */
export async function reviewPullRequest(number: number, ports: PullRequestPorts): Promise<PullRequestReview> {
  const { github } = ports;
  const [pull, changed, waivers] = await Promise.all([
    github.pullRequest(number),
    github.changedFiles(number),
    ports.waivers?.(number) ?? [],
  ]);
  const change = { ...pull, changed, waivers, notices: cappedNotice(pull, changed) };
  return { pull, ...(await reviewChange(change, ports)) };
}

export interface Commits {
  readonly baseSha: string;
  readonly headSha: string;
}

/** Reviews what a merge queue is about to merge and compares it with what it is merged into. Rejects as above. */
export async function reviewMergeGroup(commits: Commits, ports: MergeGroupPorts): Promise<ChangeReview> {
  const changed = await ports.github.changedBetween(commits.baseSha, commits.headSha);
  const notices = changed.length < MOST_COMPARED ? [] : [COMPARISON_CAPPED];
  return reviewChange({ ...commits, changed, waivers: [], notices }, ports);
}

/** GitHub compares two commits up to this many files. */
const MOST_COMPARED = 300;
const COMPARISON_CAPPED: Notice = {
  path: '.',
  message: `GitHub lists only ${String(MOST_COMPARED)} of the files that the merge group changes, so problems in others count as already there`,
};

async function reviewChange(change: Change, ports: ChangePorts): Promise<ChangeReview> {
  const { github, checkout } = ports;
  const { changed } = change;
  const head = await headTree(checkout, changed, { ...ports, blob: github.blob });
  const before = async (matters: (path: string) => boolean): Promise<Tree | undefined> =>
    baseTree(head.tree, changed, {
      content: github.content,
      mergeBase: async () => github.mergeBase(change.baseSha, change.headSha),
      decode: ports.decode,
      matters,
    });
  const ruled = await rulingOf({ head: head.tree, changed, before }, ports);
  const { options } = ruled;
  const notices = [...head.notices, ...change.notices, ...ruled.notices];
  const outcome = waive(withNotices(ruled.outcome, notices), change.waivers);
  const base = await before((path) => outcome.files.has(path) || looksLikeInfrastructure(path));
  const changes = changesOf(changed, (file) => sidesOf(file, head.tree, base));
  if (base === undefined) {
    return {
      ruling: ruled,
      outcome: judged(withNotices(outcome, [BASE_UNKNOWN]), { changes }, options),
      changes,
    };
  }
  const old = review(narrowed(base, ruled.selected), { ...options, suggestions: false }, ruled.memory);
  const comparison = compare(old.findings, [...outcome.findings, ...outcome.suppressed.map(({ finding }) => finding)]);
  const compared = withNotices(outcome, uncomparedNotices(outcome, changes));
  return { ruling: ruled, outcome: judged(compared, { changes, comparison }, options), changes, comparison };
}

const BASE_UNKNOWN: Notice = {
  path: '.',
  message:
    'The base of the pull request could not be read, so only problems on lines that it adds count as new; what a removed line causes counts as already there',
};

/** A pull request answers for what it brings, not for what was there before it. */
export function judged(outcome: Outcome, compared: Compared, options: ReviewOptions): Outcome {
  const findings = options.scope === 'all' ? outcome.findings : standingsOf(outcome.findings, compared).fresh;
  return { ...outcome, verdict: conclusionOf(findings, options) };
}

/** GitHub lists no more than 3,000 files of a pull request; what is beyond is not known to be changed. */
function cappedNotice(pull: PullRequest, changed: readonly ChangedFile[]): readonly Notice[] {
  const missing = pull.changedFileCount - changed.length;
  if (missing <= 0) return [];
  const message = `GitHub does not list ${String(missing)} of the ${String(pull.changedFileCount)} changed files, so problems in them count as already there`;
  return [{ path: '.', message }];
}

/** The outcome with more to tell. */
export function withNotices(outcome: Outcome, notices: readonly Notice[]): Outcome {
  return notices.length === 0 ? outcome : { ...outcome, notices: [...outcome.notices, ...notices] };
}

function sidesOf(
  file: ChangedFile,
  head: Tree,
  base: Tree | undefined,
): { readonly base: string; readonly head: string } | undefined {
  const after = textOf(head.read(file.path));
  const before = file.status === 'added' ? '' : textOf(base?.read(file.previousPath ?? file.path));
  return after === undefined || before === undefined ? undefined : { base: before, head: after };
}

function textOf(file: FileText | undefined): string | undefined {
  return file !== undefined && 'text' in file ? file.text : undefined;
}
