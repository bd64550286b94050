/** `tree.json` of an assembly: the class of every construct, by construct path. */
import type { Tree } from '../../../model/ports.js';
import { joinPath } from '../../paths.js';
import { parse, recordOf, textOf, type JsonRecord } from '../json-value.js';

export interface ConstructNode {
  readonly path: string;
  readonly id: string;
  /** The last word of its class, the nearest one of a library: `FargateService`. */
  readonly className: string;
  readonly children: readonly string[];
}

const MOST_CONSTRUCTS = 100_000;

/** Empty when there is no such file, which older and trimmed assemblies lack. */
export function readConstructTree(assembly: string, tree: Tree): ReadonlyMap<string, ConstructNode> {
  const read = tree.read(joinPath(assembly, 'tree.json'));
  const root = read !== undefined && 'text' in read ? recordOf(recordOf(parse(read.text))['tree']) : {};
  const found = new Map<string, ConstructNode>();
  const waiting: (readonly [path: string, id: string, node: JsonRecord])[] = [['', '', root]];
  while (waiting.length > 0 && found.size < MOST_CONSTRUCTS) {
    const [path, id, node] = waiting.pop() ?? ['', '', {}];
    const fqn = textOf(recordOf(node['constructInfo'])['fqn']) ?? '';
    const children = Object.entries(recordOf(node['children'])).map(([name, child]) => {
      return [joinPath(path, name), name, recordOf(child)] as const;
    });
    waiting.push(...children);
    found.set(path, { path, id, className: fqn.slice(fqn.lastIndexOf('.') + 1), children: children.map(([at]) => at) });
  }
  return found;
}
