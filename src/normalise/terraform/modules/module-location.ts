/** Where the files of a called module are. */
import type { Expression } from '../../../model/hcl.js';
import { attributeOf, type Declaration } from './declaration.js';
import { pathIn, resolvePath } from './paths.js';
import type { Module } from './module.js';

export type ModuleLocation =
  { readonly folder: string; readonly missing?: undefined } | { readonly folder?: undefined; readonly missing: string };

/** Modules from elsewhere are found where `terraform init` put them, when the repository holds that. */
export function locateModule(declaration: Declaration, caller: Module): ModuleLocation {
  const source = sourceText(declaration);
  const { name } = declaration;
  if (source === undefined) return { missing: `the source of module ${name} is not a plain text` };
  if (!isLocal(source))
    return (
      installed(caller, name) ?? { missing: `module ${name} comes from ${source}, which is not in the repository` }
    );
  const folder = resolvePath(caller.source.folder, source);
  return folder === undefined
    ? { missing: `module ${name} comes from ${source}, which is outside of the repository` }
    : { folder };
}

/** The text of the `source` argument, when it is written out. */
export function sourceText(declaration: Declaration): string | undefined {
  return argumentText(declaration, 'source');
}

/** The text of an argument that is written out. */
export function argumentText(declaration: Declaration, name: string): string | undefined {
  const value = attributeOf(declaration, name)?.attribute.value;
  return value === undefined ? undefined : literalText(value);
}

function literalText(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined;
  const [only, more] = expression.parts;
  return only?.kind === 'text' && more === undefined ? only.value : undefined;
}

export function isLocal(source: string): boolean {
  return /^\.\.?([/\\]|$)/.test(source);
}

/** `.terraform/modules/modules.json` lists every call by its path: `app.vpc`. */
function installed({ session, address }: Module, name: string): ModuleLocation | undefined {
  const folder = pathIn(session.root, '.terraform/modules');
  const read = session.host.tree.read(pathIn(folder, 'modules.json'));
  if (read === undefined || 'refused' in read) return undefined;
  const path = [...address.replace(/\[[^\]]*\]/g, '').split('module.'), name].map((part) => part.replace(/\.$/, ''));
  const key = path.filter((part) => part !== '').join('.');
  const directory = directoryOf(read.text, key);
  const found = directory === undefined ? undefined : resolvePath(session.root, directory);
  return found === undefined ? undefined : { folder: found };
}

function directoryOf(text: string, key: string): string | undefined {
  try {
    const manifest = JSON.parse(text) as { readonly Modules?: unknown };
    const modules: readonly unknown[] = Array.isArray(manifest.Modules) ? manifest.Modules : [];
    const found = modules.find((one) => typeof one === 'object' && one !== null && 'Key' in one && one.Key === key);
    return typeof found === 'object' && found !== null && 'Dir' in found && typeof found.Dir === 'string'
      ? found.Dir
      : undefined;
  } catch {
    return undefined;
  }
}
