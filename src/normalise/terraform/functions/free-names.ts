/** The names that a template expects from outside. */
import type { Expression, ForExpression, TemplatePart } from '../../../model/hcl.js';

type Bound = ReadonlySet<string>;

/** Every name that the expression uses and does not itself introduce. */
export function freeNames(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>();
  visit(expression, new Set(), found);
  return found;
}

function visit(expression: Expression, bound: Bound, found: Set<string>): void {
  if (expression.kind === 'variable') {
    if (!bound.has(expression.name)) found.add(expression.name);
  } else if (expression.kind === 'for expression') visitFor(expression, bound, found);
  else if (expression.kind === 'template') for (const part of expression.parts) visitPart(part, bound, found);
  else for (const part of partsOf(expression)) visit(part, bound, found);
}

type Plain = Exclude<Expression, { kind: 'variable' | 'for expression' | 'template' }>;

function partsOf(expression: Plain): readonly Expression[] {
  switch (expression.kind) {
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.items.flatMap((item) => (item.keyword ? [item.value] : [item.key, item.value]));
    case 'get':
      return [expression.of];
    case 'index':
      return [expression.of, expression.key];
    case 'splat':
      return [expression.of, expression.each];
    case 'call':
      return expression.arguments;
    default:
      return operandsOf(expression);
  }
}

function operandsOf(
  expression: Exclude<Plain, { kind: 'tuple' | 'object' | 'get' | 'index' | 'splat' | 'call' }>,
): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.then, expression.else];
    case 'parenthesis':
      return [expression.inner];
    case 'literal':
    case 'splat item':
    case 'bad':
      return [];
  }
}

function binding(bound: Bound, names: readonly (string | undefined)[]): Bound {
  return new Set([...bound, ...names.flatMap((name) => name ?? [])]);
}

function visitFor(expression: ForExpression, bound: Bound, found: Set<string>): void {
  visit(expression.collection, bound, found);
  const inner = binding(bound, [expression.key, expression.item]);
  for (const part of [expression.resultKey, expression.value, expression.condition]) {
    if (part !== undefined) visit(part, inner, found);
  }
}

function visitPart(part: TemplatePart, bound: Bound, found: Set<string>): void {
  if (part.kind === 'interpolation') visit(part.expression, bound, found);
  else if (part.kind === 'if') {
    visit(part.condition, bound, found);
    for (const inner of [...part.then, ...part.else]) visitPart(inner, bound, found);
  } else if (part.kind === 'for') {
    visit(part.collection, bound, found);
    const names = binding(bound, [part.key, part.item]);
    for (const inner of part.body) visitPart(inner, names, found);
  }
}
