/** What a pull request changes, line by line, on the head's side. */
import type { Finding } from './finding.js';
import type { FileStatus } from './github.js';

/** A line that the head's side of a diff shows: the new text, without its line end. */
export interface HeadLine {
  readonly line: number;
  readonly text: string;
  readonly added: boolean;
}

/**
 * One run of a diff. `oldStart` and `newStart` count from 1; git numbers an empty side from the line before it.
 * `lines` are the head's, added and context, without gaps: the only ones that can carry a comment.
 */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly HeadLine[];
  /** Each head line before which lines were removed; one past the hunk's last line for removals at its end. */
  readonly removedBefore: readonly number[];
}

/** What a diff says about one file. `hunks` is undefined when GitHub gave no patch: unknown, never "no change". */
export interface FileChange {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: FileStatus;
  readonly hunks?: readonly Hunk[];
  /** True when GitHub shows no patch and the hunks were computed: they say what changed, but no comment can stand there. */
  readonly computed?: boolean;
}

/** By the head's path. */
export type Changes = ReadonlyMap<string, FileChange>;

/** The findings of the head against those of the base. */
export interface Comparison {
  /** Fingerprints that the base does not have. */
  readonly introduced: ReadonlySet<string>;
  /** Findings of the base that the head does not have. */
  readonly fixed: readonly Finding[];
}

/** The hunk that shows all lines from `first` to `last` of the head, so that one comment can cover them. */
export function hunkAround(change: FileChange | undefined, first: number, last: number): Hunk | undefined {
  if (change?.computed === true) return undefined;
  return change?.hunks?.find(({ lines }) => {
    const [start] = lines;
    const end = lines.at(-1);
    return start !== undefined && end !== undefined && start.line <= first && last <= end.line;
  });
}

/** The lines of a hunk from `first` to `last` of the head, as many as it shows. */
export function linesWithin({ lines }: Hunk, first: number, last: number): readonly HeadLine[] {
  const start = lines[0]?.line ?? first;
  return lines.slice(Math.max(first - start, 0), Math.max(last - start + 1, 0));
}
