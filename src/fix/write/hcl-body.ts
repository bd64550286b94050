/** Attributes and blocks in the body of a block of HCL. */
import type { TextEdit } from '../../model/finding.js';
import type { MapNode, SourceFile, Span } from '../../model/source.js';
import { isRefused, refuse, type Draft, type Refusal } from '../draft.js';
import type { Member } from '../written.js';
import { grammarOf } from './grammar.js';
import { gapFor } from './hcl-align.js';
import {
  eolOf,
  holdsLineEnd,
  indentAt,
  indentUnit,
  lineEnd,
  linesBetween,
  lineStart,
  nextLine,
  restOfLine,
  startsLine,
} from './lines.js';
import { printHclStatement, type HclStyle } from './print-hcl.js';
import { remembered } from './remembered.js';
import { closingOf, membersIn } from './scan.js';

interface Body {
  readonly file: SourceFile;
  readonly inside: Span;
  readonly statements: readonly Span[];
}

const HEADER = /[A-Za-z_][\w-]*(?:[ \t]+(?:"(?:[^"\\]|\\.)*"|[A-Za-z_][\w-]*))*[ \t]*\{/y;

/** The body of a node, whether its span is the block's, the braces' or only what is between them. */
const bodyOf = remembered((node: MapNode): Body | Refusal => {
  const { file } = node;
  const inside = insideOf(node);
  if (inside === undefined) return refuse('its block is not written out');
  return { file, inside, statements: membersIn(file.text, inside, grammarOf('hcl-body', file)) };
});

function insideOf({ file, span }: MapNode): Span | undefined {
  const { text } = file;
  const open = openingOf(text, span.start);
  const grammar = grammarOf('hcl-body', file);
  if (open !== undefined && closingOf(text, open, grammar) === span.end - 1)
    return { start: open + 1, end: span.end - 1 };
  const isBetween = text.charAt(span.start - 1) === '{' && text.charAt(span.end) === '}';
  return isBetween ? span : undefined;
}

function openingOf(text: string, start: number): number | undefined {
  if (text.charAt(start) === '{') return start;
  HEADER.lastIndex = start;
  const header = HEADER.exec(text)?.[0];
  return header === undefined ? undefined : start + header.length - 1;
}

/** Attributes go behind the last attribute, blocks behind the last block of their name or at the end. */
export function insertIntoBody(node: MapNode, members: readonly Member[]): Draft {
  const body = bodyOf(node);
  if (isRefused(body)) return body;
  if (!holdsLineEnd(body.file.text, body.inside)) return { edits: unfold(body, members) };
  const attributes = members.filter((member) => !member.block);
  const blocks = members.filter((member) => member.block);
  return { edits: [...insertAttributes(body, attributes), ...blocks.map((block) => insertBlock(body, block))] };
}

function styleOf({ file, inside, statements }: Body): HclStyle {
  const { text } = file;
  const [first] = statements;
  const base = indentAt(text, inside.start);
  const own = first !== undefined && startsLine(text, first.start) ? indentAt(text, first.start) : undefined;
  const unit = own?.startsWith(base) === true && own.length > base.length ? own.slice(base.length) : indentUnit(file);
  return { eol: eolOf(file), indent: own ?? base + unit, unit, equals: ' = ', quoteKeys: false, spread: true };
}

function isAttribute(text: string, statement: Span): boolean {
  return /^[\w-]+\s*=(?!=)/.test(text.slice(statement.start, statement.end));
}

function edit(file: SourceFile, span: Span, text: string): TextEdit {
  return { path: file.path, start: span.start, end: span.end, text };
}

/** The end of the line on which something ends, behind its comment. */
function endOfLine(body: Body, offset: number): number {
  return Math.min(lineEnd(body.file.text, offset), body.inside.end);
}

/** A block in one line may hold one attribute only: it gets lines. */
function unfold(body: Body, members: readonly Member[]): readonly TextEdit[] {
  const { file, inside, statements } = body;
  const base = indentAt(file.text, inside.start);
  const style = { ...styleOf(body), indent: base + indentUnit(file) };
  const start = `${style.eol}${style.indent}`;
  const added = members.map((member) => start + printHclStatement(member, style)).join('');
  const [only] = statements;
  if (only === undefined) return [edit(file, inside, `${added}${style.eol}${base}`)];
  return [
    edit(file, { start: inside.start, end: only.start }, start),
    edit(file, { start: only.end, end: only.end }, added),
    edit(file, { start: only.end, end: inside.end }, `${style.eol}${base}`),
  ];
}

function insertAttributes(body: Body, attributes: readonly Member[]): readonly TextEdit[] {
  if (attributes.length === 0) return [];
  const { file, inside, statements } = body;
  const { text } = file;
  const style = styleOf(body);
  const anchor = attributeBefore(text, statements);
  const lines = attributes.map((member) => {
    const inLine = printHclStatement(member, style);
    const line = inLine.includes('\n') ? inLine : printHclStatement(member, style, gapFor(text, anchor, member.key));
    return `${style.eol}${style.indent}${line}`;
  });
  const at = endOfLine(body, anchor?.end ?? inside.start);
  const blank = anchor === undefined && statements.length > 0 ? style.eol : '';
  return [edit(file, { start: at, end: at }, lines.join('') + blank)];
}

/** The last attribute before the first block, otherwise the last one. */
function attributeBefore(text: string, statements: readonly Span[]): Span | undefined {
  const firstBlock = statements.findIndex((statement) => !isAttribute(text, statement));
  const before = firstBlock < 0 ? statements : statements.slice(0, firstBlock);
  return before.at(-1) ?? statements.findLast((statement) => isAttribute(text, statement));
}

function insertBlock(body: Body, member: Member): TextEdit {
  const { file, inside, statements } = body;
  const { text } = file;
  const style = styleOf(body);
  const same = statements.filter((statement) => nameOf(text, statement) === member.key);
  const anchor = same.at(-1) ?? statements.at(-1);
  const at = endOfLine(body, anchor?.end ?? inside.start);
  const apart = anchor !== undefined && (same.length === 0 || standsApart(text, anchor)) ? style.eol : '';
  return edit(file, { start: at, end: at }, `${style.eol}${apart}${style.indent}${printHclStatement(member, style)}`);
}

function nameOf(text: string, statement: Span): string | undefined {
  return /^[\w-]+/.exec(text.slice(statement.start, statement.end))?.[0];
}

/** Whether a blank line is above. */
function standsApart(text: string, statement: Span): boolean {
  const start = lineStart(text, statement.start);
  return start > 0 && text.slice(lineStart(text, start - 1), start).trim() === '';
}

/** Takes out the attribute or block in which an offset lies. */
export function removeFromBody(node: MapNode, offset: number): Draft {
  const body = bodyOf(node);
  if (isRefused(body)) return body;
  const statement = body.statements.find((one) => one.start <= offset && offset < one.end);
  if (statement === undefined) return refuse('it is not written where it is used');
  return removeStatement(body.file, statement);
}

/** The statement in which an offset lies, for a change in its place. */
export function statementAt(node: MapNode, offset: number): Span | undefined {
  const body = bodyOf(node);
  return isRefused(body) ? undefined : body.statements.find((one) => one.start <= offset && offset < one.end);
}

/** A whole block: from its header to its brace, whatever the node's span covers. */
export function blockAround(node: MapNode): Span | Refusal {
  const inside = insideOf(node);
  if (inside === undefined) return refuse('its block is not written out');
  const { text } = node.file;
  const start = lineStart(text, inside.start - 1);
  const header = /^[ \t]*([A-Za-z_][\w-]*)[^{}]*\{$/.exec(text.slice(start, inside.start));
  if (header === null) return refuse('its block shares a line with something else');
  if (header[1] === 'content' || header[1] === 'dynamic') return refuse('it is made by a dynamic block');
  return { start: start + indentAt(text, inside.start - 1).length, end: inside.end + 1 };
}

/** Takes whole lines, and one of the blank lines around when both sides have one. */
export function removeStatement(file: SourceFile, statement: Span): Draft {
  const { text, path } = file;
  const rest = restOfLine(text, statement.end, grammarOf('hcl-body', file));
  if (rest === undefined || !startsLine(text, statement.start)) {
    return refuse('it shares its line with something else');
  }
  const first = lineStart(text, statement.start);
  const above = lineStart(text, first - 1);
  const blankAbove = first > 0 && text.slice(above, first).trim() === '';
  const next = nextLine(text, rest.end);
  const below = text.slice(next, lineEnd(text, next)).trim();
  const start = blankAbove && (below === '' || below.startsWith('}')) ? above : first;
  return { edits: [{ path, ...linesBetween(text, start, rest.end), text: '' }] };
}
