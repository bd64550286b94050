/** Several reports of one commit as one: which of them belong to it, and whether they are all. */
import { UserError } from '../model/user-error.js';
import type { AnyRule } from '../model/rule.js';
import { listed } from '../config/setting.js';
import { readScanReport, type ReportedFinding, type ReportedPlace, type ScanReport } from './read-scan-report.js';

export interface ReportFile {
  readonly path: string;
  readonly text: string;
}

/** What the event says that the reports have to be about. */
export interface Subject {
  readonly repository: string;
  readonly sha: string;
}

/** The reports, checked; throws a `UserError` that says which one cannot be believed and why. */
export function readReports(
  files: readonly ReportFile[],
  subject: Subject,
  rules: readonly AnyRule[],
): readonly ScanReport[] {
  const reports = files.map((file) => believed(file, subject, rules));
  refuseGaps(reports);
  return reports;
}

function believed({ path, text }: ReportFile, subject: Subject, rules: readonly AnyRule[]): ScanReport {
  const report = readScanReport(text, rules);
  if ('fault' in report) throw new UserError(`The report ${path} is refused: ${report.fault}.`);
  const { repository, sha } = report.scan;
  if (repository.toLowerCase() !== subject.repository.toLowerCase()) {
    throw new UserError(`The report ${path} is refused: it is of the repository ${repository}, not of this one.`);
  }
  if (sha !== subject.sha) {
    throw new UserError(
      `The report ${path} is refused: it is of the commit ${sha}, and this run is of ${subject.sha}.`,
    );
  }
  return report;
}

/** A part that nobody looked at must not pass for one without problems. */
function refuseGaps(reports: readonly ScanReport[]): void {
  const shards = reports.flatMap(({ scan }) => scan.shard ?? []);
  const [first] = shards;
  if (first === undefined) return;
  if (shards.length < reports.length || shards.some(({ of }) => of !== first.of)) {
    throw new UserError('The reports are refused: they are not shards of one whole.');
  }
  const there = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: Math.min(first.of, 256) }, (_, at) => at + 1).filter(
    (index) => !there.has(index),
  );
  if (missing.length === 0) return;
  const names = missing.map((index) => `${String(index)}/${String(first.of)}`);
  throw new UserError(`The reports are refused: there is none of shard ${listed(names, 'and')}.`);
}

export interface Claim {
  readonly finding: ReportedFinding;
  readonly place: ReportedPlace;
}

/** The findings of all reports, each fingerprint once. */
export function claimsOf(reports: readonly ScanReport[]): readonly Claim[] {
  const claims = reports.flatMap(({ findings, scan }) =>
    findings.flatMap((finding, at): readonly Claim[] => {
      const place = scan.places[at];
      return place === undefined ? [] : [{ finding, place }];
    }),
  );
  return distinct(claims, ({ finding }) => `${finding.fingerprint} ${finding.file} ${String(finding.line)}`);
}

/** The first of those that are the same by a name. */
export function distinct<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const name = nameOf(item);
    if (!found.has(name)) found.set(name, item);
  }
  return [...found.values()];
}
