/** `name(arguments…)` */
import type { CallExpression, Expression } from '../../../model/hcl.js';
import { templateString } from '../functions/template-string.js';
import { invoke } from '../functions/invoke.js';
import { FUNCTIONS } from '../functions/table.js';
import { fail } from '../value/failure.js';
import { itemsIn, whyUnknown } from '../value/inherit.js';
import { DYNAMIC, isSequence } from '../value/type.js';
import { isNull, opaque, type Value } from '../value/value.js';
import { can, tryEach } from './attempt.js';
import { choiceOf, liftChoice, settle, unknownResult } from './choose.js';
import { traceAt, type Scope } from './scope.js';

type Lazy = (expression: CallExpression, scope: Scope) => Value;

/** Functions that are given expressions and not values. */
const LAZY: ReadonlyMap<string, Lazy> = new Map([
  ['try', tryEach],
  ['can', can],
  ['templatestring', templateString],
]);

/** What other versions of Terraform and OpenTofu have; whether a call of one succeeds is not known here. */
const ELSEWHERE: ReadonlySet<string> = new Set(['base64gunzip', 'cidrcontains', 'urldecode', 'convert', 'deprecate']);

/** These show what they can even when an argument fails or an expanded list is not known to its end. */
const TOLERANT: ReadonlySet<string> = new Set(['merge', 'concat']);

export function call(expression: CallExpression, scope: Scope): Value {
  const name = expression.name.replace(/^core::/, '');
  if (name.startsWith('provider::') || ELSEWHERE.has(name)) return notKnown(name, expression, scope);
  const lazy = LAZY.get(name);
  if (lazy !== undefined) return lazy(expression, scope);
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) return fail(`the function ${name} is not known`);
  const trace = traceAt(scope, expression);
  const complete = (values: readonly Value[]): Value => invoke(definition, values, { name, scope, trace });
  const values = expression.arguments.map((argument) => valueOf(argument, scope, TOLERANT.has(name)));
  const last = values.at(-1);
  if (!expression.expand || last === undefined) return complete(values);
  return expandLast(last, (items) => complete([...values.slice(0, -1), ...items]), { name, trace });
}

function notKnown(name: string, expression: CallExpression, scope: Scope): Value {
  for (const argument of expression.arguments) scope.host.evaluate(argument, scope);
  return opaque(`the function ${name} is not known`, traceAt(scope, expression));
}

function valueOf(argument: Expression, scope: Scope, tolerant: boolean): Value {
  const evaluate = (): Value => scope.host.evaluate(argument, scope);
  return tolerant && !scope.strict ? settle(evaluate, traceAt(scope, argument)) : evaluate();
}

/** `f(list...)` */
function expandLast(
  list: Value,
  complete: (items: readonly Value[]) => Value,
  site: { readonly name: string; readonly trace: Value['trace'] },
): Value {
  if (isNull(list)) fail('the expanding argument must not be null');
  const { data } = list;
  if (data.kind !== 'unknown')
    return isSequence(list.type)
      ? complete(itemsIn(list))
      : fail('the expanding argument must be a list, tuple or set');
  if (choiceOf(list) !== undefined) {
    const base = unknownResult(DYNAMIC, [list], site.trace);
    return liftChoice(base, [list], ([branch]) => (branch === undefined ? base : expandLast(branch, complete, site)));
  }
  if (!TOLERANT.has(site.name)) return unknownResult(DYNAMIC, [list], site.trace);
  const seen = data.seen.kind === 'items' ? data.seen.items : [];
  return complete([...seen, opaque(whyUnknown(list), list.trace)]);
}
