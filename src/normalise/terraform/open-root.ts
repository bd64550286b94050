import type { Parsers, Tree } from '../../model/ports.js';
import type { MapNode, Notice, SourceFile } from '../../model/source.js';
import { createHost } from './host.js';
import { callOpener } from './modules/call.js';
import type { Library } from './modules/library.js';
import { openModule, type Module, type Session } from './modules/module.js';
import { readTfvars } from './modules/tfvars.js';
import type { Given } from './modules/variable.js';

export interface RootInput {
  readonly tree: Tree;
  readonly parsers: Parsers;
  readonly library: Library;
  readonly notice: (notice: Notice) => void;
  readonly folder: string;
  readonly varFiles: readonly string[];
  readonly variables?: MapNode | undefined;
  readonly workspace?: string;
  /** Values that take precedence over all files. */
  readonly given?: ReadonlyMap<string, Given>;
}

/** A root module with all that it calls; `why` says what of it could not be read. */
export interface Root {
  readonly modules: readonly Module[];
  readonly files: readonly SourceFile[];
  readonly why: () => string | undefined;
  readonly spend: (steps: number) => void;
}

export function openRoot(input: RootInput): Root | undefined {
  const { folder, library, notice, workspace } = input;
  const source = library.read(folder);
  if (source === undefined) return undefined;
  const reasons: string[] = [];
  const host = createHost({ ...input, root: folder });
  const session: Session = {
    host,
    root: folder,
    notice,
    incomplete: (why) => reasons.push(why),
    openCall: callOpener(library, input.parsers),
    ...(workspace === undefined ? {} : { workspace }),
  };
  const tfvars = readTfvars({ host, folder, varFiles: input.varFiles, variables: input.variables });
  const given = (name: string): Given | undefined => input.given?.get(name) ?? tfvars.given.get(name);
  const modules = allModules(openModule({ source, address: '', given }, session));
  for (const module of modules) if (module.source.broken !== undefined) reasons.push(module.source.broken);
  const written = modules.filter((module) => module.source.table === undefined);
  const files = [...written.flatMap((module) => module.source.files), ...tfvars.files];
  return { modules, files, why: () => reasons[0], spend: host.spend };
}

/** The module and everything below it, callers first. */
function allModules(root: Module): readonly Module[] {
  const found: Module[] = [];
  const waiting = [root];
  for (let module = waiting.shift(); module !== undefined; module = waiting.shift()) {
    found.push(module);
    for (const name of module.source.calls.keys()) waiting.push(...module.call(name).instances);
  }
  return found;
}
