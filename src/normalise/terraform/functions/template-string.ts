/** `templatestring` */
import type { CallExpression, Expression } from '../../../model/hcl.js';
import type { SourceFile } from '../../../model/source.js';
import { joinPieces } from '../evaluate/template.js';
import { unknownResult } from '../evaluate/choose.js';
import { traceAt, type Scope } from '../evaluate/scope.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { assuming, firstUnknown, markedSensitive, whyUnknown } from '../value/inherit.js';
import { DYNAMIC, STRING } from '../value/type.js';
import { isNull, opaque, type Piece, type Trace, type Value } from '../value/value.js';
import { render, templateScope, variablesOf } from './render.js';

/** The template has to be a value by name; its text has no place of its own, so the result stands at the call. */
export function templateString(expression: CallExpression, scope: Scope): Value {
  const [source, vars] = argumentsOf(expression, scope);
  const text = convert(source, STRING);
  if (isNull(text) || isNull(vars)) fail('an argument of templatestring must not be null');
  const names = variablesOf(vars);
  const at = assuming(traceAt(scope, expression), text.trace.assumed);
  const trace = { ...at, locked: 'it is computed by templatestring' };
  if (text.data.kind !== 'string' || names === undefined) return unknownResult(DYNAMIC, [text, vars], trace);
  const generated = 'it is a text in another file';
  const file: SourceFile = { path: scope.file.path, text: text.data.value, syntax: 'hcl', generated };
  const result = render(file, names, templateScope(file, names, scope));
  return markedSensitive(placed(result, file, trace), text.sensitive || vars.sensitive);
}

function argumentsOf(expression: CallExpression, scope: Scope): readonly [Value, Value] {
  const [source, vars, more] = expression.arguments;
  if (source === undefined || vars === undefined || more !== undefined || expression.expand)
    return fail('templatestring needs two arguments');
  if (scope.rendering !== undefined) fail('a template cannot render another one');
  if (!isReference(source)) fail('the template must be a direct reference to a value');
  return [scope.host.evaluate(source, scope), scope.host.evaluate(vars, scope)];
}

/** `local.x`, `var.x.y`, `local.list[0]`, `data.a.b.c` */
function isReference(expression: Expression): boolean {
  if (expression.kind === 'variable') return true;
  if (expression.kind === 'get') return isReference(expression.of);
  return expression.kind === 'index' && isReference(expression.of);
}

/** The result without places in a file that is none. */
function placed(value: Value, file: SourceFile, trace: Trace): Value {
  const pieces = textPieces(value.data);
  if (pieces.length > 0) {
    const joined = joinPieces(
      pieces.map((piece) => placedPiece(piece, file, trace)),
      trace,
    );
    return { ...joined, sensitive: value.sensitive };
  }
  if (value.trace.file !== file) return value;
  return firstUnknown(value) === undefined ? { ...value, trace } : opaque(whyUnknown(value), trace, value.type);
}

function textPieces(data: Value['data']): readonly Piece[] {
  if (data.kind === 'string') return data.pieces ?? [];
  return data.kind === 'unknown' && data.seen.kind === 'text' ? data.seen.pieces : [];
}

function placedPiece(piece: Piece, file: SourceFile, trace: Trace): Piece {
  if (piece.value !== undefined) return { value: placed(piece.value, file, trace) };
  return piece.file === file ? { text: piece.text, file: trace.file, span: trace.span, exact: false } : piece;
}
