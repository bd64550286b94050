/** Where a new option goes, and what stands around it. */
import type { TextEdit } from '../../model/finding.js';
import { nodesIn, type ScriptNode } from '../../model/script.js';
import { refuse, type Refusal } from '../draft.js';
import type { Target } from './write-option.js';

/** Behind the last property: on a line of its own where the brace stands on one. */
export function insertInObject(object: ScriptNode, entry: string, target: Target): TextEdit | Refusal {
  const { file } = target;
  const last = nodesIn(object, 'properties').at(-1);
  if (last === undefined) return fill(object, entry, target);
  const comma = commaBehind(last.end, object.end, target);
  const end = endOfLine(comma ?? last.end, target);
  const isOnOneLine = end === undefined || end >= object.end;
  if (isOnOneLine) return { path: file.path, start: last.end, end: last.end, text: `, ${entry}` };
  const line = `${eolAt(file.text, end)}${indentAt(file.text, last.start)}${entry}`;
  if (comma !== undefined) return { path: file.path, start: end, end, text: `${line},` };
  // One edit from the comma that is missing to the end of the line, so that it cannot be done in halves.
  return { path: file.path, start: last.end, end, text: `,${file.text.slice(last.end, end)}${line}` };
}

/** Into `{}`. */
function fill({ start, end }: ScriptNode, entry: string, { file }: Target): TextEdit | Refusal {
  if (!/^\{\s*\}$/.test(file.text.slice(start, end))) return refuse('the options hold nothing but a comment');
  return { path: file.path, start, end, text: `{ ${entry} }` };
}

/** Behind the last argument. The closing parenthesis is part of the edit, so that two such edits never go together. */
export function insertInCall(call: ScriptNode, argument: string, { file }: Target): TextEdit | Refusal {
  const last = nodesIn(call, 'arguments').at(-1);
  if (last === undefined) return refuse('the call has no arguments');
  const between = file.text.slice(last.end, call.end);
  const inner = between.slice(0, -1);
  const comma = inner.trim();
  if (comma !== '' && comma !== ',') return refuse('a comment stands where the options would');
  const space = inner.slice(inner.indexOf(',') + 1);
  const isOnOneLine = !between.includes('\n');
  const before = isOnOneLine ? ' ' : `${eolAt(file.text, last.end)}${indentAt(file.text, last.start)}`;
  const text = isOnOneLine ? `,${before}${argument})` : `,${before}${argument}${comma}${space})`;
  return { path: file.path, start: last.end, end: call.end, text };
}

/** Behind the comma that follows, if one does before `end`; comments in between are stepped over. */
function commaBehind(from: number, end: number, target: Target): number | undefined {
  const at = skip(from, /\s/, target);
  return at < end && target.file.text[at] === ',' ? at + 1 : undefined;
}

/** The end of the line behind comments that begin on it; undefined when code follows on it. */
function endOfLine(from: number, target: Target): number | undefined {
  const at = skip(from, /[ \t]/, target);
  const { text } = target.file;
  return text[at] === '\n' || text.startsWith('\r\n', at) ? at : undefined;
}

/** Steps over blanks and comments. */
function skip(from: number, blank: RegExp, { file, script }: Target): number {
  const ends = new Map(script.comments.map(({ start, end }) => [start, end]));
  let at = from;
  for (;;) {
    const end = ends.get(at);
    if (end !== undefined) at = end;
    else if (at < file.text.length && blank.test(file.text.charAt(at))) at += 1;
    else return at;
  }
}

function eolAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}

/** The blanks at the start of the line. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}
