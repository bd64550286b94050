/**
 * A decision to ignore, in the form that outlives the pull request: a comment in the code, as a change to commit, where
 * it is proved to do that; otherwise an entry of the configuration file.
 */
import { literalPattern } from './evaluate/path-pattern.js';
import { review } from './review.js';
import type { ReviewOptions } from './model/options.js';
import type { FileText } from './model/ports.js';
import { fenced, oneLine } from './report/escape.js';
import type { OwnComment } from './report/marker.js';

export interface Durable {
  readonly target: OwnComment;
  readonly fingerprints: readonly string[];
  readonly reason: string;
  /** The file of the comment as the head has it; undefined when it cannot be had. */
  readonly file: FileText | undefined;
}

/** Markdown for a reply in the thread of the comment. */
export function durableForm(durable: Durable): string {
  const lines = suggestedLines(durable);
  return lines === undefined
    ? `${BEYOND} add this to the configuration file of the base, \`.github/ecs-reviewer.yml\`:\n\n${fenced(entries(durable), 'yaml')}`
    : `${BEYOND} commit this:\n\n${fenced(lines.join('\n'), 'suggestion')}`;
}

const BEYOND = 'That holds in this pull request. To ignore it for good,';

/** The longest place whose lines are tried one by one. */
const MOST_TRIED = 10;
/** Formats whose comments begin with a number sign. */
const COMMENTED = /\.(tf|tofu|ya?ml|template)$/i;

/** The lines of the comment's range with the ignore among them; undefined when none of the places for it does that. */
function suggestedLines(durable: Durable): readonly string[] | undefined {
  const { comment } = durable.target;
  const { path, line, file } = { ...comment, file: durable.file };
  if (line === null || file === undefined || !('text' in file) || !COMMENTED.test(path)) return undefined;
  // What git and GitHub do with other line ends is theirs to decide.
  if (file.text.includes('\r')) return undefined;
  const all = file.text.split('\n');
  const first = comment.startLine ?? line;
  const tries = Array.from({ length: Math.min(line - first + 1, MOST_TRIED) }, (_, index) => first - 1 + index);
  const before = findingsOf(path, file.text);
  for (const at of tries) {
    const changed = [...all.slice(0, at), directive(durable, all[at] ?? ''), ...all.slice(at)];
    const isProved = ignoresOnly(durable.fingerprints, before, findingsOf(path, changed.join('\n')));
    if (isProved) return changed.slice(first - 1, line + 1);
  }
  return undefined;
}

function directive({ target, fingerprints, reason }: Durable, line: string): string {
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  return `${indentation}# ecs-reviewer:ignore ${codesOf(target, fingerprints).join(', ')} -- ${oneLine(reason)}`;
}

function codesOf({ marker }: OwnComment, fingerprints: readonly string[]): readonly string[] {
  const meant = marker.problems.filter(({ fingerprint }) => fingerprints.includes(fingerprint));
  return [...new Set(meant.map(({ code }) => code))];
}

/** All rules, wherever they may apply. */
const OPTIONS: ReviewOptions = {
  failOn: 'never',
  preset: 'strict',
  relevance: 'all',
  only: [],
  varFiles: [],
  suggestions: false,
};

interface Told {
  readonly open: ReadonlySet<string>;
  readonly suppressed: ReadonlySet<string>;
  readonly notices: number;
}

/** What our rules say of the file alone. */
function findingsOf(path: string, text: string): Told {
  const tree = { paths: [path], read: (name: string) => (name === path ? { text } : undefined) };
  const { findings, suppressed, notices } = review(tree, OPTIONS);
  return {
    open: new Set(findings.map(({ fingerprint }) => fingerprint)),
    suppressed: new Set(suppressed.map(({ finding }) => finding.fingerprint)),
    notices: notices.length,
  };
}

/** Whether these problems, and no others, went from what counts to what is suppressed. */
function ignoresOnly(fingerprints: readonly string[], before: Told, after: Told): boolean {
  const isMoved = fingerprints.every((one) => before.open.has(one) && after.suppressed.has(one));
  const left = [...before.open].filter((one) => !fingerprints.includes(one));
  return (
    isMoved &&
    left.length === after.open.size &&
    left.every((one) => after.open.has(one)) &&
    after.notices <= before.notices
  );
}

function entries({ target, fingerprints, reason }: Durable): string {
  const items = codesOf(target, fingerprints).flatMap((code) => [
    `  - rule: ${code}`,
    `    path: ${JSON.stringify(literalPattern(oneLine(target.comment.path)))}`,
    `    reason: ${JSON.stringify(oneLine(reason))}`,
  ]);
  return ['ignore:', ...items].join('\n');
}
