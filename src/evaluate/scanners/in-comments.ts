/** The suppressions of other scanners in the comments of a file, each with what it covers there. */
import type { Commentary, ReadCommentary } from '../../model/commentary.js';
import type { Resource } from '../../model/resource.js';
import type { SourceFile, Span } from '../../model/source.js';
import { scopesOf, type Scopes } from '../directives/scopes.js';
import { commentSkips, SKIP_WORDS, type CommentSkip } from './comment-skips.js';
import type { WrittenSkip } from './skip.js';

/** `resources` are those that stand in the file. */
export function skipsInComments(
  file: SourceFile,
  resources: readonly Resource[],
  readCommentary: ReadCommentary,
): readonly WrittenSkip[] {
  if (file.syntax === 'json' || file.syntax === 'toml' || !SKIP_WORDS.test(file.text)) return [];
  const commentary = readCommentary(file);
  const scopes = scopesOf(file.text, commentary);
  const spans = resources.map(({ place }) => place.span);
  const setting: Setting = { file, commentary, scopes, resources: spans };
  return commentary.comments.flatMap((comment, index) =>
    commentSkips(file.text.slice(comment.start, comment.end)).flatMap((skip) => written(skip, index, setting)),
  );
}

interface Setting {
  readonly file: SourceFile;
  readonly commentary: Commentary;
  readonly scopes: Scopes;
  readonly resources: readonly Span[];
}

function written(skip: CommentSkip, comment: number, setting: Setting): readonly WrittenSkip[] {
  const { at, length, reach, ...words } = skip;
  const start = (setting.commentary.comments[comment]?.start ?? 0) + at;
  const covers = COVERED[reach]({ ...setting, comment, start });
  return covers === undefined ? [] : [{ ...words, file: setting.file, span: { start, end: start + length }, covers }];
}

interface Spot extends Setting {
  readonly comment: number;
  readonly start: number;
}

const COVERED: Readonly<Record<CommentSkip['reach'], (spot: Spot) => Span | undefined>> = {
  resource: resourceAt,
  next: ({ scopes, comment, start }) => scopes.coveredBy(comment, start),
  line: lineBelow,
  file: ({ file, commentary, comment }) =>
    isAtTop(file.text, commentary, comment) ? { start: 0, end: file.text.length } : undefined,
};

/** The resource around a comment; in YAML also the one that the comment stands on. */
function resourceAt({ file, scopes, resources, comment, start }: Spot): Span | undefined {
  const { lineOf } = scopes.lines;
  const line = lineOf(start);
  const around = resources.find((span) => lineOf(span.start) <= line && line <= lineOf(span.end - 1));
  if (around !== undefined || file.syntax !== 'yaml') return around;
  const next = lineOf(scopes.coveredBy(comment, start).start);
  return resources.find((span) => lineOf(span.start) === next);
}

/** Only the line itself, not what begins on it; nothing for a comment behind code. */
function lineBelow({ scopes, comment, start }: Spot): Span | undefined {
  const { lines } = scopes;
  const covered = scopes.coveredBy(comment, start);
  const line = lines.lineOf(covered.start);
  return line > lines.lineOf(start) ? { start: covered.start, end: lines.endOf(line) } : undefined;
}

function isAtTop(text: string, { comments }: Commentary, comment: number): boolean {
  let from = 0;
  for (const { start, end } of comments.slice(0, comment + 1)) {
    if (/[^\s\uFEFF]/.test(text.slice(from, start))) return false;
    from = end;
  }
  return true;
}
