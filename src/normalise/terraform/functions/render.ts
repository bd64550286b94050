/** The rendering of a template that is not part of a module: of a file, or of a string. */
import type { SourceFile } from '../../../model/source.js';
import type { Scope } from '../evaluate/scope.js';
import { template } from '../evaluate/template.js';
import { fail } from '../value/failure.js';
import { partsOf } from '../value/inherit.js';
import { isMapping } from '../value/type.js';
import type { Value } from '../value/value.js';
import { freeNames } from './free-names.js';

/** The variables of a template by name; undefined when not all of them are known. */
export function variablesOf(vars: Value): ReadonlyMap<string, Value> | undefined {
  if (vars.type.kind !== 'dynamic' && !isMapping(vars.type)) fail('the variables of a template must be a map');
  const parts = partsOf(vars);
  if (parts === undefined) return undefined;
  return new Map(
    parts.flatMap(({ key, value }): [string, Value][] =>
      key.data.kind === 'string' ? [[checked(key.data.value), value]] : [],
    ),
  );
}

function checked(name: string): string {
  return /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}-]*$/u.test(name)
    ? name
    : fail(`"${name}" is not a name for a template variable`);
}

/** Where a template is evaluated: with its own names, and without the module around the call. */
export function templateScope(file: SourceFile, names: ReadonlyMap<string, Value>, caller: Scope): Scope {
  const { host, folder, root, module, instance, strict, via } = caller;
  return {
    ...{ host, folder, root, module, strict, file, names, rendering: [...(caller.rendering ?? []), file.path] },
    ...(instance === undefined ? {} : { instance }),
    ...(via === undefined ? {} : { via }),
  };
}

export function render(file: SourceFile, names: ReadonlyMap<string, Value>, scope: Scope): Value {
  const { template: parsed, diagnostics } = scope.host.parsers.hclTemplate(file.text);
  const [diagnostic] = diagnostics;
  if (diagnostic !== undefined) fail(`the template ${file.path} has an error: ${diagnostic.message}`);
  for (const name of freeNames(parsed))
    if (!names.has(name)) fail(`the template ${file.path} needs a variable ${name}`);
  return template(parsed, scope);
}
