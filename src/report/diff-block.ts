/** Edits that cannot be a suggestion, as a patch to read. */
import type { Outcome, TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { counted } from './count-words.js';
import { fenced, shorten, visible } from './escape.js';
import { lineChanges, type LineChange } from './line-changes.js';
import { linesOf } from './lines.js';
import type { Mask } from './mask.js';

export interface DiffStyle {
  readonly files: Outcome['files'];
  readonly mask: Mask;
}

const MOST_LINES = 40;
const LONGEST_LINE = 160;

/** A fenced block, with one line of context before each change; secrets are masked and hidden characters shown. */
export function diffBlock(edits: readonly TextEdit[], { files, mask }: DiffStyle): string {
  const lines = [...new Set(edits.map(({ path }) => path))].flatMap((path) => {
    const file = files.get(path);
    if (file === undefined) return [];
    const changes = lineChanges(
      file,
      edits.filter((edit) => edit.path === path),
    );
    return changes.flatMap((change) => [`@@ ${path}:${String(change.first)} @@`, ...changedLines(file, change)]);
  });
  const shown = lines.slice(0, MOST_LINES).map((line) => shorten(visible(mask(line)), LONGEST_LINE));
  const more = lines.length - shown.length;
  return `${fenced(shown.join('\n'), 'diff')}${more > 0 ? `\n\n${counted(more, 'more line')} not shown.` : ''}`;
}

function changedLines(file: SourceFile, { first, before, after }: LineChange): readonly string[] {
  const context = first > 1 ? [` ${linesOf(file).text(first - 1)}`] : [];
  return [...context, ...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
}
