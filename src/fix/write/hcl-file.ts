/** Whole blocks of a file of HCL. */
import type { ResourcePlace } from '../../model/attribute.js';
import { refuse, type Draft } from '../draft.js';
import type { Member } from '../written.js';
import { grammarOf } from './grammar.js';
import { eolOf, indentUnit, restOfLine } from './lines.js';
import { printHclStatement } from './print-hcl.js';

/** A new block behind the one of a place, with a blank line between them. */
export function insertBlockBehind({ node, span }: ResourcePlace, block: Member): Draft {
  const { file } = node;
  const rest = restOfLine(file.text, span.end, grammarOf('hcl-body', file));
  if (rest === undefined) return refuse('its line holds something else');
  const eol = eolOf(file);
  const style = { eol, indent: '', unit: indentUnit(file), equals: ' = ', quoteKeys: false, spread: true };
  const text = `${eol}${eol}${printHclStatement(block, style)}`;
  return { edits: [{ path: file.path, start: rest.end, end: rest.end, text }] };
}
