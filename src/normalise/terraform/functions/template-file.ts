/** `templatefile` */
import type { Hop, SourceFile } from '../../../model/source.js';
import { unknownResult } from '../evaluate/choose.js';
import type { Scope } from '../evaluate/scope.js';
import { assumingValue, markedSensitive } from '../value/inherit.js';
import { fail } from '../value/failure.js';
import { DYNAMIC } from '../value/type.js';
import type { Value } from '../value/value.js';
import { textAt, valueAt, type Context } from './define.js';
import { render, templateScope, variablesOf } from './render.js';
import { openFile } from './source-files.js';

/** Text of the result stands in the template's file, interpolated values where they are written. */
export function templateFile(values: readonly Value[], context: Context): Value {
  const { scope, shell } = context;
  const [path, vars] = [valueAt(values, 0), valueAt(values, 1)];
  if (scope.rendering !== undefined) fail('a template cannot render another one');
  const { file: found, value } = openFile(textAt(values, 0), context, DYNAMIC);
  const names = variablesOf(vars);
  if (found === undefined) return value;
  if (names === undefined) return unknownResult(DYNAMIC, [vars], shell);
  const file: SourceFile = { ...found, text: found.text.replace(/^\ufeff/, '') };
  const result = render(file, names, inFile(templateScope(file, names, scope), context));
  return markedSensitive(assumingValue(result, shell.assumed), path.sensitive || vars.sensitive);
}

/** What is written in a template's file comes by way of the template. */
function inFile(scope: Scope, { trace }: Context): Scope {
  const hop: Hop = { kind: 'template', name: scope.file.path };
  return { ...scope, via: [hop, ...(trace.via ?? [])] };
}
