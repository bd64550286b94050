/** YAML as Terraform writes it: strings in double quotes or as literal blocks, lines folded at 80. Source: go-cty-yaml's emitter. */
import { fail } from '../value/failure.js';
import { numberText } from '../value/number-text.js';
import { partsOf } from '../value/inherit.js';
import type { Value } from '../value/value.js';

interface Writer {
  text: string;
  column: number;
  /** Whether the end of the document has to be marked. */
  open: boolean;
}

/** The YAML of a value of which nothing is unknown; undefined for keys that YAML writes in another form. */
export function yamlText(value: Value): string | undefined {
  const writer: Writer = { text: '', column: 0, open: false };
  if (!node(value, { writer, indent: -2, inline: true, root: true })) return undefined;
  if (writer.column > 0) put(writer, '\n');
  return writer.text + (writer.open ? '...\n' : '');
}

interface Position {
  readonly writer: Writer;
  readonly indent: number;
  /** Whether the first line goes on where the writer is. */
  readonly inline: boolean;
  readonly root?: true;
}

function put(writer: Writer, text: string): void {
  writer.text += text;
  const lines = text.split('\n');
  const last = Array.from(lines.at(-1) ?? '').length;
  writer.column = lines.length > 1 ? last : writer.column + last;
}

function startLine({ writer, indent, inline }: Position, first: boolean): void {
  if (!(first && inline) && writer.column > 0) put(writer, '\n');
  put(writer, ' '.repeat(Math.max(indent - writer.column, 0)));
}

function node(value: Value, position: Position): boolean {
  const { data } = value;
  const parts = partsOf(value);
  if (parts === undefined) return scalar(value, position);
  if (parts.length === 0) {
    indicator(position.writer, data.kind === 'items' ? '[]' : '{}');
    return true;
  }
  const inner: Position = { writer: position.writer, inline: position.inline, indent: position.indent + 2 };
  return data.kind === 'items'
    ? sequence(
        parts.map((part) => part.value),
        inner,
      )
    : mapping(parts, inner);
}

function indicator(writer: Writer, text: string): void {
  if (writer.column > 0 && !writer.text.endsWith(' ')) put(writer, ' ');
  put(writer, text);
  writer.open = false;
}

function sequence(items: readonly Value[], position: Position): boolean {
  const { writer, indent } = position;
  return items.every((item, index) => {
    startLine(position, index === 0);
    put(writer, '-');
    writer.open = false;
    return node(item, { writer, indent, inline: true });
  });
}

const LONGEST_KEY = 128;

function mapping(parts: readonly { readonly key: Value; readonly value: Value }[], position: Position): boolean {
  const { writer, indent } = position;
  return parts.every(({ key, value }, index) => {
    const name = key.data.kind === 'string' ? key.data.value : fail('a key must be a string');
    if (/[\n\r\u0085\u2028\u2029]/.test(name) || new TextEncoder().encode(name).length > LONGEST_KEY) return false;
    startLine(position, index === 0);
    doubleQuoted(writer, name);
    put(writer, ':');
    // A list under a key is not indented.
    return node(value, { writer, indent: value.data.kind === 'items' ? indent - 2 : indent, inline: false });
  });
}

function scalar({ data }: Value, { writer, indent, root }: Position): boolean {
  if (data.kind === 'string') {
    text(data.value, writer, Math.max(indent, 0) + 2);
    return true;
  }
  indicator(writer, plainText(data));
  writer.open = root === true;
  return true;
}

function plainText(data: Value['data']): string {
  if (data.kind === 'bool') return String(data.value);
  if (data.kind !== 'number') return 'null';
  if (data.value.infinite === true) return data.value.sign === 1 ? '+.Inf' : '-.Inf';
  return numberText(data.value);
}

function text(value: string, writer: Writer, indent: number): void {
  if (value.includes('\n') && isBlockAllowed(value)) literal(writer, value, indent);
  else {
    indicator(writer, '');
    doubleQuoted(writer, value, indent);
  }
}

const UNPRINTABLE = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function isBlockAllowed(value: string): boolean {
  return !UNPRINTABLE.test(value) && !/ $| [\n\u2028\u2029]/.test(value);
}

function literal(writer: Writer, value: string, indent: number): void {
  const hint = /^[ \n\u2028\u2029]/.test(value) ? '2' : '';
  const chomp = !/[\n\u2028\u2029]$/.test(value)
    ? '-'
    : value.length === 1 || /[\n\u2028\u2029]{2}$/.test(value)
      ? '+'
      : '';
  indicator(writer, `|${hint}${chomp}`);
  put(writer, '\n');
  for (const line of value.split(/(?<=[\n\u2028\u2029])/)) {
    put(writer, /^[\n\u2028\u2029]/.test(line) ? line : ' '.repeat(indent) + line);
  }
  writer.open = chomp === '+';
}

const NAMED: ReadonlyMap<number, string> = new Map([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
]);

function escape(letter: string): string {
  if (!/["\\\n\u2028\u2029]/.test(letter) && !UNPRINTABLE.test(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  const name = NAMED.get(code);
  if (name !== undefined) return `\\${name}`;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

const WIDTH = 80;

/** Without an indent the text is a key, which is never folded. */
function doubleQuoted(writer: Writer, value: string, indent?: number): void {
  const letters = Array.from(value);
  let line = '"';
  let spaces = false;
  const flush = (): void => {
    put(writer, line);
    line = '';
  };
  for (const [index, letter] of letters.entries()) {
    const space = letter === ' ';
    if (
      space &&
      indent !== undefined &&
      !spaces &&
      index > 0 &&
      index < letters.length - 1 &&
      writer.column + Array.from(line).length > WIDTH
    ) {
      flush();
      put(writer, `\n${' '.repeat(indent)}`);
      if (letters[index + 1] === ' ') line = '\\';
    } else line += escape(letter);
    spaces = space;
  }
  line += '"';
  flush();
  writer.open = false;
}
