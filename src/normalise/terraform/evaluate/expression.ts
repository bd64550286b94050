/** The evaluator: one case per kind of expression. Throws an EvaluationError for what Terraform refuses. */
import type { AttributeAccess, Expression, LiteralExpression, UnaryExpression } from '../../../model/hcl.js';
import { fail, failFatally } from '../value/failure.js';
import { parseNumber } from '../value/number.js';
import { boolValue, nullValue, numberValue, opaque, type Value } from '../value/value.js';
import { getAttribute, getIndex } from './access.js';
import { call } from './call.js';
import { conditional } from './conditional.js';
import { forExpression } from './for-expression.js';
import { binary, unary } from './operators.js';
import { traceAt, type Scope } from './scope.js';
import { splat } from './splat.js';
import { object, tuple } from './structure.js';
import { template } from './template.js';

export function evaluate(expression: Expression, scope: Scope): Value {
  scope.host.spend(1);
  return scope.host.deeper(() => dispatch(expression, scope));
}

function dispatch(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return literal(expression, scope);
    case 'template':
      return template(expression, scope);
    case 'tuple':
      return tuple(expression, scope);
    case 'object':
      return object(expression, scope);
    case 'variable':
      return name(expression.name, scope);
    case 'get':
      return get(expression, scope);
    case 'index':
      return getIndex(evaluate(expression.of, scope), evaluate(expression.key, scope), traceAt(scope, expression));
    case 'splat':
      return splat(expression, scope);
    default:
      return dispatchMore(expression, scope);
  }
}

type More = Exclude<
  Expression,
  { kind: 'literal' | 'template' | 'tuple' | 'object' | 'variable' | 'get' | 'index' | 'splat' }
>;

function dispatchMore(expression: More, scope: Scope): Value {
  switch (expression.kind) {
    case 'splat item':
      return scope.item ?? opaque('it is not known', traceAt(scope, expression));
    case 'call':
      return call(expression, scope);
    case 'unary':
      return signed(expression, scope);
    case 'binary': {
      const operands = [evaluate(expression.left, scope), evaluate(expression.right, scope)] as const;
      return binary(expression.operator, operands, traceAt(scope, expression));
    }
    case 'conditional':
      return conditional(expression, scope);
    case 'for expression':
      return forExpression(expression, scope);
    case 'parenthesis':
      return evaluate(expression.inner, scope);
    case 'bad':
      return fail('it has a syntax error');
  }
}

function literal(expression: LiteralExpression, scope: Scope): Value {
  const trace = traceAt(scope, expression);
  const { value } = expression;
  if (value === null) return nullValue(trace);
  if (typeof value === 'boolean') return boolValue(value, trace);
  const number = parseNumber(expression.raw);
  return number === undefined ? opaque('it is too large a number', trace) : numberValue(number, trace);
}

/** A negative literal is a literal; anything else behind an operator is computed. */
function signed(expression: UnaryExpression, scope: Scope): Value {
  const trace = traceAt(scope, expression);
  const value = unary(expression.operator, evaluate(expression.operand, scope), trace);
  return expression.operand.kind === 'literal' ? { ...value, trace } : value;
}

function name(word: string, scope: Scope): Value {
  return scope.names.get(word) ?? failFatally(`there is nothing named "${word}" here`);
}

/** The longest prefix that names something the module declares is looked up; the rest is attributes. */
function get(expression: AttributeAccess, scope: Scope): Value {
  const trace = traceAt(scope, expression);
  const root = rootOf(expression.of, scope);
  if (root === undefined) return getAttribute(evaluate(expression.of, scope), expression.name, trace);
  if (scope.refer === undefined) failFatally(`${root} cannot be referred to here`);
  return scope.refer({ root, name: expression.name, trace });
}

/** `var`, `aws_lb`, `data.aws_vpc`: what, followed by a name, refers to something; undefined for values in scope. */
function rootOf(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'variable') {
    return scope.names.has(expression.name) || expression.name === 'data' || expression.name === 'ephemeral'
      ? undefined
      : expression.name;
  }
  if (expression.kind !== 'get' || expression.of.kind !== 'variable' || scope.names.has(expression.of.name))
    return undefined;
  const outer = expression.of.name;
  return outer === 'data' || outer === 'ephemeral' ? `${outer}.${expression.name}` : undefined;
}
