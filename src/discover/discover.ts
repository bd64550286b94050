import type { Parsers, Tree } from '../model/ports.js';
import type { Unit } from '../model/resource.js';
import type { Notice, SourceFile } from '../model/source.js';
import { namedPlans } from './named-plans.js';
import { cloudAssemblies } from './cloud-assemblies.js';
import { belongsTo, isCandidate, isLeftOut, isTelling, isTerraform } from './paths.js';
import { contentOf, syntaxOf } from './sniff.js';
import { readByTerraform } from './terraform-files.js';

/** What a tree holds for each front end. `units` is empty: discovery reads nothing itself. */
export interface Discovered {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
  readonly taskDefinitions: readonly SourceFile[];
  readonly cloudFormation: readonly SourceFile[];
  /** What `terraform show -json` printed. */
  readonly terraformPlans: readonly SourceFile[];
  /** Folders. */
  readonly cdkAssemblies: readonly string[];
  /** Whether there is any Terraform code. */
  readonly terraform: boolean;
}

/**
 * Finds the files to read: content decides, names only suggest. A task-definition file that Terraform reads by
 * `file()` or `templatefile()` is left to Terraform, so that nothing is reported twice.
 */
export function discover(tree: Tree, parsers: Parsers, planFiles: readonly string[] = []): Discovered {
  const paths = tree.paths.filter((path) => !isLeftOut(path));
  const assemblies = cloudAssemblies(tree, paths, parsers);
  const plans = namedPlans(tree, planFiles);
  const isOpen = (path: string): boolean => isCandidate(path) && !plans.paths.has(path);
  const candidates = paths.filter((path) => isOpen(path) && !assemblies.some((folder) => belongsTo(path, folder)));
  const opened = candidates.map((path) => open(tree, path));
  const taskDefinitions = opened.flatMap(({ taskDefinition }) => taskDefinition ?? []);
  const ofTerraform = taskDefinitions.length === 0 ? new Set<string>() : readByTerraform(tree, paths);
  return {
    units: [],
    notices: [...plans.notices, ...opened.flatMap(({ notice }) => notice ?? [])],
    taskDefinitions: taskDefinitions.filter((file) => !ofTerraform.has(file.path)),
    cloudFormation: opened.flatMap(({ cloudFormation }) => cloudFormation ?? []),
    terraformPlans: [...plans.files, ...opened.flatMap(({ terraformPlan }) => terraformPlan ?? [])],
    cdkAssemblies: assemblies,
    terraform: paths.some(isTerraform),
  };
}

/** What one file turns out to be, if anything. */
interface Opened {
  readonly cloudFormation?: SourceFile;
  readonly taskDefinition?: SourceFile;
  readonly terraformPlan?: SourceFile;
  readonly notice?: Notice;
}

function open(tree: Tree, path: string): Opened {
  const read = tree.read(path);
  if (read === undefined) return {};
  if ('refused' in read) {
    return isTelling(path) ? { notice: { path, message: `this file was not read: it is ${read.refused}` } } : {};
  }
  const file: SourceFile = { path, text: read.text, syntax: syntaxOf(path, read.text) };
  const content = contentOf(file);
  return content === undefined ? {} : { [content]: file };
}
