/** Suggested changes as GitHub applies them: the lines of the comment are replaced by those of the block. */
import type { ShownComment } from './github/fake.js';

export interface SuggestedChange {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** Without line ends. */
  readonly lines: readonly string[];
}

/** The suggestion of a comment; undefined when it has none, an error when it has several or its fence does not close. */
export function suggestionIn({ body, path, line, startLine }: ShownComment): SuggestedChange | undefined {
  const opening = /^(`{3,}|~{3,})suggestion[^\n]*\n/m.exec(body);
  if (opening === null) return undefined;
  const rest = body.slice(opening.index + opening[0].length);
  const closing = new RegExp(`^${opening[1]!}\\s*$`, 'm').exec(rest);
  if (closing === null) throw new Error(`the suggestion does not end:\n${body}`);
  if (/^(`{3,}|~{3,})suggestion/m.test(rest.slice(closing.index))) throw new Error(`two suggestions:\n${body}`);
  if (line === null) throw new Error('a suggestion on no line');
  const text = rest.slice(0, closing.index);
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  return { path, first: startLine ?? line, last: line, lines };
}

/** The text after these changes, which must not share a line; each line keeps the line end of the file. */
export function withSuggestions(text: string, changes: readonly SuggestedChange[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  for (const { first, last, lines: fresh } of [...changes].sort((a, b) => b.first - a.first)) {
    lines.splice(first - 1, last - first + 1, ...fresh.map((line) => line.replace(/\r$/, '')));
  }
  return lines.join(eol);
}
