/** Values without quotes: numbers, literals, template marks, interpolated values, and what runs together with them. */
import type { Node, ScalarNode } from '../../model/source.js';
import { whyMarked } from '../marks.js';
import type { JsonText } from './json-text.js';
import { advance, report, type Reader, type Token } from './reader.js';
import { withOrigin } from './read-string.js';

const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads one bare value; pieces that touch each other (`2${X}`) are one value that nobody knows. */
export function bareValue(reader: Reader): Node {
  const first = reader.token;
  if (first.kind === 'word') report(reader, 'a value stands without quotes');
  if (first.broken !== undefined) report(reader, first.broken);
  advance(reader);
  if (first.control !== undefined) skipToEnd(reader);
  else skipTouching(reader);
  const end = reader.previousEnd;
  if (end === first.end) return single(reader, first);
  return { kind: 'opaque', why: why(reader, { ...first, end }), ...reader.source.originOf(first.start, end) };
}

function single(reader: Reader, token: Token): Node {
  const { source } = reader;
  const origin = source.originOf(token.start, token.end);
  const raw = source.text.slice(token.start, token.end);
  const hole = token.kind === 'hole' ? source.holes.get(token.start) : undefined;
  if (hole !== undefined) return withOrigin(asJson(hole), origin);
  if (token.kind === 'number') return { kind: 'scalar', value: Number(raw), raw, ...origin };
  const literal = token.kind === 'literal' ? LITERALS.get(raw) : undefined;
  if (literal !== undefined) return { kind: 'scalar', value: literal, raw, ...origin };
  return { kind: 'opaque', why: why(reader, token), ...origin };
}

function why({ source, fault }: Reader, token: Token): string {
  if (token.kind !== 'mark' && token.kind !== 'hole' && fault !== undefined) return fault.problem;
  const hole = firstHole(source, token);
  if (hole?.kind === 'opaque') return hole.why;
  return hole === undefined ? whyMarked(source.text.slice(token.start, token.end)) : 'it is put together from pieces';
}

function firstHole(source: JsonText, token: Token): Node | undefined {
  if (source.holes.size === 0) return undefined;
  for (let offset = token.start; offset < token.end; offset += 1) {
    const hole = source.holes.get(offset);
    if (hole !== undefined) return hole;
  }
  return undefined;
}

function skipTouching(reader: Reader): void {
  const touching: readonly Token['kind'][] = ['mark', 'hole', 'word', 'number', 'literal'];
  while (reader.token.start === reader.previousEnd && touching.includes(reader.token.kind)) advance(reader);
}

/** Behind `{{ if … }}` in the place of a value: everything up to the comma or bracket that ends the value. */
function skipToEnd(reader: Reader): void {
  let open = 0;
  while (reader.token.kind !== 'end') {
    const { kind } = reader.token;
    if (open === 0 && (kind === ',' || kind === '}' || kind === ']')) return;
    if (kind === '{' || kind === '[') open += 1;
    if (kind === '}' || kind === ']') open -= 1;
    advance(reader);
  }
}

/** What an interpolated value means where JSON stands: the text "256" is the number 256. */
function asJson(hole: Node): Node {
  switch (hole.kind) {
    case 'choice':
      return { ...hole, branches: hole.branches.map(({ when, node }) => ({ when, node: asJson(node) })) };
    case 'text':
    case 'reference': {
      const { file, span } = hole;
      return { kind: 'opaque', why: 'text stands there without quotes', file, span };
    }
    case 'scalar':
      return typeof hole.value === 'string' ? scalarAsJson(hole, hole.value) : hole;
    default:
      return hole;
  }
}

function scalarAsJson(hole: ScalarNode, text: string): Node {
  const trimmed = text.trim();
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(trimmed)) {
    return { ...hole, value: Number(trimmed), raw: trimmed };
  }
  const literal = LITERALS.get(trimmed);
  if (literal !== undefined) return { ...hole, value: literal, raw: trimmed };
  const { file, span } = hole;
  return { kind: 'opaque', why: 'text stands there without quotes', file, span };
}
