/** Calls a function as Terraform does: checks and converts the arguments, and answers for what is not known. */
import { liftChoice, choiceOf, unknownResult } from '../evaluate/choose.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import {
  anySensitive,
  assuming,
  assumptions,
  firstUnknown,
  markedSensitive,
  union,
  unmarked,
} from '../value/inherit.js';
import { DYNAMIC, type Type } from '../value/type.js';
import { isNull, isUnknown, type Trace, type Value } from '../value/value.js';
import type { Scope } from '../evaluate/scope.js';
import type { Context, Parameter, TerraformFunction } from './define.js';

/** Where the call stands. */
export interface Site {
  readonly name: string;
  readonly scope: Scope;
  readonly trace: Trace;
}

/** The result of a call; a choice among the arguments is answered for each of its branches. */
export function invoke(definition: TerraformFunction, given: readonly Value[], site: Site): Value {
  checkCount(definition, given.length);
  const values = given.map((value, index) => accept(value, parameterAt(definition, index)));
  const result = apply(definition, values, site);
  if (!isUnknown(result) || choiceOf(result) !== undefined || !values.some((value) => choiceOf(value) !== undefined))
    return result;
  const base = markedSensitive(unknownResult(result.type, values, result.trace), result.sensitive);
  const lifted = liftChoice(base, values, (decided) => invoke(definition, decided, site));
  return choiceOf(lifted) === undefined ? result : lifted;
}

function checkCount({ parameters, rest, optional = 0 }: TerraformFunction, count: number): void {
  const missing = parameters[count];
  if (count < parameters.length - optional) fail(`the argument ${missing?.name ?? ''} is missing`);
  if (count > parameters.length && rest === undefined) fail('there are too many arguments');
}

function parameterAt({ parameters, rest }: TerraformFunction, index: number): Parameter {
  return parameters[index] ?? rest ?? fail('there are too many arguments');
}

function accept(value: Value, parameter: Parameter): Value {
  const converted = convert(value, parameter.type);
  if (isNull(converted) && parameter.nullable !== true) fail(`the argument ${parameter.name} must not be null`);
  return converted;
}

function apply(definition: TerraformFunction, values: readonly Value[], site: Site): Value {
  const parameters = values.map((_, index) => parameterAt(definition, index));
  const hidden = parameters.map((parameter) => parameter.marked !== true);
  const sensitive = values.some((value, index) => hidden[index] === true && anySensitive(value));
  if (values.some((value, index) => value.type.kind === 'dynamic' && parameters[index]?.dynamic !== true)) {
    return unknownOf(DYNAMIC, values, site);
  }
  const type = typeof definition.type === 'function' ? definition.type(values) : definition.type;
  if (values.some((value, index) => parameters[index]?.unknown !== true && firstUnknown(value) !== undefined)) {
    return unknownOf(type, values, site);
  }
  const plain = values.map((value, index) => (hidden[index] === true ? unmarked(value) : value));
  return markedSensitive(definition.run(plain, contextOf(values, site)), sensitive);
}

function unknownOf(type: Type, values: readonly Value[], { trace }: Site): Value {
  return markedSensitive(unknownResult(type, values, trace), values.some(anySensitive));
}

/** What a result rests on is worked out when it is asked for. */
function contextOf(values: readonly Value[], { name, scope, trace }: Site): Context {
  const locked = { ...trace, locked: `it is computed by ${name}` };
  return {
    name,
    scope,
    get trace() {
      return assuming(
        locked,
        values.reduce<readonly string[]>((all, value) => union(all, assumptions(value)), []),
      );
    },
    get shell() {
      return assuming(
        locked,
        values.reduce<readonly string[]>((all, value) => union(all, value.trace.assumed), []),
      );
    },
  };
}
