/** Terraform files in memory → resources, and their bodies as plain data. */
import type { Resource, Unit } from '../../src/model/resource.js';
import type { Node, Notice } from '../../src/model/source.js';
import { normaliseTerraform } from '../../src/normalise/terraform/normalise-terraform.js';
import { PARSERS } from '../../src/parsers.js';
import { memoryTree } from './memory-tree.js';

export type Files = Readonly<Record<string, string>>;

export interface ReadTerraform {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
  /** Of all units, in order. */
  readonly addresses: readonly string[];
  readonly find: (address: string) => Resource;
  /** The body of a resource as plain data, or a part of it. */
  readonly body: (address: string, ...path: readonly (string | number)[]) => unknown;
  readonly node: (address: string, ...path: readonly (string | number)[]) => Node;
}

export function readTerraform(files: Files | string, varFiles: readonly string[] = []): ReadTerraform {
  const tree = memoryTree(typeof files === 'string' ? { 'main.tf': files } : files);
  const { units, notices } = normaliseTerraform(tree, PARSERS, { varFiles });
  return { units, notices, ...lookInto(units) };
}

type Lookups = Pick<ReadTerraform, 'addresses' | 'find' | 'body' | 'node'>;

export function lookInto(units: readonly Unit[]): Lookups {
  const resources = units.flatMap((unit) => unit.resources);
  const find = (address: string): Resource => {
    const found = resources.find((resource) => resource.address === address);
    if (found === undefined) throw new Error(`no ${address} among ${resources.map((one) => one.address).join(', ')}`);
    return found;
  };
  const node = (address: string, ...path: readonly (string | number)[]): Node =>
    path.reduce<Node>((at, step) => child(at, step), find(address).body);
  return {
    addresses: resources.map((resource) => resource.address),
    find,
    node,
    body: (address, ...path) => plain(node(address, ...path)),
  };
}

function child(node: Node, step: string | number): Node {
  const found =
    node.kind === 'list'
      ? node.items[Number(step)]
      : node.kind === 'map'
        ? node.entries.findLast((entry) => entry.key === step)?.value
        : undefined;
  if (found === undefined) throw new Error(`there is no ${String(step)} in ${JSON.stringify(plain(node))}`);
  return found;
}

/** Maps and lists as they are, with `…` where they are incomplete; what is not known as text that says what it is. */
export function plain(node: Node): unknown {
  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map((entry): [string, unknown] => [entry.key, plain(entry.value)]);
      return { ...Object.fromEntries(entries), ...(node.complete ? {} : { '…': true }) };
    }
    case 'list':
      return [...node.items.map(plain), ...(node.complete ? [] : ['…'])];
    case 'scalar':
      return node.value;
    case 'text':
      return node.parts.map((part) => (typeof part === 'string' ? part : `<${shown(plain(part))}>`)).join('');
    case 'reference':
      return `→ ${node.to}.${node.attribute}`;
    case 'choice':
      return Object.fromEntries(node.branches.map((branch) => [branch.when, plain(branch.node)]));
    case 'absent':
      return null;
    case 'opaque':
      return `? ${node.why}`;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The source text that a node stands for. */
export function textAt(node: Node): string {
  return node.file.text.slice(node.span.start, node.span.end);
}
