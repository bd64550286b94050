/** What the names of parameter files say of the templates that they are for. */
import { folderOf } from '../../paths.js';

export interface NamedFile {
  /** The folder whose templates it is for. */
  readonly home: string;
  /** Whether it stands in a folder for such files: the templates may then be in a folder beside that one. */
  readonly apart: boolean;
  /** The name without what says that it holds parameters: `app-prod`; empty for `parameters.json`. */
  readonly stem: string;
}

const WORD = /(?:^|[-._])param(?:eter)?s(?=[-._]|$)/i;
const FOLDER = /^param(?:eter)?s$/i;

/** Undefined for a name that is not one of a parameter file. */
export function parameterFileName(path: string): NamedFile | undefined {
  if (!/\.json$/i.test(path)) return undefined;
  const folder = folderOf(path);
  const name = path.slice(folder === '' ? 0 : folder.length + 1).replace(/\.json$/i, '');
  const apart = FOLDER.test(folder.slice(folder.lastIndexOf('/') + 1));
  if (!apart && !WORD.test(name)) return undefined;
  const stem = name.replace(WORD, '').replace(/^[-._]+/, '');
  return { home: apart ? folderOf(folder) : folder, apart, stem };
}

/** `app` of `stacks/app.template.yml`. */
export function templateStem(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.[^.]+$/, '').replace(/\.(?:template|cfn|cf|cloudformation)$/i, '');
}

/** Whether a parameter file of this stem names a template of that one: `app-prod` and `prod.app` name `app`. */
export function namesTemplate(stem: string, template: string): boolean {
  if (stem === template) return true;
  const rest = stem.startsWith(template)
    ? stem.slice(template.length, template.length + 1)
    : stem.endsWith(template)
      ? stem.slice(-template.length - 1, -template.length)
      : '';
  return /^[-._]$/.test(rest);
}
