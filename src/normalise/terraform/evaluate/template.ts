/** Templates: quoted strings, heredocs and template files. */
import type { ForPart, IfPart, TemplateExpression, TemplatePart, TextPart } from '../../../model/hcl.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { assumptions, markedSensitive, partsOf, union, whyUnknown } from '../value/inherit.js';
import { BOOL, STRING } from '../value/type.js';
import {
  isNull,
  isUnknown,
  opaque,
  stringValue,
  unknownValue,
  type Piece,
  type Trace,
  type Value,
} from '../value/value.js';
import { choiceOf } from './choose.js';
import { conditionText } from './condition-text.js';
import { traceAt, withNames, type Scope } from './scope.js';
import { textPieces } from './text-pieces.js';

/** A template that is one interpolation is the interpolated value, of whatever type. */
export function template(expression: TemplateExpression, scope: Scope): Value {
  const [only, more] = expression.parts;
  if (only?.kind === 'interpolation' && more === undefined) return scope.host.evaluate(only.expression, scope);
  return joinPieces(piecesOf(expression.parts, scope), traceAt(scope, expression));
}

function piecesOf(parts: readonly TemplatePart[], scope: Scope): readonly Piece[] {
  return parts.flatMap((part) => pieceOf(part, scope));
}

function pieceOf(part: TemplatePart, scope: Scope): readonly Piece[] {
  switch (part.kind) {
    case 'text':
      return literalPieces(part, scope);
    case 'interpolation':
      return [{ value: interpolated(scope.host.evaluate(part.expression, scope)) }];
    case 'if':
      return unfolded(ifPart(part, scope));
    case 'for':
      return unfolded(forPart(part, scope));
  }
}

/** What a directive makes is text of the template itself, unless something is to be known of the whole. */
function unfolded(value: Value): readonly Piece[] {
  const { data, trace, sensitive } = value;
  if (trace.assumed !== undefined || sensitive) return [{ value }];
  if (data.kind === 'string') return data.pieces ?? [{ value }];
  return data.kind === 'unknown' && data.seen.kind === 'text' ? data.seen.pieces : [{ value }];
}

function literalPieces(part: TextPart, scope: Scope): readonly Piece[] {
  return textPieces(part.value, scope.file, part.span);
}

function interpolated(value: Value): Value {
  if (isNull(value)) fail('the expression result is null, which cannot be included in a string template');
  return convert(value, STRING);
}

/** The text that pieces give together: known when all of them are. */
export function joinPieces(pieces: readonly Piece[], trace: Trace): Value {
  const values = pieces.flatMap((piece) => (piece.value === undefined ? [] : [piece.value]));
  const assumed = values.reduce<readonly string[]>((all, value) => union(all, assumptions(value)), []);
  const whole = assumed.length === 0 ? trace : { ...trace, assumed };
  const sensitive = values.some((value) => value.sensitive);
  const flat = pieces.flatMap((piece) => flatten(piece));
  if (values.some(isUnknown)) return { ...unknownValue(STRING, { kind: 'text', pieces: flat }, whole), sensitive };
  const result = stringValue(pieces.map(pieceText).join(''), whole);
  const data = result.data.kind === 'string' ? { ...result.data, pieces: flat } : result.data;
  return { ...result, data, sensitive };
}

function pieceText(piece: Piece): string {
  if (piece.value === undefined) return piece.text;
  return piece.value.data.kind === 'string' ? piece.value.data.value : '';
}

/** Pieces of pieces become pieces of the whole; a value that came through a name stays one value. */
function flatten(piece: Piece): readonly Piece[] {
  const { value } = piece;
  if (value === undefined || value.trace.via !== undefined || value.trace.ref !== undefined) return [piece];
  if (value.data.kind === 'unknown' && value.data.seen.kind === 'text') return value.data.seen.pieces;
  if (value.data.kind === 'string' && value.data.json === undefined) return value.data.pieces ?? [piece];
  return [piece];
}

function ifPart(part: IfPart, scope: Scope): Value {
  const trace = traceAt(scope, part);
  const condition = convert(scope.host.evaluate(part.condition, scope), BOOL);
  if (isNull(condition)) fail('the condition value is null');
  const side = (parts: readonly TemplatePart[]): Value => joinPieces(piecesOf(parts, scope), trace);
  if (condition.data.kind === 'bool') {
    const taken = side(condition.data.value ? part.then : part.else);
    const assumed = union(taken.trace.assumed, assumptions(condition));
    return markedSensitive(
      { ...taken, trace: assumed.length === 0 ? taken.trace : { ...taken.trace, assumed } },
      condition.sensitive,
    );
  }
  const text = choiceOf(condition)?.condition ?? conditionText(part.condition, scope);
  const branches = [
    { when: `${text} is true`, value: side(part.then) },
    { when: `${text} is false`, value: side(part.else) },
  ];
  return markedSensitive(
    unknownValue(STRING, { kind: 'choice', condition: text, branches }, trace),
    condition.sensitive,
  );
}

function forPart(part: ForPart, scope: Scope): Value {
  const trace = traceAt(scope, part);
  const collection = scope.host.evaluate(part.collection, scope);
  if (isNull(collection)) fail('a null value cannot be used as the collection of a for directive');
  if (isUnknown(collection)) return opaque(whyUnknown(collection), trace, STRING);
  const parts = partsOf(collection) ?? fail('this value cannot be used as the collection of a for directive');
  scope.host.spend(parts.length);
  const pieces = parts.flatMap(({ key, value }) => {
    const names: [string, Value][] = [[part.item, value]];
    if (part.key !== undefined) names.push([part.key, key]);
    return piecesOf(part.body, withNames(scope, names));
  });
  const joined = joinPieces(pieces, trace);
  const assumed = union(joined.trace.assumed, collection.trace.assumed);
  return markedSensitive(
    { ...joined, trace: assumed.length === 0 ? joined.trace : { ...joined.trace, assumed } },
    collection.sensitive,
  );
}
