/** `format` and `formatlist`. */
import { unknownResult } from '../evaluate/choose.js';
import { joinPieces } from '../evaluate/template.js';
import { convert } from '../value/convert.js';
import { fail, failFatally } from '../value/failure.js';
import { firstUnknown, itemsIn, whyUnknown } from '../value/inherit.js';
import { DYNAMIC, isSequence, STRING } from '../value/type.js';
import { isNull, isUnknown, itemsValue, opaque, type Piece, type Trace, type Value } from '../value/value.js';
import { checkLength, STRINGS, text, textAt, valueAt, type Context, type Family, type Parameter } from './define.js';
import { verbText, type Verb } from './format-text.js';
import { piecesBetween } from './pieces.js';

const ARGUMENTS: Parameter = { name: 'args', type: DYNAMIC, nullable: true, unknown: true, dynamic: true };

export const FORMATS: Family = {
  format: { parameters: [text('format')], rest: ARGUMENTS, type: STRING, run: format },
  formatlist: { parameters: [text('format')], rest: ARGUMENTS, type: STRINGS, run: formatList },
};

/** A run of the format string: text between two offsets, or a verb with the number of its argument. */
type Token =
  | { readonly start: number; readonly end: number; readonly verb?: undefined }
  | { readonly verb: Verb; readonly argument: number };

const VERB = /%(?:(%)|([-+ #0]*)(\d+)?(?:\.(\d*))?(?:\[(\d+)\])?([A-Za-z]))/y;
const WIDEST = 10_000;

function parse(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  let next = 1;
  let offset = 0;
  while (offset < pattern.length) {
    const percent = pattern.indexOf('%', offset);
    const end = percent === -1 ? pattern.length : percent;
    if (end > offset) tokens.push({ start: offset, end });
    if (percent === -1) break;
    VERB.lastIndex = percent;
    const match = VERB.exec(pattern) ?? fail(`the format string is not valid at offset ${percent}`);
    offset = percent + match[0].length;
    if (match[1] === '%') tokens.push({ start: percent, end: percent + 1 });
    else {
      const argument = match[5] === undefined ? next : Number(match[5]);
      next = argument + 1;
      tokens.push({ verb: verbOf(match), argument });
    }
  }
  return tokens;
}

function verbOf(match: RegExpExecArray): Verb {
  const [width, precision] = [match[3], match[4]];
  if (Number(width ?? 0) > WIDEST || Number(precision ?? 0) > WIDEST) {
    failFatally('the width or precision of a format verb is too large');
  }
  return {
    flags: match[2] ?? '',
    mode: match[6] ?? '',
    ...(width === undefined ? {} : { width: Number(width) }),
    ...(precision === undefined ? {} : { precision: Number(precision) }),
  };
}

function format(values: readonly Value[], { trace, shell, scope }: Context): Value {
  const untyped = values.find((value) => isNull(value) && value.type.kind === 'dynamic');
  if (untyped !== undefined) return opaque('a null without a type cannot be formatted', shell);
  return formatOne(values, { tokens: parse(textAt(values, 0)), trace: shell, inner: trace, spend: scope.host.spend });
}

interface Work {
  readonly tokens: readonly Token[];
  readonly trace: Trace;
  /** Of text that is made of an argument and is not the argument. */
  readonly inner: Trace;
  readonly spend: (steps: number) => void;
}

function formatOne(values: readonly Value[], { tokens, trace, inner, spend }: Work): Value {
  const pattern = valueAt(values, 0);
  const used = tokens.reduce((most, token) => (token.verb === undefined ? most : Math.max(most, token.argument)), 0);
  if (used < values.length - 1) fail('format has more arguments than verbs');
  spend(1 + tokens.length);
  const pieces = tokens.flatMap((token): readonly Piece[] => {
    if (token.verb === undefined) return piecesBetween(pattern, token.start, token.end);
    const value = values[token.argument] ?? fail('format has fewer arguments than verbs');
    const piece = verbPiece(token.verb, token.argument === 0 ? fail('arguments are counted from one') : value, inner);
    spend(lengthOf(piece) / 64);
    return [piece];
  });
  checkLength(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
  return joinPieces(pieces, trace);
}

function lengthOf(piece: Piece): number {
  if (piece.value === undefined) return piece.text.length;
  return piece.value.data.kind === 'string' ? piece.value.data.value.length : 1;
}

/** An argument that is put in unchanged stays a piece with its own place. */
function verbPiece(verb: Verb, value: Value, trace: Trace): Piece {
  const plain = verb.width === undefined && verb.precision === undefined && (verb.mode === 's' || verb.mode === 'v');
  if (firstUnknown(value) !== undefined) return { value: unknownPiece(verb, value, plain) };
  if (plain && value.data.kind === 'string' && !verb.flags.includes('#')) return { value };
  return { text: verbText(verb, value), file: trace.file, span: trace.span, exact: false };
}

function unknownPiece(verb: Verb, value: Value, plain: boolean): Value {
  if (plain && isUnknown(value)) return verb.mode === 's' ? convert(value, STRING) : asText(value);
  return opaque(whyUnknown(value), value.trace, STRING);
}

function asText(value: Value): Value {
  return value.type.kind === 'string' ? value : opaque(whyUnknown(value), value.trace, STRING);
}

function formatList(values: readonly Value[], { trace, shell, scope }: Context): Value {
  const lists = values.slice(1);
  const tokens = parse(textAt(values, 0));
  if (lists.some((value) => isSequence(value.type) && isNull(value))) fail('formatlist cannot go through a null list');
  if (lists.some((value) => isUnknown(value) && (isSequence(value.type) || value.type.kind === 'dynamic')))
    return unknownResult(STRINGS, lists, shell);
  const lengths = lists.flatMap((value) => (isSequence(value.type) ? [itemsIn(value).length] : []));
  const [count = 1] = lengths;
  if (lengths.some((length) => length !== count)) fail('the lists of formatlist must have the same length');
  const columns = lists.map((value) => (isSequence(value.type) ? itemsIn(value) : undefined));
  const rows = Array.from({ length: count }, (_, row) => {
    const cells = lists.map((value, index) => columns[index]?.[row] ?? value);
    return formatOne([valueAt(values, 0), ...cells], { tokens, trace: shell, inner: trace, spend: scope.host.spend });
  });
  return itemsValue(STRINGS, rows, shell);
}
