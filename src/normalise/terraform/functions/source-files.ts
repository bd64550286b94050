/** Files of the repository as functions read them. */
import type { SourceFile, Syntax } from '../../../model/source.js';
import { fail } from '../value/failure.js';
import { STRING, type Type } from '../value/type.js';
import { opaque, type Value } from '../value/value.js';
import { workOf, type Context } from './define.js';
import { insideRepository } from './paths.js';

/** A file with the way its content comes here, or the value that stands for one that cannot be read. */
export type Found =
  { readonly file: SourceFile; readonly value?: undefined } | { readonly value: Value; readonly file?: undefined };

export function openFile(path: string, context: Context, type: Type = STRING): Found {
  const { scope } = context;
  const inside = placeOf(path, context);
  if (inside === undefined) return { value: opaque(`${path} is outside of the repository`, context.trace, type) };
  const found = scope.host.tree.read(inside);
  if (found === undefined) return fail(`there is no file ${inside}`);
  if ('refused' in found) return { value: opaque(`${inside} was not read: ${found.refused}`, context.trace, type) };
  scope.host.spend(workOf([found.text]));
  return { file: { path: inside, text: found.text, syntax: syntaxOf(inside) } };
}

/** The path from the top of the repository. One that leads out of it is not followed, and a notice says so. */
export function placeOf(path: string, { scope, trace, name }: Context): string | undefined {
  const inside = insideRepository(scope.root, path);
  if (inside === undefined) {
    const message = `${name}() was not followed: its path leads out of the repository.`;
    scope.host.notice({ path: trace.file.path, offset: trace.span.start, message });
  }
  return inside;
}

function syntaxOf(path: string): Syntax {
  if (path.endsWith('.json')) return 'json';
  return path.endsWith('.yaml') || path.endsWith('.yml') ? 'yaml' : 'hcl';
}
