import { settle } from '../evaluate/choose.js';
import { traceAt, type Scope } from '../evaluate/scope.js';
import type { Value } from '../value/value.js';
import type { AttributePart } from './declaration.js';
import { boundedValue } from './value-size.js';

/** The value of an argument; what cannot be evaluated is unknown for that reason. */
export function evaluateArgument({ file, attribute }: AttributePart, scope: Omit<Scope, 'file'>): Value {
  const at = { ...scope, file };
  return settle(() => boundedValue(at.host.evaluate(attribute.value, at)), traceAt(at, attribute.value));
}
