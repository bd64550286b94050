/** CDK apps whose output is not there: nothing of them can be reviewed, and a notice says what to add. */
import type { Tree } from '../../model/ports.js';
import type { Notice } from '../../model/source.js';
import { folderOf, joinPath, resolvePath } from '../paths.js';
import { parse, recordOf, textOf } from './json-value.js';

/** One notice for each `cdk.json` without a synthesized cloud assembly. */
export function missingSynth(tree: Tree): readonly Notice[] {
  const manifests = new Set(tree.paths.filter((path) => isNamed(path, 'manifest.json')));
  const markers = tree.paths.filter((path) => isNamed(path, 'cdk.out')).map(folderOf);
  const assemblies = markers.filter((folder) => manifests.has(joinPath(folder, 'manifest.json')));
  return tree.paths
    .filter((path) => isNamed(path, 'cdk.json') && !/(?:^|\/)(?:node_modules|cdk\.out)\//.test(path))
    .filter((path) => !isSynthesized(path, { tree, manifests, assemblies }))
    .map((path) => ({ path, message: messageFor(folderOf(path)) }));
}

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

interface Found {
  readonly tree: Tree;
  readonly manifests: ReadonlySet<string>;
  readonly assemblies: readonly string[];
}

/** The output folder that `cdk.json` names holds a manifest, or some folder below the app is an assembly. */
function isSynthesized(path: string, { tree, manifests, assemblies }: Found): boolean {
  const app = folderOf(path);
  const output = resolvePath(app, outputOf(path, tree));
  if (output !== undefined && manifests.has(joinPath(output, 'manifest.json'))) return true;
  return assemblies.some((folder) => app === '' || folder.startsWith(`${app}/`));
}

function outputOf(path: string, tree: Tree): string {
  const read = tree.read(path);
  const settings = read !== undefined && 'text' in read ? recordOf(parse(read.text)) : {};
  return textOf(settings['output']) ?? 'cdk.out';
}

/** With stack traces that reach the code of nearly every resource; older libraries write them only when they debug. */
const SYNTH = 'NODE_OPTIONS=--stack-trace-limit=100 CDK_DEBUG=true npx cdk synth --quiet';

function messageFor(app: string): string {
  const where = app === '' ? '' : ` with working-directory: ${app}`;
  return (
    'This CDK app is not reviewed, because its cdk.out is not there. ' +
    `Add a step before this one that runs "${SYNTH}"${where}; it needs no AWS credentials unless the app looks something up.`
  );
}
