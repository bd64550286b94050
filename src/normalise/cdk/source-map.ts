/** The little that is needed of source maps: which line of which source a generated position comes from. */
import { listOf, recordOf, textOf, parse } from './json-value.js';

export interface Original {
  /** As the map names it, relative to the map's folder. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGIT_VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Looks up a generated position (1-based line and column) in the text of a source map, version 3. */
export function originalPosition(mapText: string, line: number, column: number): Original | undefined {
  const map = recordOf(parse(mapText));
  const mappings = textOf(map['mappings']);
  if (mappings === undefined) return undefined;
  const found = segmentAt(mappings, line - 1, column - 1);
  if (found === undefined) return undefined;
  const source = textOf(listOf(map['sources'])[found.source]);
  const root = textOf(map['sourceRoot']) ?? '';
  return source === undefined ? undefined : { source: joinRoot(root, source), line: found.line + 1 };
}

function joinRoot(root: string, source: string): string {
  return root === '' ? source : `${root.replace(/\/$/, '')}/${source}`;
}

interface Position {
  readonly source: number;
  readonly line: number;
}

/** The last segment at or before the column; with none before it the first of the line. */
function segmentAt(mappings: string, line: number, column: number): Position | undefined {
  const state = { source: 0, line: 0 };
  let found: Position | undefined;
  for (const [index, text] of mappings.split(';').entries()) {
    if (index > line) break;
    let generated = 0;
    for (const segment of text.split(',')) {
      const [columnStep, sourceStep, lineStep] = decode(segment);
      generated += columnStep ?? 0;
      if (sourceStep === undefined || lineStep === undefined) continue;
      state.source += sourceStep;
      state.line += lineStep;
      if (index === line && (found === undefined || generated <= column)) found = { ...state };
    }
  }
  return found;
}

/** Base 64 variable-length quantities: five bits a digit, the sixth says that more follow, the first bit is the sign. */
function decode(segment: string): readonly number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGIT_VALUES.get(character);
    if (digit === undefined || shift > 30) return [];
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit >= 32) continue;
    values.push(value % 2 === 1 ? -Math.floor(value / 2) : value / 2);
    value = 0;
    shift = 0;
  }
  return values;
}
