import type { TextEdit } from '../model/finding.js';

/** The text with the edits of one file done. Edits must not overlap; insertions at one offset keep `orderEdits`' order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of orderEdits(edits)) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return [...pieces, text.slice(done)].join('');
}

/**
 * Edits in the order of the text. Of insertions at one offset the deeper one comes first: in YAML the end of a map is
 * the end of every map around it, and a line further left would close the inner one.
 */
export function orderEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end || indentOf(b.text) - indentOf(a.text));
}

function indentOf(text: string): number {
  return /^\r?\n([ \t]*)/.exec(text)?.[1]?.length ?? -1;
}

export function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Each edit once: two changes may want the same comma. */
export function distinctEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Map(edits.map((edit) => [[edit.path, edit.start, edit.end, edit.text].join('\n'), edit]));
  return [...seen.values()];
}

/** Whether two edits change the same characters, or one inserts inside what the other replaces. */
export function overlaps(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path || isSameEdit(a, b)) return false;
  if (a.start === b.start && a.end === b.end) return a.start !== a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether two fixes may be applied together: a deletion must not even touch an edit of the other. */
export function conflicts(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path || isSameEdit(a, b)) return false;
  const touching = a.start <= b.end && b.start <= a.end && (a.text === '' || b.text === '');
  return touching || overlaps(a, b);
}
