/** What the first of two stages hands to the second: the JSON report with what it takes to check it against the commit. */
import type { FixedFinding, Outcome } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import type { Shard } from '../model/options.js';
import type { SourceFile, Span } from '../model/source.js';
import { renderJson } from '../report/json.js';
import { linesOf, linesOfSpan } from '../report/lines.js';
import { inOrder } from '../report/order.js';

/** The commit that was scanned, and why. */
export interface ScanFacts {
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
  /** `pull_request`, `push` … */
  readonly event: string;
  readonly pullRequest?: number;
  readonly shard?: Shard;
}

/** JSON text with a final line end. */
export function scanReport(outcome: Outcome, facts: ScanFacts): string {
  const { repository, sha, event, pullRequest, shard } = facts;
  const scan = {
    version: 1,
    repository,
    sha,
    event,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(shard === undefined ? {} : { shard }),
    files: [...outcome.files.keys()].sort(),
    places: inOrder(outcome.findings).map(placeIn),
  };
  const report = JSON.parse(renderJson(outcome)) as object;
  return `${JSON.stringify({ ...report, scan }, null, 2)}\n`;
}

function placeIn({ file, span, subject }: FixedFinding): object {
  const { name, resource } = subject;
  return { start: span.start, end: span.end, lines: linesPrint(file, span), name, unit: resource.unit };
}

/** A name for the text of the lines that a span stands on, which tells nothing of it. */
export function linesPrint(file: SourceFile, span: Span): string {
  const { first, last } = linesOfSpan(file, span);
  const { text } = linesOf(file);
  return fingerprint(Array.from({ length: last - first + 1 }, (_, at) => text(first + at)).join('\n'));
}
