/** `condition ? then : else`, with Terraform's unification of the two types. */
import type { ConditionalExpression, Expression } from '../../../model/hcl.js';
import { convert } from '../value/convert.js';
import { fail, messageOf, EvaluationError } from '../value/failure.js';
import { assumingValue, assumptions, markedSensitive } from '../value/inherit.js';
import { BOOL, DYNAMIC, type Type } from '../value/type.js';
import { unify } from '../value/unify.js';
import { isNull, opaque, unknownValue, type SeenBranch, type Trace, type Value } from '../value/value.js';
import { choiceOf, settle } from './choose.js';
import { conditionText } from './condition-text.js';
import { traceAt, type Scope } from './scope.js';

/** A branch, of which an error counts only when it is taken. */
type Settled =
  { readonly value: Value; readonly error?: undefined } | { readonly error: unknown; readonly value?: undefined };

export function conditional(expression: ConditionalExpression, scope: Scope): Value {
  const then = attempt(expression.then, scope);
  const otherwise = attempt(expression.else, scope);
  const type = commonType(then.value, otherwise.value);
  const condition = scope.host.evaluate(expression.condition, scope);
  if (isNull(condition)) fail('the condition value is null');
  const decided = convert(condition, BOOL);
  const branches = { then, otherwise, type, trace: traceAt(scope, expression) };
  if (decided.data.kind === 'bool') {
    const taken = take(decided.data.value ? then : otherwise, type);
    return markedSensitive(assumingValue(taken, assumptions(condition)), condition.sensitive);
  }
  return undecided(decided, branches, conditionText(expression.condition, scope));
}

function attempt(expression: Expression, scope: Scope): Settled {
  try {
    return { value: scope.host.evaluate(expression, scope) };
  } catch (error) {
    if (error instanceof EvaluationError && !error.fatal) return { error };
    throw error;
  }
}

/** Undefined types of failed branches do not take part. */
export function commonType(a: Value | undefined, b: Value | undefined): Type {
  if (a === undefined || b === undefined) return DYNAMIC;
  if (isBareNull(a)) return b.type;
  if (isBareNull(b)) return a.type;
  if (a.type.kind === 'dynamic' || b.type.kind === 'dynamic') return DYNAMIC;
  return unify([a.type, b.type]) ?? fail('the true and false results of the conditional have different types');
}

function isBareNull(value: Value): boolean {
  return isNull(value) && value.type.kind === 'dynamic';
}

function take(branch: Settled, type: Type): Value {
  if (branch.value === undefined) throw branch.error;
  return convert(branch.value, type);
}

interface Branches {
  readonly then: Settled;
  readonly otherwise: Settled;
  readonly type: Type;
  readonly trace: Trace;
}

function undecided(condition: Value, branches: Branches, text: string): Value {
  const { then, otherwise, type, trace } = branches;
  const sides = { true: soft(then, branches), false: soft(otherwise, branches) };
  const sensitive = condition.sensitive || sides.true.sensitive || sides.false.sensitive;
  const choice = choiceOf(condition);
  const seen: readonly SeenBranch[] =
    choice?.branches.map(({ when, value }) => ({ when, value: sideOf(value, sides, { text, trace }) })) ??
    bothSides(text, sides);
  const name = choice?.condition ?? text;
  return { ...unknownValue(type, { kind: 'choice', condition: name, branches: seen }, trace), sensitive };
}

interface Sides {
  readonly true: Value;
  readonly false: Value;
}

function bothSides(text: string, sides: Sides): readonly SeenBranch[] {
  return [
    { when: `${text} is true`, value: sides.true },
    { when: `${text} is false`, value: sides.false },
  ];
}

/** What one branch of a choice in the condition decides. */
function sideOf(
  condition: Value,
  sides: Sides,
  { text, trace }: { readonly text: string; readonly trace: Trace },
): Value {
  if (condition.data.kind === 'bool') return condition.data.value ? sides.true : sides.false;
  return unknownValue(DYNAMIC, { kind: 'choice', condition: text, branches: bothSides(text, sides) }, trace);
}

function soft(branch: Settled, { type, trace }: Branches): Value {
  if (branch.value === undefined) return opaque(messageOf(branch.error), trace);
  const { value } = branch;
  return settle(() => convert(value, type), trace);
}
