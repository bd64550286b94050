import { isCode, isList, isMap, type Member, type Written } from '../written.js';

/** How the neighbourhood writes JSON. */
export interface JsonStyle {
  readonly eol: string;
  /** The white space before the line on which the value begins. */
  readonly indent: string;
  readonly unit: string;
  /** `: ` or `:`. */
  readonly colon: string;
  /** `, ` or `,`. */
  readonly comma: string;
  /** White space inside the braces of a map in one line. */
  readonly pad: string;
  /** Whether maps and lists of maps are spread over lines. */
  readonly spread: boolean;
  /** Strings are templates of HCL, in which `${` means something. */
  readonly templates: boolean;
}

const WIDTH = 80;

export function printJson(value: Written, style: JsonStyle): string {
  if (isCode(value)) return value.code;
  if (isList(value)) return printList(value, style);
  if (isMap(value)) return printMap(value.members, style);
  return typeof value === 'string' ? jsonString(value, style.templates) : String(value);
}

export function printJsonMember(member: Member, style: JsonStyle): string {
  return `${jsonString(member.key, style.templates)}${style.colon}${printJson(member.value, style)}`;
}

/** A quoted string; in a template of HCL with its signs escaped. */
export function jsonString(text: string, templates: boolean): string {
  const quoted = JSON.stringify(text).replace(/\\(.)/g, (escape, char: string) => RARE_ESCAPES[char] ?? escape);
  return templates ? quoted.replace(/([$%])\{/g, '$1$1{') : quoted;
}

/** Escapes of JSON that HCL does not know. */
const RARE_ESCAPES: Readonly<Record<string, string>> = { b: '\\u0008', f: '\\u000c' };

function printList(items: readonly Written[], style: JsonStyle): string {
  if (items.length === 0) return '[]';
  const inLine = `[${items.map((item) => printJson(item, { ...style, spread: false })).join(style.comma)}]`;
  const short = style.indent.length + inLine.length <= WIDTH && !items.some(isSpreadMap);
  return style.spread && !short
    ? spread(
        items.map((item) => printJson(item, inner(style))),
        style,
        '[]',
      )
    : inLine;
}

function printMap(members: readonly Member[], style: JsonStyle): string {
  if (members.length === 0) return '{}';
  if (style.spread && isSpreadMap({ members })) {
    return spread(
      members.map((member) => printJsonMember(member, inner(style))),
      style,
      '{}',
    );
  }
  const inLine = members.map((member) => printJsonMember(member, { ...style, spread: false }));
  return `{${style.pad}${inLine.join(style.comma)}${style.pad}}`;
}

/** A function of CloudFormation stays in its line. */
function isSpreadMap(value: Written): boolean {
  if (!isMap(value)) return false;
  const [only, more] = value.members;
  return only !== undefined && (more !== undefined || !/^(Ref|Fn::\w+)$/.test(only.key));
}

function inner(style: JsonStyle): JsonStyle {
  return { ...style, indent: style.indent + style.unit };
}

function spread(lines: readonly string[], style: JsonStyle, brackets: '[]' | '{}'): string {
  const { eol, indent, unit } = style;
  const body = lines.map((line) => `${indent}${unit}${line}`).join(`,${eol}`);
  return `${brackets.charAt(0)}${eol}${body}${eol}${indent}${brackets.charAt(1)}`;
}
