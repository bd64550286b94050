import type { Parsers, Tree } from '../../model/ports.js';
import type { Unit } from '../../model/resource.js';
import type { MapNode, Notice, SourceFile } from '../../model/source.js';
import { openLibrary, type Library } from './modules/library.js';
import { pathIn } from './modules/paths.js';
import { openRoot } from './open-root.js';
import { resourcesOf, signInsOf } from './resources.js';
import { rootModules } from './root-modules.js';
import { messageOf } from './value/failure.js';

export interface TerraformOptions {
  /** Variable files in order of precedence, relative to the repository or to the root module. */
  readonly varFiles: readonly string[];
  /** Values that count before those of all files. */
  readonly variables?: MapNode | undefined;
}

export interface TerraformUnits {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

/** Terraform configurations → one unit for each root module, with the resources that the review knows. */
export function normaliseTerraform(tree: Tree, parsers: Parsers, options: TerraformOptions): TerraformUnits {
  const notices = new Map<string, Notice>();
  const notice = (one: Notice): void => {
    notices.set(`${one.path}\n${String(one.offset)}\n${one.message}`, one);
  };
  const library = openLibrary({ tree, parsers, notice });
  const roots = rootModules(library);
  for (const path of missingVarFiles(tree, roots, options))
    notice({ path, message: `The variable file ${path} is not there.` });
  const units = roots.flatMap((folder) => unitOf({ folder, library, tree, parsers, notice, options }));
  return { units, notices: [...notices.values()] };
}

function missingVarFiles(tree: Tree, roots: readonly string[], { varFiles }: TerraformOptions): readonly string[] {
  const paths = new Set(tree.paths);
  return varFiles.filter((path) => !paths.has(path) && !roots.some((root) => paths.has(pathIn(root, path))));
}

interface UnitInput {
  readonly folder: string;
  readonly library: Library;
  readonly tree: Tree;
  readonly parsers: Parsers;
  readonly notice: (notice: Notice) => void;
  readonly options: TerraformOptions;
}

/** A configuration that exceeds every limit is a unit of which nothing is known. */
function unitOf(input: UnitInput): readonly Unit[] {
  try {
    return readUnit(input);
  } catch (error) {
    const why = messageOf(error);
    input.notice({ path: input.folder, message: `This configuration could not be evaluated: ${why}.` });
    const facts = { complete: false, incompleteBecause: `${input.folder} could not be evaluated` };
    return [{ id: input.folder, format: 'terraform', resources: [], files: [], ...facts }];
  }
}

function readUnit({ folder, library, tree, parsers, notice, options }: UnitInput): readonly Unit[] {
  const { varFiles, variables } = options;
  const root = openRoot({ folder, library, tree, parsers, notice, varFiles, variables });
  if (root === undefined) return [];
  const files = new Map<string, SourceFile>(root.files.map((file) => [file.path, file]));
  const seeFile = (file: SourceFile): void => {
    if (!files.has(file.path)) files.set(file.path, file);
  };
  const context = { parsers, notice, seeFile, spend: root.spend };
  const resources = root.modules.flatMap((module) => resourcesOf(module, context));
  const declarations = root.modules.flatMap((module) => signInsOf(module, context));
  const why = root.why();
  const unit: Unit = {
    id: folder,
    format: 'terraform',
    resources,
    declarations,
    complete: why === undefined,
    files: [...files.values()],
    ...(why === undefined ? {} : { incompleteBecause: why }),
  };
  return [unit];
}
