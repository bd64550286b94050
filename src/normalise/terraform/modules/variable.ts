/** The value of an input variable: what is given, or its default, converted to its type. */
import type { Expression } from '../../../model/hcl.js';
import type { Hop } from '../../../model/source.js';
import { settle } from '../evaluate/choose.js';
import { traceAt, type Scope } from '../evaluate/scope.js';
import { convert, withoutOptional } from '../value/convert.js';
import { markedSensitive, through } from '../value/inherit.js';
import { DYNAMIC } from '../value/type.js';
import { isNull, opaque, type Value } from '../value/value.js';
import { attributesOf, type AttributePart, type Declaration } from './declaration.js';
import { evaluateArgument } from './evaluate-argument.js';
import { typeConstraint, type Constraint } from './type-constraint.js';
import { applyDefaults, NO_DEFAULTS } from './type-defaults.js';

/** What somebody outside of the module gives. */
export interface Given {
  readonly value: Value;
  readonly hops: readonly Hop[];
}

export interface VariableInput {
  readonly declaration: Declaration;
  readonly given: Given | undefined;
  /** Whether nobody but the caller can give a value, so that a default is certain. */
  readonly called: boolean;
  /** Why the default cannot be relied on. */
  readonly unsure?: string;
  /** Without names or references: a variable's own expressions may use none. */
  readonly scope: Omit<Scope, 'file'>;
}

export function variableValue(input: VariableInput): Value {
  const { declaration, given, scope } = input;
  const attributes = attributesOf(declaration);
  const evaluate = (part: AttributePart): Value => evaluateArgument(part, scope);
  const constraint = constraintOf(attributes.get('type'), scope);
  const fallback = attributes.get('default');
  const flag = (name: string): boolean | undefined => flagOf(attributes.get(name), evaluate);
  const value =
    given !== undefined && !(isNull(given.value) && flag('nullable') === false)
      ? givenValue(given, constraint)
      : defaultValue(input, fallback === undefined ? undefined : evaluate(fallback), constraint);
  return flag('sensitive') === true ? secret(value, `var.${declaration.name}`) : value;
}

/** The hop by which it came tells that it is a secret also where functions take the mark away. */
function secret(value: Value, name: string): Value {
  const via = value.trace.via ?? [];
  const last = via.at(-1) ?? ({ kind: 'variable', name } as const);
  const trace = { ...value.trace, via: [...via.slice(0, -1), { ...last, secret: true as const }] };
  return markedSensitive({ ...value, trace }, true);
}

function settled(expression: Expression, scope: Scope): Value {
  return settle(() => scope.host.evaluate(expression, scope), traceAt(scope, expression));
}

function constraintOf(part: AttributePart | undefined, scope: Omit<Scope, 'file'>): Constraint {
  if (part === undefined) return { type: DYNAMIC, defaults: NO_DEFAULTS };
  const { attribute, file } = part;
  const constraint = typeConstraint(attribute.value, (expression) => settled(expression, { ...scope, file }));
  if (constraint.wrong !== undefined) {
    const message = `This type constraint was not understood, so the variable may be anything: ${constraint.wrong}.`;
    scope.host.notice({ path: file.path, offset: attribute.value.span.start, message });
  }
  return constraint;
}

function flagOf(part: AttributePart | undefined, evaluate: (part: AttributePart) => Value): boolean | undefined {
  const data = part === undefined ? undefined : evaluate(part).data;
  return data?.kind === 'bool' ? data.value : undefined;
}

function givenValue({ value, hops }: Given, constraint: Constraint): Value {
  return hops.reduce((passed, hop) => through(passed, hop), fit(value, constraint));
}

function defaultValue(input: VariableInput, value: Value | undefined, constraint: Constraint): Value {
  const { declaration, called, unsure } = input;
  const name = `var.${declaration.name}`;
  if (value !== undefined && unsure === undefined) {
    return through(fit(value, constraint), { kind: 'variable', name }, called ? undefined : [name]);
  }
  const { file, block } = declaration.main;
  const why = unsure ?? (called ? `the module call gives no ${declaration.name}` : `${name} has no default`);
  return opaque(why, { file, span: block.labels[0]?.span ?? block.typeSpan }, withoutOptional(constraint.type));
}

function fit(value: Value, { type, defaults }: Constraint): Value {
  return settle(() => convert(applyDefaults(value, defaults), type), value.trace);
}
