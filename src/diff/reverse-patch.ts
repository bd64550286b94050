/**
 * The text before a patch, from the patch and the text after it: the base of a changed file without asking anybody.
 * Undefined when the patch does not fit the text, is not complete or cannot be undone exactly.
 */
export function reversePatch(patch: string, after: string): string | undefined {
  const lines = after === '' ? [] : after.split(/(?<=\n)/);
  const undone: Undone = { before: [], next: 0, fits: true };
  let previous = '';
  for (const line of patch.replace(/\n$/, '').split('\n')) {
    undoLine({ line, previous }, lines, undone);
    if (!undone.fits) return undefined;
    previous = line;
  }
  return [...undone.before, ...lines.slice(undone.next)].join('');
}

interface Undone {
  readonly before: string[];
  /** The first line of the text after the patch that is not dealt with. */
  next: number;
  fits: boolean;
}

const HEADER = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

function undoLine(
  { line, previous }: { readonly line: string; readonly previous: string },
  after: readonly string[],
  undone: Undone,
): void {
  const header = HEADER.exec(line);
  if (header !== null) copyUntil(startOf(header), after, undone);
  else if (line.startsWith('\\')) withoutLineEnd(previous, undone);
  else if (line.startsWith('-')) undone.before.push(`${line.slice(1)}\n`);
  else if (line.startsWith('+')) undone.fits = matches(line.slice(1), after[undone.next++]);
  else keep(line.slice(1), after, undone);
}

/** Zero-based; git numbers an empty side from the line before it. */
function startOf([, start = '1', count = '1']: RegExpExecArray): number {
  return count === '0' ? Number(start) : Number(start) - 1;
}

function copyUntil(start: number, after: readonly string[], undone: Undone): void {
  undone.fits = start >= undone.next && start <= after.length;
  undone.before.push(...after.slice(undone.next, start));
  undone.next = start;
}

function keep(text: string, after: readonly string[], undone: Undone): void {
  const line = after[undone.next++];
  undone.fits = matches(text, line);
  if (line !== undefined) undone.before.push(line);
}

function matches(text: string, line: string | undefined): boolean {
  return line !== undefined && (line === text || line === `${text}\n`);
}

/** `\ No newline at end of file` speaks of the line before it. */
function withoutLineEnd(previous: string, undone: Undone): void {
  const last = undone.before.pop();
  if (last === undefined) return;
  undone.before.push(previous.startsWith('-') ? last.replace(/\n$/, '') : last);
}
