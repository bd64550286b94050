/** Members of anything in brackets: maps and lists of JSON, flow YAML and HCL. */
import type { TextEdit } from '../../model/finding.js';
import type { ListNode, MapNode, SourceFile, Span } from '../../model/source.js';
import { refuse, type Draft, type Refusal } from '../draft.js';
import { grammarOf, type Grammar } from './grammar.js';
import {
  eolOf,
  holdsLineEnd,
  indentAt,
  indentUnit,
  lineEnd,
  linesBetween,
  lineStart,
  restOfLine,
  startsLine,
} from './lines.js';
import { remembered } from './remembered.js';
import { closingOf, membersIn, skipTrivia } from './scan.js';

export interface Enclosure {
  readonly file: SourceFile;
  /** Between the brackets. */
  readonly inside: Span;
  readonly members: readonly Span[];
  readonly grammar: Grammar;
}

/** Where a new member will stand. */
export interface Setting {
  readonly eol: string;
  readonly unit: string;
  /** White space before the line on which the member begins. */
  readonly indent: string;
  /** Whether it has lines of its own and may take several. */
  readonly spread: boolean;
  /** The member before it. */
  readonly after?: Span;
}

type Print = (setting: Setting) => readonly string[];

function findEnclosure(node: MapNode | ListNode): Enclosure | Refusal {
  const { file, span, form } = node;
  const grammar = grammarOf(form, file);
  const opening = node.kind === 'map' ? '{' : '[';
  const isWhole =
    file.text.charAt(span.start) === opening && closingOf(file.text, span.start, grammar) === span.end - 1;
  if (!isWhole) return refuse('it is put together by an expression and not written out');
  const inside = { start: span.start + 1, end: span.end - 1 };
  const members = membersIn(file.text, inside, grammar);
  if (/^for\b/.test(file.text.slice(members[0]?.start ?? 0)) && grammar.heredocs) {
    return refuse('it is made by a for expression');
  }
  return { file, inside, members, grammar };
}

/** The brackets of a map or list with what stands between them. */
export const enclosureOf = remembered(findEnclosure);

/** The member in which an offset lies. */
export function memberAt(enclosure: Pick<Enclosure, 'members'>, at: number): number | undefined {
  const index = enclosure.members.findIndex((member) => member.start <= at && at < member.end);
  return index < 0 ? undefined : index;
}

/** New members behind the last one, in its manner: in its line, or on lines of their own with its commas. */
export function insertMembers(enclosure: Enclosure, print: Print): Draft {
  const last = enclosure.members.at(-1);
  if (last === undefined) return insertFirst(enclosure, print);
  return startsLine(enclosure.file.text, last.start)
    ? insertLines(enclosure, last, print)
    : insertInLine(enclosure, last, print);
}

function edit(file: SourceFile, span: Span, text: string): TextEdit {
  return { path: file.path, start: span.start, end: span.end, text };
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function settingOf(enclosure: Enclosure, indent: string, spread: boolean): Setting {
  const after = enclosure.members.at(-1);
  return {
    eol: eolOf(enclosure.file),
    unit: unitOf(enclosure),
    indent,
    spread,
    ...(after === undefined ? {} : { after }),
  };
}

/** What the members are indented beyond the closing bracket, otherwise what is usual in the file. */
function unitOf({ file, inside, members }: Enclosure): string {
  const [first] = members;
  const outer = indentAt(file.text, inside.end);
  const inner = first !== undefined && startsLine(file.text, first.start) ? indentAt(file.text, first.start) : '';
  const isDeeper = startsLine(file.text, inside.end) && inner.startsWith(outer) && inner.length > outer.length;
  return isDeeper ? inner.slice(outer.length) : indentUnit(file);
}

function insertFirst(enclosure: Enclosure, print: Print): Draft {
  const { file, inside, grammar } = enclosure;
  const { text } = file;
  const eol = eolOf(file);
  const base = indentAt(text, inside.end);
  const within = settingOf(enclosure, base + unitOf(enclosure), true);
  const lines = (): string =>
    print(within)
      .map((line) => within.indent + line)
      .join(`,${eol}`);
  if (holdsLineEnd(text, inside) && startsLine(text, inside.end)) {
    return { edits: [edit(file, at(lineStart(text, inside.end)), `${lines()}${eol}`)] };
  }
  const target = text.slice(inside.start, inside.end).trim() === '' ? inside : at(inside.end);
  if (grammar.form === 'json' && isSpreadKey(text, inside.start - 1)) {
    return { edits: [edit(file, target, `${eol}${lines()}${eol}${base}`)] };
  }
  const inLine = print(settingOf(enclosure, base, false)).join(', ');
  const pad = text.charAt(inside.end) === '}' ? ' ' : '';
  return { edits: [edit(file, target, `${pad}${inLine}${pad}`)] };
}

/** Whether a bracket opens behind a key that has its own line, as in JSON that a program printed. */
function isSpreadKey(text: string, open: number): boolean {
  return /^[ \t]+"[^"]*"\s*:\s*$/.test(text.slice(lineStart(text, open), open));
}

function insertInLine(enclosure: Enclosure, last: Span, print: Print): Draft {
  const { file } = enclosure;
  const comma = commaBehind(enclosure, last);
  const manyLines = holdsLineEnd(file.text, last);
  const printed = print(settingOf(enclosure, indentAt(file.text, last.start), manyLines));
  const separator = separatorOf(enclosure);
  if (comma === undefined) {
    return { edits: [edit(file, at(last.end), printed.map((text) => separator + text).join(''))] };
  }
  const blank = separator.slice(1);
  return { edits: [edit(file, at(comma + 1), printed.map((text) => `${blank}${text},`).join(''))] };
}

/** The comma with its white space, as between the members that are there. */
function separatorOf({ file, members }: Enclosure): string {
  const [first, second] = members;
  if (first !== undefined && second !== undefined) {
    const between = file.text.slice(first.end, second.start);
    if (/^,[ \t]*$/.test(between)) return between;
  }
  const head = first === undefined ? '' : file.text.slice(first.start, first.end);
  return /^"[^"]*":\S/.test(head) ? ',' : ', ';
}

function insertLines(enclosure: Enclosure, last: Span, print: Print): Draft {
  const { file, grammar } = enclosure;
  const { text } = file;
  const comma = commaBehind(enclosure, last);
  const setting = settingOf(enclosure, indentAt(text, last.start), true);
  const { eol, indent } = setting;
  const start = `${eol}${indent}`;
  const printed = print(setting);
  if (comma !== undefined) {
    const end = endOfLineWithin(enclosure, comma + 1) ?? comma + 1;
    return { edits: [edit(file, at(end), printed.map((line) => `${start}${line},`).join(''))] };
  }
  const needed = separatesByComma(enclosure);
  const lines = printed.map((line) => start + line).join(needed ? ',' : '');
  const rest = restOfLine(text, last.end, grammar);
  const end = endOfLineWithin(enclosure, last.end);
  if (rest?.comment !== true || end === undefined)
    return { edits: [edit(file, at(last.end), (needed ? ',' : '') + lines)] };
  return { edits: [...(needed ? [edit(file, at(last.end), ',')] : []), edit(file, at(end), lines)] };
}

/** The end of the line, when only a comment follows and the closing bracket is not in it. */
function endOfLineWithin({ file, inside, grammar }: Enclosure, offset: number): number | undefined {
  const rest = restOfLine(file.text, offset, grammar);
  return rest !== undefined && rest.end <= inside.end ? rest.end : undefined;
}

function commaBehind({ file, inside, grammar }: Enclosure, member: Span): number | undefined {
  const next = skipTrivia(file.text, { start: member.end, end: inside.end }, grammar);
  return next < inside.end && file.text.charAt(next) === ',' ? next : undefined;
}

/** HCL's objects may do without commas. */
function separatesByComma(enclosure: Enclosure): boolean {
  const { members, grammar } = enclosure;
  if (!grammar.lines) return true;
  const previous = members.at(-2);
  return previous !== undefined && commaBehind(enclosure, previous) !== undefined;
}

/** Takes a member out with its comma, and with its lines when it has them for itself. */
export function removeMember(enclosure: Enclosure, index: number): Draft {
  const { file, inside, members, grammar } = enclosure;
  const member = members[index];
  if (member === undefined) return refuse('it is not written where it is used');
  if (members.length === 1 && isAlone(enclosure, member)) return { edits: [edit(file, inside, '')] };
  const lines = ownLines(enclosure, member);
  const previous = members[index - 1];
  if (lines === undefined) return { edits: [edit(file, inLineSpan(enclosure, index, member), '')] };
  const isLast = index === members.length - 1;
  const comma = previous === undefined || !isLast ? undefined : commaBehind(enclosure, previous);
  const orphan = comma !== undefined && commaBehind(enclosure, member) === undefined && grammar.commas;
  const edits = [edit(file, lines, '')];
  return { edits: orphan ? [edit(file, { start: comma, end: comma + 1 }, ''), ...edits] : edits };
}

/** Whether there is nothing beside the only member: no comment that must survive. */
function isAlone(enclosure: Enclosure, member: Span): boolean {
  const { file, inside } = enclosure;
  const before = file.text.slice(inside.start, member.start);
  return before.trim() === '' && /^\s*,?\s*$/.test(file.text.slice(member.end, inside.end));
}

function ownLines(enclosure: Enclosure, member: Span): Span | undefined {
  const { file, inside, grammar } = enclosure;
  if (!startsLine(file.text, member.start)) return undefined;
  const comma = commaBehind(enclosure, member);
  const behind = comma !== undefined && comma < lineEnd(file.text, member.end) ? comma + 1 : member.end;
  const rest = restOfLine(file.text, behind, grammar);
  if (rest === undefined || rest.end >= inside.end) return undefined;
  return linesBetween(file.text, member.start, rest.end);
}

function inLineSpan(enclosure: Enclosure, index: number, member: Span): Span {
  const { file, members } = enclosure;
  const next = members[index + 1];
  const previous = members[index - 1];
  if (next !== undefined && /^,[ \t]*$/.test(file.text.slice(member.end, next.start))) {
    return { start: member.start, end: next.start };
  }
  if (previous !== undefined) return { start: previous.end, end: member.end };
  const comma = commaBehind(enclosure, member);
  return { start: member.start, end: comma === undefined ? member.end : comma + 1 };
}
