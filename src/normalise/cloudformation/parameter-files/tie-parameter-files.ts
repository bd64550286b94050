/** Which parameter files are for which templates, where that is beyond doubt. */
import { groupBy } from '../../../model/group-by.js';
import type { Node, Notice, SourceFile } from '../../../model/source.js';
import { folderOf, joinPath, resolvePath } from '../../paths.js';
import type { OpenFile } from '../local-templates.js';
import { namesTemplate, parameterFileName, templateStem, type NamedFile } from './parameter-file-name.js';
import type { ParameterSet } from './parameter-set.js';
import { deploymentsIn, type Deployment } from './sam-configuration.js';
import { valuesIn } from './values-in.js';

/** A template that is deployed by itself. */
export interface Deployable {
  readonly path: string;
  /** The names of its parameters. */
  readonly parameters: ReadonlySet<string>;
}

export interface TiedFiles {
  /** By the template's path. */
  readonly sets: ReadonlyMap<string, readonly ParameterSet[]>;
  readonly notices: readonly Notice[];
}

/** With more of them than this a template is left to its defaults. */
const MOST_SETS = 8;
const SAM_CONFIGURATION = /(?:^|\/)samconfig\.(?:toml|ya?ml)$/;

interface Tied {
  readonly template: string;
  readonly set: ParameterSet;
}

/** `open` reads and parses a file once. */
export function tieParameterFiles(
  templates: readonly Deployable[],
  paths: readonly string[],
  open: OpenFile,
): TiedFiles {
  const asking = templates.filter(({ parameters }) => parameters.size > 0);
  const known: Known = {
    byPath: new Map(asking.map((template) => [template.path, template])),
    byFolder: groupBy(asking, ({ path }) => folderOf(path)),
    byFolderAbove: groupBy(asking, ({ path }) => folderOf(folderOf(path))),
  };
  const notices: Notice[] = [];
  const read = (path: string): Opened | undefined => {
    const parsed = open(path);
    notices.push(...(parsed?.notices ?? []));
    const [root] = parsed?.documents ?? [];
    return parsed === undefined || root === undefined || parsed.notices.length > 0 ? undefined : { ...parsed, root };
  };
  const tied = asking.length === 0 ? [] : paths.flatMap((path) => [...byName(path), ...bySam(path)]);
  return { sets: grouped(tied), notices };

  function byName(path: string): readonly Tied[] {
    const name = parameterFileName(path);
    const candidates = name === undefined ? [] : meantBy(name, known);
    const file = candidates.length === 0 ? undefined : read(path);
    const values = file === undefined ? undefined : valuesIn(file.root);
    if (file === undefined || values === undefined) return [];
    const [found, more] = candidates.filter(({ parameters }) => [...values.keys()].every((key) => parameters.has(key)));
    const isOne = found !== undefined && more === undefined;
    return isOne ? [{ template: found.path, set: { name: path, file: file.file, values } }] : [];
  }

  function bySam(path: string): readonly Tied[] {
    const opened = SAM_CONFIGURATION.test(path) ? read(path) : undefined;
    return opened === undefined ? [] : setsOf(opened, deploymentsIn(opened.root), known);
  }
}

interface Opened {
  readonly file: SourceFile;
  readonly root: Node;
}

/** The templates that ask for values. */
interface Known {
  readonly byPath: ReadonlyMap<string, Deployable>;
  readonly byFolder: ReadonlyMap<string, readonly Deployable[]>;
  /** By the folder that holds theirs. */
  readonly byFolderAbove: ReadonlyMap<string, readonly Deployable[]>;
}

/** The templates that a file's name speaks of, else those beside it. */
function meantBy({ home, apart, stem }: NamedFile, { byFolder, byFolderAbove }: Known): readonly Deployable[] {
  const beside = byFolder.get(home) ?? [];
  const below = apart ? (byFolderAbove.get(home) ?? []).filter(({ path }) => folderOf(path) !== home) : [];
  const near = [...beside, ...below];
  const named = near.filter(({ path }) => namesTemplate(stem, templateStem(path)));
  const longest = Math.max(...named.map(({ path }) => templateStem(path).length));
  if (named.length > 0) return named.filter(({ path }) => templateStem(path).length === longest);
  return beside.length > 0 ? beside : below;
}

/** An environment without values of its own counts where others have some: it is deployed with the defaults. */
function setsOf({ file }: Opened, deployments: readonly Deployment[], { byPath }: Known): readonly Tied[] {
  const tied = deployments.flatMap(({ environment, template, values }): readonly Tied[] => {
    const [found] = templatePaths(file.path, template).flatMap((path) => byPath.get(path) ?? []);
    if (found === undefined || values === undefined) return [];
    const known = new Map([...values].filter(([key]) => found.parameters.has(key)));
    return [{ template: found.path, set: { name: `${file.path} [${environment}]`, file, values: known } }];
  });
  const giving = new Set(tied.filter(({ set }) => set.values.size > 0).map(({ template }) => template));
  return tied.filter(({ template }) => giving.has(template));
}

/** The template that is named, else the one that the command takes by default. */
function templatePaths(configuration: string, template: string | undefined): readonly string[] {
  const folder = folderOf(configuration);
  if (template !== undefined) return /^[/\\]|:/.test(template) ? [] : [resolvePath(folder, template) ?? ''];
  return ['template.yaml', 'template.yml', 'template.json'].map((name) => joinPath(folder, name));
}

function grouped(tied: readonly Tied[]): ReadonlyMap<string, readonly ParameterSet[]> {
  const groups = [...groupBy(tied, ({ template }) => template)];
  const usable = groups.filter(([, found]) => found.length <= MOST_SETS);
  return new Map(usable.map(([template, found]) => [template, found.map(({ set }) => set)]));
}
