/** `try(…)` and `can(…)` */
import type { CallExpression } from '../../../model/hcl.js';
import { EvaluationError, fail } from '../value/failure.js';
import { firstUnknown, markedSensitive, whyUnknown } from '../value/inherit.js';
import { BOOL } from '../value/type.js';
import { boolValue, opaque, type Value } from '../value/value.js';
import { traceAt, type Scope } from './scope.js';

type Outcome =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly error: EvaluationError; readonly value?: undefined };

function attempt(work: () => Value): Outcome {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof EvaluationError && !error.fatal) return { error };
    throw error;
  }
}

/** The first that does not fail. What may still fail after deployment stays unknown, which its value is then. */
export function tryEach(expression: CallExpression, scope: Scope): Value {
  if (expression.arguments.length === 0) fail('try needs an argument');
  const strict: Scope = { ...scope, strict: true };
  for (const argument of expression.arguments) {
    const { value } = attempt(() => scope.host.evaluate(argument, strict));
    if (value !== undefined) return value;
  }
  return fail('none of the expressions in try succeeds');
}

export function can(expression: CallExpression, scope: Scope): Value {
  const [argument, more] = expression.arguments;
  if (argument === undefined || more !== undefined) fail('can needs one argument');
  const { value } = attempt(() => scope.host.evaluate(argument, { ...scope, strict: true }));
  const trace = { ...traceAt(scope, expression), locked: 'it is computed' };
  if (value === undefined) return boolValue(false, trace);
  if (firstUnknown(value) !== undefined) return opaque(whyUnknown(value), trace, BOOL);
  return markedSensitive(boolValue(true, trace), false);
}
