/** Small cloud assemblies by hand. */
import { parseEmbeddedJson } from '../../../src/parse/embedded.js';
import { parseJson } from '../../../src/parse/json.js';
import { parseScript } from '../../../src/parse/script.js';
import { normaliseCdk } from '../../../src/normalise/cdk/normalise-cdk.js';
import { memoryTree } from '../../support/memory-tree.js';
import type { Parsers, Tree } from '../../../src/model/ports.js';
import type { Node } from '../../../src/model/source.js';
import type { Resource, Unit } from '../../../src/model/resource.js';

type Json = Readonly<Record<string, unknown>>;

export function read(tree: Tree, folder = 'cdk.out'): ReturnType<typeof normaliseCdk> {
  return normaliseCdk(folder, tree, {
    json: parseJson,
    embeddedJson: parseEmbeddedJson,
    script: parseScript,
  } as Parsers);
}

/** The tree of an assembly in `cdk.out`; values that are no text are written as JSON. */
export function assembly(files: Readonly<Record<string, unknown>>): Tree {
  const texts = Object.entries(files).map(([path, value]) => [
    path.startsWith('/') ? path.slice(1) : `cdk.out/${path}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return memoryTree(Object.fromEntries(texts) as Record<string, string>);
}

export function stack(templateFile: string, more: Json = {}, properties: Json = {}): Json {
  return { type: 'aws:cloudformation:stack', properties: { templateFile, ...properties }, ...more };
}

export function manifest(artifacts: Json, more: Json = {}): Json {
  return { version: '99.0.0', artifacts, ...more };
}

export const SERVICE_TEMPLATE: Json = {
  Resources: {
    Cluster1: { Type: 'AWS::ECS::Cluster', Properties: {} },
    Service2: { Type: 'AWS::ECS::Service', Properties: { Cluster: { Ref: 'Cluster1' }, LaunchType: 'FARGATE' } },
  },
};

export function at(units: readonly Unit[], address: string): Resource {
  const found = units.flatMap((unit) => unit.resources).find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

/** The value of a property: `NetworkConfiguration.AwsvpcConfiguration`; a number is a position in a list. */
export function property(resource: Resource, path: string): Node | undefined {
  return path.split('.').reduce<Node | undefined>((node, key) => {
    if (node?.kind === 'list') return node.items[Number(key)];
    return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
  }, resource.body);
}
