/** Comma-separated values as Go reads them. */
import { fail } from '../value/failure.js';

/** The records of a text, each a list of fields; empty lines are none. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let offset = 0;
  while (offset < text.length) {
    const { fields, end } = record(text, offset);
    if (fields.length > 1 || fields[0] !== '' || text.charAt(offset) === '"') records.push(fields);
    offset = end;
  }
  const [first] = records;
  for (const [index, fields] of records.entries()) {
    if (fields.length !== first?.length) fail(`the record ${index + 1} has the wrong number of fields`);
  }
  return records;
}

function record(text: string, start: number): { readonly fields: string[]; readonly end: number } {
  const fields: string[] = [];
  let offset = start;
  for (;;) {
    const field = text.charAt(offset) === '"' ? quotedField(text, offset) : bareField(text, offset);
    fields.push(field.value);
    offset = field.end;
    if (text.charAt(offset) !== ',') return { fields, end: afterLine(text, offset) };
    offset += 1;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function bareField(text: string, start: number): Field {
  let end = start;
  while (end < text.length && !isEnd(text, end)) end += 1;
  const value = text.slice(start, end);
  return value.includes('"') ? fail('a quote stands in a field without quotes') : { value, end };
}

function quotedField(text: string, start: number): Field {
  let value = '';
  let offset = start + 1;
  for (;;) {
    const quote = text.indexOf('"', offset);
    if (quote === -1) return fail('a quoted field is not closed');
    value += text.slice(offset, quote);
    offset = quote + 1;
    if (text.charAt(offset) !== '"') break;
    value += '"';
    offset += 1;
  }
  if (offset < text.length && !isEnd(text, offset)) fail('there is text after a quoted field');
  return { value: value.replaceAll('\r\n', '\n'), end: offset };
}

function isEnd(text: string, offset: number): boolean {
  const letter = text.charAt(offset);
  return (
    letter === ',' ||
    letter === '\n' ||
    (letter === '\r' && (text.charAt(offset + 1) === '\n' || offset + 1 === text.length))
  );
}

function afterLine(text: string, offset: number): number {
  return text.charAt(offset) === '\r' ? offset + 2 : offset + 1;
}
