/** The second of two stages: what a first one reported, checked against the commit, as an outcome to publish. */
import { changesOf } from '../diff/changes.js';
import { countsOf, withFindings } from '../evaluate/outcome.js';
import type { Changes } from '../model/diff.js';
import type { FixedFinding, Outcome } from '../model/finding.js';
import type { ChangedFile, GitHub, PullRequest } from '../model/github.js';
import type { FileText, Tree } from '../model/ports.js';
import type { AnyRule } from '../model/rule.js';
import type { Notice, SourceFile } from '../model/source.js';
import { inBatches } from '../head-tree.js';
import { judged, withNotices } from '../pull-request.js';
import type { Waiver } from '../report/waiver-marker.js';
import { review } from '../review.js';
import type { Ruling } from '../ruling.js';
import { waive } from '../waive.js';
import { judgeClaims } from './claims.js';
import { claimsOf, readReports, type Claim, type ReportFile, type Subject } from './merge-reports.js';
import { mergedOutcome } from './merged-outcome.js';
import type { ScanReport } from './read-scan-report.js';
import { sourceFile } from './source-file.js';

export interface SecondStagePorts {
  readonly github: Pick<GitHub, 'content'>;
  readonly decode: (bytes: Uint8Array) => FileText;
  readonly rules: readonly AnyRule[];
  /** What rules, by the configuration in a tree, without its baseline: the first stage has judged by it. */
  readonly configure: (tree: Tree) => Ruling;
  readonly configurationPaths: readonly string[];
  readonly waivers: (number: number) => Promise<readonly Waiver[]>;
}

/** What the reports have to be about. */
export interface Reported extends Subject {
  /** Absent outside of a pull request. */
  readonly pull?: Pick<PullRequest, 'number' | 'baseSha'>;
  /** Absent where all that is there counts as new. */
  readonly changed?: readonly ChangedFile[];
}

export interface SecondStage {
  readonly ruling: Ruling;
  readonly outcome: Outcome;
  readonly changes?: Changes;
}

/** Files beyond this many are not read again; what is reported in them is left out, with a notice. */
const MOST_FILES = 300;

/** Throws a `UserError` for reports that cannot be believed, and rejects with `GitHubFailure` when GitHub does not answer. */
export async function secondStage(
  files: readonly ReportFile[],
  reported: Reported,
  ports: SecondStagePorts,
): Promise<SecondStage> {
  const reports = readReports(files, reported, ports.rules);
  const claims = claimsOf(reports);
  const { sha, pull } = reported;
  const wanted = wantedPaths(reports, claims);
  const found = await filesAt(sha, wanted.slice(0, MOST_FILES), ports);
  const unread = new Set(wanted.slice(MOST_FILES));
  const ruling = await rulingAt(pull?.baseSha ?? sha, ports);
  const rules = new Map<string, AnyRule>(ports.rules.map((rule) => [rule.code, rule]));
  const { findings, notices } = judgeClaims(claims, {
    rules,
    files: found,
    unread,
    own: ownFindings(found, claims, ruling),
  });
  const merged = withFindings(mergedOutcome(reports, { rules, files: found }), findings);
  const outcome = { ...withNotices(merged, notices), counts: countsOf(findings) };
  const { changed } = reported;
  if (changed === undefined) return { ruling, outcome: judged(outcome, {}, ruling.options) };
  const changes = changesOf(changed);
  const waivers = pull === undefined ? [] : await ports.waivers(pull.number);
  const waived = waive(withNotices(outcome, [BY_LINES]), waivers);
  return { ruling, outcome: judged(waived, { changes }, ruling.options), changes };
}

const BY_LINES: Notice = {
  path: '.',
  message:
    'This is the second of two stages, which does not judge the base, so only problems on lines that the change adds count as new',
};

/** Where something is reported first; the others help to prove it. */
function wantedPaths(reports: readonly ScanReport[], claims: readonly Claim[]): readonly string[] {
  const all = [
    ...claims.flatMap(({ finding: { file, source } }) => (source === undefined ? [file] : [source.file, file])),
    ...reports.flatMap(({ undecided, suppressed = [], known = [] }) =>
      [...undecided, ...suppressed, ...known].map(({ file }) => file),
    ),
    ...reports.flatMap(({ scan }) => scan.files),
  ];
  return [...new Set(all)];
}

async function filesAt(
  sha: string,
  paths: readonly string[],
  { github, decode }: Pick<SecondStagePorts, 'github' | 'decode'>,
): Promise<ReadonlyMap<string, SourceFile>> {
  const read = await inBatches(paths, async (path): Promise<readonly SourceFile[]> => {
    const text = await textAt(path, sha, { github, decode });
    return text === undefined ? [] : [sourceFile(path, text)];
  });
  return new Map(read.flat().map((file) => [file.path, file]));
}

/** Undefined when it is not there or no text. */
async function textAt(
  path: string,
  sha: string,
  { github, decode }: Pick<SecondStagePorts, 'github' | 'decode'>,
): Promise<string | undefined> {
  const bytes = await github.content(path, sha);
  const file = bytes === undefined ? undefined : decode(bytes);
  return file !== undefined && 'text' in file ? file.text : undefined;
}

async function rulingAt(
  sha: string,
  { configure, configurationPaths, github, decode }: SecondStagePorts,
): Promise<Ruling> {
  const texts = await Promise.all(
    configurationPaths.map(async (path) => [path, await textAt(path, sha, { github, decode })] as const),
  );
  return configure(treeOf(new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])))));
}

function treeOf(texts: ReadonlyMap<string, string>): Tree {
  return {
    paths: [...texts.keys()].sort(),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? undefined : { text };
    },
  };
}

/** What our own rules say of the files that were read again, with changes that are proved on them. */
function ownFindings(
  files: ReadonlyMap<string, SourceFile>,
  claims: readonly Claim[],
  { options }: Ruling,
): ReadonlyMap<string, FixedFinding> {
  const only = [...new Set(claims.map(({ finding }) => finding.code))];
  if (only.length === 0) return new Map();
  const tree = treeOf(new Map([...files].map(([path, { text }]) => [path, text])));
  const { findings } = review(tree, { ...options, only });
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}
