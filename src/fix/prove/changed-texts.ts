import type { TextEdit } from '../../model/finding.js';
import { applyEdits, distinctEdits } from '../edits.js';
import type { Candidate } from './candidates.js';

/** The files as they are with these fixes; an edit that several want is done once. */
export function changedTexts(
  candidates: readonly Candidate[],
  textOf: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of distinctEdits(candidates.flatMap(({ edits }) => edits))) {
    const known = byPath.get(edit.path);
    if (known === undefined) byPath.set(edit.path, [edit]);
    else known.push(edit);
  }
  return new Map([...byPath].map(([path, edits]) => [path, applyEdits(textOf(path) ?? '', edits)]));
}
