/** Measures how deep a YAML text nests before anything recursive sees it: deep nesting can end the process. */
import { CST } from 'yaml';

/** Where lexing stands: the columns at which block collections began, and the open flow collections. */
export interface Nesting {
  offset: number;
  lineStart: number;
  atLineStart: boolean;
  atScalar: boolean;
  flow: number;
  readonly columns: number[];
}

/** The nesting at the start of a text. */
export function noNesting(): Nesting {
  return { offset: 0, lineStart: 0, atLineStart: true, atScalar: false, flow: 0, columns: [] };
}

/** Takes the next lexeme into account; returns the depth there, which may be one or two more than the real one. */
export function nestingAfter(nesting: Nesting, lexeme: string): number {
  if (lexeme === CST.SCALAR && !nesting.atScalar) {
    nesting.atScalar = true;
    return nesting.columns.length + nesting.flow;
  }
  if (nesting.atScalar) takeContent(nesting, false);
  else takeToken(nesting, lexeme);
  nesting.atScalar = false;
  moveOver(nesting, lexeme);
  return nesting.columns.length + nesting.flow;
}

/** What a token does; any other is content. */
const EFFECTS: Readonly<Record<string, 'nothing' | 'opens' | 'closes' | 'closes all' | 'indicates'>> = {
  newline: 'nothing',
  space: 'nothing',
  comment: 'nothing',
  'byte-order-mark': 'nothing',
  'doc-mode': 'nothing',
  'flow-map-start': 'opens',
  'flow-seq-start': 'opens',
  'flow-map-end': 'closes',
  'flow-seq-end': 'closes',
  'flow-error-end': 'closes all',
  'seq-item-ind': 'indicates',
  'explicit-key-ind': 'indicates',
  'map-value-ind': 'indicates',
};

function takeToken(nesting: Nesting, lexeme: string): void {
  const effect = EFFECTS[CST.tokenType(lexeme) ?? ''];
  if (effect === 'nothing') return;
  if (effect === 'closes') nesting.flow = Math.max(0, nesting.flow - 1);
  else if (effect === 'closes all') nesting.flow = 0;
  else takeContent(nesting, effect === 'indicates');
  if (effect === 'opens') nesting.flow += 1;
}

/** The first word of a line and every `-`, `?` and `:` may begin a block collection at its column. */
function takeContent(nesting: Nesting, indicator: boolean): void {
  const begins = nesting.flow === 0 && (nesting.atLineStart || indicator);
  nesting.atLineStart = false;
  if (!begins) return;
  const column = nesting.offset - nesting.lineStart;
  while ((nesting.columns.at(-1) ?? -1) > column) nesting.columns.pop();
  if ((nesting.columns.at(-1) ?? -1) < column) nesting.columns.push(column);
}

function moveOver(nesting: Nesting, lexeme: string): void {
  const control = lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END;
  if (control) return;
  const newline = lexeme.lastIndexOf('\n');
  if (newline >= 0) {
    nesting.lineStart = nesting.offset + newline + 1;
    nesting.atLineStart = true;
  }
  nesting.offset += lexeme.length;
}
