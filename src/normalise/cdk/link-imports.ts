/** `Fn::ImportValue` and `Fn::GetStackOutput` of a sibling stack → what that stack gives out. */
import type { MapNode, Node } from '../../model/source.js';

/** An export's name, which is unique in an account and region, or an output of a stack. */
export type Wanted = { readonly exportName: string } | { readonly stackName: string; readonly outputName: string };

/** What a stack of the same assembly gives out; undefined when none does. */
export type Exported = (wanted: Wanted) => Node | undefined;

const IMPORTS = /Fn::(?:ImportValue|GetStackOutput)/;

/** The template with every import of a known export replaced; nodes without one stay the same objects. */
export function linkImports(root: MapNode, exported: Exported): MapNode {
  if (!IMPORTS.test(root.file.text)) return root;
  const linked = linkNode(root, exported);
  return linked.kind === 'map' ? linked : root;
}

function linkNode(node: Node, exported: Exported): Node {
  if (node.kind === 'map') return imported(node, exported) ?? linkMap(node, exported);
  if (node.kind !== 'list') return node;
  const items = node.items.map((item) => linkNode(item, exported));
  return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
}

function linkMap(node: MapNode, exported: Exported): MapNode {
  const entries = node.entries.map((entry) => {
    const value = linkNode(entry.value, exported);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.some((entry, index) => entry !== node.entries[index]) ? { ...node, entries } : node;
}

/** The value of the other stack, standing where it is used. */
function imported(node: MapNode, exported: Exported): Node | undefined {
  const wanted = wantedBy(node);
  const value = wanted === undefined ? undefined : exported(wanted);
  if (value === undefined) return undefined;
  return { ...value, file: node.file, span: node.span, locked: 'another stack gives out the value' };
}

function wantedBy(node: MapNode): Wanted | undefined {
  const [entry, more] = node.entries;
  if (entry === undefined || more !== undefined) return undefined;
  if (entry.key === 'Fn::ImportValue') {
    const exportName = textAt(entry.value);
    return exportName === undefined ? undefined : { exportName };
  }
  if (entry.key !== 'Fn::GetStackOutput' || entry.value.kind !== 'map') return undefined;
  const stackName = textAt(entryOf(entry.value, 'StackName'));
  const outputName = textAt(entryOf(entry.value, 'OutputName'));
  return stackName === undefined || outputName === undefined ? undefined : { stackName, outputName };
}

/** Export names of a template, each with the output that it names. Only names written as text can be followed. */
export function exportsOf(root: MapNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const outputs = entryOf(root, 'Outputs');
  for (const output of outputs?.kind === 'map' ? outputs.entries : []) {
    const settings = output.value.kind === 'map' ? entryOf(output.value, 'Export') : undefined;
    const name = settings?.kind === 'map' ? textAt(entryOf(settings, 'Name')) : undefined;
    if (name !== undefined) found.set(name, output.key);
  }
  return found;
}

function entryOf(map: MapNode, key: string): Node | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

function textAt(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
