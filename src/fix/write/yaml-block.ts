/** Block maps and block lists of YAML, by lines. */
import type { TextEdit } from '../../model/finding.js';
import type { Entry, ListNode, MapNode, Node, SourceFile, Span } from '../../model/source.js';
import { isRefused, refuse, type Draft, type Refusal } from '../draft.js';
import { isList, isMap, type Member, type Written } from '../written.js';
import { grammarOf } from './grammar.js';
import {
  eolOf,
  holdsLineEnd,
  indentUnit,
  isPlainEntry,
  lineEnd,
  linesBetween,
  lineStart,
  nextLine,
  restOfLine,
} from './lines.js';
import { printYamlItem, printYamlMember, type YamlStyle } from './print-yaml.js';
import { remembered } from './remembered.js';

export const NOT_WRITTEN_HERE = 'it is not written where it is used';

/** What stands before an offset in its line, with dashes as blanks: the indentation of a key behind `- `. */
function columnIndent(text: string, at: number): string | undefined {
  const before = text.slice(lineStart(text, at), at);
  return /^[ \t-]*$/.test(before) ? before.replace(/-/g, ' ') : undefined;
}

export function yamlStyle(file: SourceFile, indent: string): YamlStyle {
  return { ...mannersOf(file), eol: eolOf(file), unit: indentUnit(file), indent };
}

/** How the file quotes, and whether its lists are indented below their keys: as its first list is. */
const mannersOf = remembered((file: SourceFile): Pick<YamlStyle, 'quote' | 'dash'> => {
  const { text } = file;
  const quote = text.split(': "', 50).length > text.split(": '", 50).length ? '"' : "'";
  const list = /(?:^|\n)([ ]*)(?:- )?[^\s#-][^\n]*:[ \t]*\r?\n([ ]*)- /.exec(text);
  if (list === null) return { quote, dash: indentUnit(file) };
  return { quote, dash: ' '.repeat(Math.max(0, (list[2] ?? '').length - (list[1] ?? '').length)) };
});

/** The entries that stand in the map itself and were not merged in, in the order of the text. */
const ownEntries = remembered((map: MapNode): readonly Entry[] => {
  const { span } = map;
  const own = map.entries.filter((entry) => span.start <= entry.keySpan.start && entry.keySpan.start < span.end);
  return [...own].sort((a, b) => a.keySpan.start - b.keySpan.start);
});

/** Without the line ends that belong to a block scalar. */
function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Where the line ends on which something ends, when nothing but a comment follows. */
function lineEndBehind(file: SourceFile, span: Span): number | undefined {
  return restOfLine(file.text, trimmedEnd(file.text, span), grammarOf('yaml-block', file))?.end;
}

/** New entries behind the one at `behind`, otherwise where a reader looks for them. */
export function insertIntoYamlMap(map: MapNode, members: readonly Member[], behind?: Span): Draft {
  const { file } = map;
  const own = ownEntries(map);
  const last = behind === undefined ? entryBefore(map, members) : own.find(({ span }) => span.start === behind.start);
  const [first] = own;
  if (last === undefined || first === undefined) return refuse('the map is empty');
  const indent = columnIndent(file.text, first.keySpan.start);
  const at = lineEndBehind(file, last.span);
  if (indent === undefined || at === undefined) return refuse('its line holds something else');
  if (isKeptScalar(file.text, last.span)) return refuse('blank lines at its end belong to a text');
  const style = yamlStyle(file, indent);
  const start = `${behind !== undefined && standApart(file.text, own) ? style.eol : ''}${style.eol}${indent}`;
  const lines = members.map((member) => `${start}${printYamlMember(member, style)}`);
  return { edits: [{ path: file.path, start: at, end: at, text: lines.join('') }] };
}

/** Whether a blank line stands between the first two entries. */
function standApart(text: string, [first, second]: readonly Entry[]): boolean {
  if (first === undefined || second === undefined) return false;
  return /\n[ \t]*\r?\n/.test(text.slice(trimmedEnd(text, first.span), second.span.start));
}

/** The entry behind which new ones go: the last of the plain ones that the map begins with for plain values. */
function entryBefore(map: MapNode, members: readonly Member[]): Entry | undefined {
  const entries = ownEntries(map);
  if (members.some(({ value }) => isList(value) || isMap(value))) return entries.at(-1);
  const { text } = map.file;
  const other = entries.findIndex(({ span }) => !isPlainEntry(text.slice(span.start, trimmedEnd(text, span))));
  return other <= 0 ? entries.at(-1) : entries[other - 1];
}

/** `|+` and `>+` keep every line end that follows. */
function isKeptScalar(text: string, span: Span): boolean {
  return /[|>]\d?\+\d?[ \t]*(#[^\n]*)?\r?\n/.test(text.slice(span.start, span.end));
}

export function removeFromYamlMap(map: MapNode, entry: Entry): Draft {
  const { file } = map;
  const { text, path } = file;
  const entries = ownEntries(map);
  const index = entries.indexOf(entry);
  if (index < 0) return refuse(NOT_WRITTEN_HERE);
  if (entries.length === 1)
    return { edits: [{ path, start: entry.span.start, end: trimmedEnd(text, entry.span), text: '{}' }] };
  const end = lineEndBehind(file, entry.span);
  if (end === undefined) return refuse('its line holds something else');
  const start = lineStart(text, entry.span.start);
  if (text.slice(start, entry.span.start).trim() === '') {
    return { edits: [{ path, ...linesBetween(text, start, end), text: '' }] };
  }
  const next = entries[index + 1];
  if (next === undefined || text.slice(trimmedEnd(text, entry.span), next.span.start).trim() !== '') {
    return refuse('a comment stands between it and the next entry');
  }
  return { edits: [{ path, start: entry.span.start, end: next.span.start, text: '' }] };
}

interface Item {
  readonly dash: number;
  /** Up to the end of the last line, without the line end. */
  readonly end: number;
}

interface Items {
  readonly file: SourceFile;
  readonly indent: string;
  readonly all: readonly Item[];
}

/** The items of a block list by the dashes of its column. */
const itemsOf = remembered((list: ListNode): Items | Refusal => {
  const { file, span } = list;
  const { text } = file;
  const dash = firstDash(text, span);
  if (dash === undefined) return refuse(NOT_WRITTEN_HERE);
  const indent = text.slice(lineStart(text, dash), dash);
  if (indent.trim() !== '') return refuse('its first item stands in the line of something else');
  const all: Item[] = [];
  let at = lineStart(text, dash);
  while (at < text.length) {
    const end = lineEnd(text, at);
    const role = roleOf(text.slice(at, end), indent.length);
    if (role === 'behind') break;
    if (role === 'dash') all.push({ dash: at + indent.length, end });
    if (role === 'inside') extend(all, end);
    at = nextLine(text, at);
  }
  return { file, indent, all };
});

/** What a line is to a block list whose dashes stand in this column. */
function roleOf(line: string, column: number): 'dash' | 'inside' | 'behind' | 'blank' {
  if (/^\s*(#|$)/.test(line)) return 'blank';
  const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  if (depth > column) return 'inside';
  return depth === column && /^-(\s|$)/.test(line.slice(depth)) ? 'dash' : 'behind';
}

function extend(items: Item[], end: number): void {
  const last = items.pop();
  if (last !== undefined) items.push({ ...last, end });
}

function firstDash(text: string, span: Span): number | undefined {
  if (text.charAt(span.start) === '-' && /\s/.test(text.charAt(span.start + 1))) return span.start;
  const before = text.slice(lineStart(text, span.start), span.start);
  const found = /-[ \t]+$/.exec(before);
  return found === null ? undefined : span.start - found[0].length;
}

export function appendToYamlList(list: ListNode, values: readonly Written[]): Draft {
  const items = itemsOf(list);
  if (isRefused(items)) return items;
  const { file, indent, all } = items;
  const last = all.at(-1);
  if (last === undefined) return refuse(NOT_WRITTEN_HERE);
  const style = yamlStyle(file, indent);
  const gap = /^-([ \t]+)\S/.exec(file.text.slice(last.dash, last.end))?.[1] ?? ' ';
  const lines = values.map((value) => `${style.eol}${indent}${printYamlItem(value, style, gap)}`);
  return { edits: [{ path: file.path, start: last.end, end: last.end, text: lines.join('') }] };
}

/** Takes an item with its lines. The only one leaves `[]`, since an empty value would mean null. */
export function removeFromYamlList(list: ListNode, node: Node): Draft {
  const items = itemsOf(list);
  if (isRefused(items)) return items;
  const { file, all } = items;
  const { text, path } = file;
  const isInside = node.file === file;
  const index = list.items.indexOf(node);
  const item = isInside ? all.find((one) => one.dash <= node.span.start && node.span.start <= one.end) : undefined;
  const found = item ?? (all.length === list.items.length ? all[index] : undefined);
  if (found === undefined) return refuse(NOT_WRITTEN_HERE);
  const lines: TextEdit = { path, ...linesBetween(text, found.dash, found.end), text: '' };
  if (all.length > 1) return { edits: [lines] };
  const colon = colonAbove(text, found.dash);
  if (colon === undefined) return refuse('the list would be left without items');
  return { edits: [{ path, start: colon, end: colon, text: ' []' }, lines] };
}

/** Behind the colon of the key that a block list belongs to. */
function colonAbove(text: string, dash: number): number | undefined {
  let at = lineStart(text, dash);
  while (at > 0) {
    at = lineStart(text, at - 1);
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    const found = /^(.*:)[ \t]*(?:[ \t]#.*)?$/.exec(line)?.[1];
    return found === undefined ? undefined : at + found.length;
  }
  return undefined;
}

/** The span to replace when a value gives way to one that begins on the next line, or the other way round. */
export function valueWithGap(file: SourceFile, span: Span): Span {
  let start = span.start;
  while (start > 0 && /\s/.test(file.text.charAt(start - 1))) start -= 1;
  return { start, end: trimmedEnd(file.text, span) };
}

export function isSpreadOverLines(file: SourceFile, span: Span): boolean {
  return holdsLineEnd(file.text, span);
}
