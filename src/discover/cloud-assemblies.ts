/** Folders that `cdk synth` wrote. */
import type { Parsers, Tree } from '../model/ports.js';
import type { MapNode } from '../model/source.js';
import { belongsTo, folderOf } from './paths.js';

/** The outermost folders that hold the manifest of a cloud assembly; assemblies of stages are inside them. */
export function cloudAssemblies(tree: Tree, paths: readonly string[], parsers: Parsers): readonly string[] {
  const folders = paths
    .filter((path) => path === 'manifest.json' || path.endsWith('/manifest.json'))
    .filter((path) => isAssembly(path, tree, parsers))
    .map(folderOf);
  return folders.filter(
    (folder) => !folders.some((other) => other !== folder && belongsTo(`${folder}/manifest.json`, other)),
  );
}

function isAssembly(path: string, tree: Tree, parsers: Parsers): boolean {
  const read = tree.read(path);
  if (read === undefined || 'refused' in read) return tree.paths.includes(markerBeside(path));
  if (!read.text.includes('"artifacts"') || !/"(?:aws:cloudformation:|cdk:|aws:cdk:|aws:ecr:)/.test(read.text))
    return false;
  const { node } = parsers.json({ path, text: read.text, syntax: 'json' });
  return node?.kind === 'map' && hasKey(node, 'version') && hasKey(node, 'artifacts');
}

/** The CDK writes a file named `cdk.out` beside every manifest. */
function markerBeside(path: string): string {
  const folder = folderOf(path);
  return folder === '' ? 'cdk.out' : `${folder}/cdk.out`;
}

function hasKey(map: MapNode, key: string): boolean {
  return map.entries.some((entry) => entry.key === key);
}
