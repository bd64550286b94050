import { inlineCode, link } from './escape.js';
import type { LineRange } from './lines.js';
import { linesPage, type Commit } from './links.js';

/** `infra/main.tf:3`, as a link where there is a commit to link to. */
export function placeLink(path: string, range: LineRange, commit: Commit | undefined): string {
  const place = inlineCode(`${path}:${String(range.first)}`);
  return commit === undefined ? place : link(place, linesPage(commit, path, range));
}
