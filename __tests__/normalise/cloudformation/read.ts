/** Templates as text, read by the real parsers, and nodes as plain values that a table can hold. */
import type { Resource } from '../../../src/model/resource.js';
import type { Node, SourceFile } from '../../../src/model/source.js';
import { normaliseCloudFormation } from '../../../src/normalise/cloudformation/normalise-cloudformation.js';
import { parseEmbeddedJson } from '../../../src/parse/embedded.js';
import { parseJson } from '../../../src/parse/json.js';
import { parseToml } from '../../../src/parse/toml.js';
import { parseYaml } from '../../../src/parse/yaml.js';
import type { Parsers } from '../../../src/model/ports.js';

const refuse = (): never => {
  throw new Error('no HCL in a template');
};

export const PARSERS: Parsers = {
  json: parseJson,
  yaml: parseYaml,
  toml: parseToml,
  embeddedJson: parseEmbeddedJson,
  hcl: refuse,
  hclTemplate: refuse,
  hclExpression: refuse,
  script: refuse,
};

export function fileOf(text: string, path = 'template.yaml'): SourceFile {
  return { path, text, syntax: path.endsWith('.json') ? 'json' : 'yaml' };
}

export function readText(text: string, path = 'template.yaml') {
  const { units, notices } = normaliseCloudFormation(fileOf(text, path), PARSERS);
  return { unit: units[0]!, units, notices, resources: units.flatMap((unit) => unit.resources) };
}

export function resourceAt(resources: readonly Resource[], address: string): Resource {
  const found = resources.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`no ${address} among ${resources.map((one) => one.address).join(', ')}`);
  return found;
}

export function attribute(resource: Resource, key: string): Node {
  const entry = resource.body.entries.findLast((candidate) => candidate.key === key);
  if (entry === undefined) throw new Error(`no ${key} in ${resource.address}`);
  return entry.value;
}

/** `→` a reference, `∅` absent, `?` not known; a text with holes is the list of its parts under `text`. */
export function shown(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return [...node.items.map(shown), ...(node.complete ? [] : ['…'])];
    case 'map':
      return Object.fromEntries([
        ...node.entries.map((entry) => [entry.key, shown(entry.value)]),
        ...(node.complete ? [] : [['…', '…']]),
      ]);
    case 'reference':
      return `→${node.to}.${node.attribute}`;
    case 'text':
      return { text: node.parts.map((part) => (typeof part === 'string' ? part : shown(part))) };
    case 'choice':
      return Object.fromEntries(node.branches.map((branch) => [branch.when, shown(branch.node)]));
    case 'absent':
      return '∅';
    default:
      return `? ${node.why}`;
  }
}

export function sourceOf(node: Node): string {
  return node.file.text.slice(node.span.start, node.span.end);
}
