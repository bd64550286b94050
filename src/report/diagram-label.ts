/** Repository text inside a diagram: it is shown, and never acts as Mermaid, Markdown or HTML. */
import { oneLine, shorten } from './escape.js';

const LONGEST = 40;

/** Characters that Mermaid, Markdown or HTML could take for more than a character, and what is shown for them. */
const SHOWN: Readonly<Record<string, string>> = {
  '"': "'",
  '`': "'",
  '<': '‹',
  '>': '›',
  '{': '(',
  '}': ')',
  '|': '/',
  '\\': '/',
};
const ACTIVE = /[^\p{L}\p{N}\p{M} .,:?/()[\]'+=@·…‹›_-]/gu;

/** A label between double quotes in which nothing acts, never an empty one. `theirs` is what the repository says, after our own words. */
export function diagramLabel(ours: string, theirs = ''): string {
  const text = oneLine(`${ours} ${shorten(oneLine(theirs), LONGEST)}`);
  const shown = text.replace(ACTIVE, (found) => SHOWN[found] ?? '_');
  // Mermaid makes icons of `fa:fa-user`.
  return `"${shown === '' ? '…' : shown.replace(/:(?=[a-z]+-)/gi, ': ')}"`;
}
