import { isCode, isList, isMap, type Member, type Written } from '../written.js';
import { jsonString } from './print-json.js';

/** How the neighbourhood writes HCL. */
export interface HclStyle {
  readonly eol: string;
  /** The white space before the line on which the value begins. */
  readonly indent: string;
  readonly unit: string;
  /** ` = ` or `: `. */
  readonly equals: string;
  /** Whether keys of objects are quoted even where they need not be. */
  readonly quoteKeys: boolean;
  /** False where everything must stay in one line. */
  readonly spread: boolean;
}

const WIDTH = 100;

/** `taken` is what already stands in the line before the value. */
export function printHcl(value: Written, style: HclStyle, taken = 0): string {
  if (isCode(value)) return value.code;
  if (isList(value))
    return fit(printListInLine(value, style), style, { taken, spread: () => spreadList(value, style) });
  if (isMap(value))
    return fit(printMapInLine(value.members, style), style, { taken, spread: () => spreadMap(value.members, style) });
  return typeof value === 'string' ? jsonString(value, true) : String(value);
}

/** `key = value` of an object; `gap` before the sign aligns it with other lines. */
export function printHclMember(member: Member, style: HclStyle, gap?: string): string {
  const equals = gap === undefined ? style.equals : `${gap}= `;
  const start = `${hclKey(member.key, style)}${equals}`;
  return start + printHcl(member.value, style, start.length);
}

/** An attribute, or a block for each value, of a body. The first line is not indented. */
export function printHclStatement(member: Member, style: HclStyle, gap = ' '): string {
  const { value, key } = member;
  if (!member.block) {
    const start = `${key}${gap}= `;
    return start + printHcl(value, { ...style, equals: ' = ', quoteKeys: false }, start.length);
  }
  const bodies = isList(value) ? value : [value];
  return bodies.map((body) => printBlock(key, body, style)).join(`${style.eol}${style.indent}`);
}

function printBlock(key: string, body: Written, style: HclStyle): string {
  const members = isMap(body) ? body.members : [];
  if (members.length === 0) return `${key} {}`;
  const inner = deeper(style);
  const plain = members.map((member) => printHclStatement(member, inner));
  const print = (member: Member, gap: string): string => printHclStatement(member, { ...inner, spread: false }, gap);
  const isAligned = (index: number): boolean => members[index]?.block === false && isLine(plain[index]);
  const keys = members.map((member) => member.key);
  const lines = members.map((member, index) =>
    isAligned(index)
      ? inner.indent + print(member, gapIn(keys, index, isAligned))
      : inner.indent + (plain[index] ?? ''),
  );
  return [`${key} {`, ...lines, `${style.indent}}`].join(style.eol);
}

function hclKey(key: string, style: HclStyle): string {
  return !style.quoteKeys && /^[A-Za-z_][\w-]*$/.test(key) ? key : jsonString(key, true);
}

function fit(
  inLine: string,
  style: HclStyle,
  { taken, spread }: { readonly taken: number; readonly spread: () => string },
): string {
  return !style.spread || style.indent.length + taken + inLine.length <= WIDTH ? inLine : spread();
}

function printListInLine(items: readonly Written[], style: HclStyle): string {
  return `[${items.map((item) => printHcl(item, { ...style, spread: false })).join(', ')}]`;
}

function printMapInLine(members: readonly Member[], style: HclStyle): string {
  if (members.length === 0) return '{}';
  return `{ ${members.map((member) => printHclMember(member, { ...style, spread: false })).join(', ')} }`;
}

function spreadList(items: readonly Written[], style: HclStyle): string {
  const inner = deeper(style);
  const lines = items.map((item) => `${inner.indent}${printHcl(item, inner)},`);
  return ['[', ...lines, `${style.indent}]`].join(style.eol);
}

/** As `terraform fmt` does it: values in one line are aligned with the lines next to them, others with none. */
function spreadMap(members: readonly Member[], style: HclStyle): string {
  const inner = deeper(style);
  const keys = members.map((member) => hclKey(member.key, style));
  const plain = members.map((member) => printHclMember(member, inner));
  const isAligned = (index: number): boolean => style.equals === ' = ' && isLine(plain[index]);
  const lines = members.map((member, index) =>
    isAligned(index)
      ? printHclMember(member, { ...inner, spread: false }, gapIn(keys, index, isAligned))
      : (plain[index] ?? ''),
  );
  return ['{', ...lines.map((line) => inner.indent + line), `${style.indent}}`].join(style.eol);
}

function isLine(text: string | undefined): boolean {
  return text?.includes('\n') === false;
}

/** What stands before the sign of a line, by the longest key of the run of aligned lines to which it belongs. */
function gapIn(keys: readonly string[], index: number, isAligned: (index: number) => boolean): string {
  let start = index;
  while (isAligned(start - 1)) start -= 1;
  let end = index;
  while (isAligned(end)) end += 1;
  return padding(keys[index] ?? '', alignment(keys.slice(start, end)));
}

function deeper(style: HclStyle): HclStyle {
  return { ...style, indent: style.indent + style.unit };
}

function alignment(keys: readonly string[]): number {
  return Math.max(0, ...keys.map((key) => key.length));
}

function padding(key: string, width: number): string {
  return ' '.repeat(Math.max(1, width - key.length + 1));
}
