/** Which lines of which file of the head a pull request changes, and which of them can carry a comment. */
import type { Changes, FileChange, HeadLine, Hunk } from '../model/diff.js';
import type { ChangedFile } from '../model/github.js';
import { hunksBetween } from './hunks.js';
import { parsePatch } from './parse-patch.js';

/** The texts of a file on both sides, where they are at hand; an added file has the base `''`. */
export type Sides = (file: ChangedFile) => { readonly base: string; readonly head: string } | undefined;

/** The changes of every file, by its head's path. Where GitHub gave no patch they are computed from the texts. */
export function changesOf(files: readonly ChangedFile[], sides: Sides = () => undefined): Changes {
  return new Map(files.map((file) => [file.path, changeOf(file, sides)]));
}

function changeOf(file: ChangedFile, sides: Sides): FileChange {
  const { path, previousPath, status } = file;
  const change = { path, status, ...(previousPath === undefined ? {} : { previousPath }) };
  const shown = status === 'removed' ? [] : parsePatch(file.patch);
  if (shown !== undefined) return { ...change, hunks: shown };
  const hunks = computed(sides(file));
  return hunks === undefined ? change : { ...change, hunks, computed: true };
}

function computed(texts: ReturnType<Sides>): readonly Hunk[] | undefined {
  return texts === undefined ? undefined : hunksBetween(texts.base, texts.head);
}

/** The lines that the pull request adds to a file; undefined when nobody knows. A file outside of the diff has none. */
export function addedLines(changes: Changes, path: string): readonly HeadLine[] | undefined {
  const change = changes.get(path);
  if (change === undefined) return [];
  return change.hunks?.flatMap(({ lines }) => lines.filter(({ added }) => added));
}
