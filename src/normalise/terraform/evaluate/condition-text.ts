/** How an undecided condition is named: equal names mean the same decision everywhere in a unit. */
import type { Expression } from '../../../model/hcl.js';
import { primitiveText } from '../value/inherit.js';
import type { Scope } from './scope.js';

/** The condition as it is written, after the module's path, and after what tells instances and iterations apart. */
export function conditionText(expression: Expression, scope: Scope): string {
  const source = scope.file.text.slice(expression.span.start, expression.span.end).replace(/\s+/g, ' ');
  const locals = localNames(source, scope);
  const where = locals.length === 0 ? '' : ` ${distinction(locals, scope)}`;
  return `${scope.module === '' ? '' : `${scope.module}: `}${source}${where}`;
}

/** Words of the condition that mean something else in each iteration or instance. */
function localNames(source: string, scope: Scope): readonly string[] {
  const words = new Set(source.match(/[A-Za-z_][\w-]*/g) ?? []);
  return [...scope.names.keys()].filter((name) => words.has(name) && name !== 'path' && name !== 'terraform');
}

function distinction(locals: readonly string[], scope: Scope): string {
  const ofInstance = locals.every((name) => name === 'each' || name === 'count' || name === 'self');
  if (ofInstance && scope.instance !== undefined) return `(${scope.instance})`;
  const texts = locals.flatMap((name) => {
    const value = scope.names.get(name);
    const text = value === undefined ? undefined : primitiveText(value);
    return text === undefined ? [] : [`${name} = ${text}`];
  });
  return texts.length === locals.length ? `(${texts.join(', ')})` : `(${String(scope.host.serial())})`;
}
