import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';
import type { HclFile } from '../../../src/model/hcl.js';
import { nodesIn, type Placed } from './nodes.js';

/** The node types of tree-sitter's grammar that have a counterpart with the same range, and ours. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['attribute', 'attribute'],
  ['block', 'block'],
  ['object_elem', 'object item'],
  ['function_call', 'call'],
  ['heredoc_template', 'heredoc'],
  ['tuple', 'tuple'],
  ['object', 'object'],
  ['for_tuple_expr', 'for expression'],
  ['for_object_expr', 'for expression'],
  ['conditional', 'conditional'],
  ['binary_operation', 'binary'],
  ['unary_operation', 'unary'],
  ['template_interpolation', 'interpolation'],
  ['comment', 'comment'],
]);

export interface Ranges {
  /** `kind start end`, sorted. */
  readonly found: readonly string[];
  readonly faulty: boolean;
}

/** A function that gives what tree-sitter's grammar finds in a text. */
export async function treeSitter(): Promise<(text: string) => Ranges> {
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    const found = rangesUnder(tree.rootNode, text).sort();
    const faulty = tree.rootNode.hasError;
    tree.delete();
    return { found, faulty };
  };
}

function rangesUnder(root: Node, text: string): string[] {
  const ranges: string[] = [];
  const visit = (node: Node): void => {
    const kind = SAME.get(node.type);
    if (kind !== undefined) ranges.push(range(kind, node.startIndex, endOf(node, text)));
    node.namedChildren.forEach(visit);
  };
  visit(root);
  return ranges;
}

/** Its comments and heredocs may end with the line, ours end before. */
function endOf(node: Node, text: string): number {
  return node.startIndex + text.slice(node.startIndex, node.endIndex).trimEnd().length;
}

function range(kind: string, start: number, end: number): string {
  return `${kind} ${start} ${end}`;
}

/** The same of our parser. */
export function ourRanges({ body, comments, diagnostics }: HclFile): Ranges {
  const nodes: readonly Placed[] = [...nodesIn(body), ...comments.map(({ span }) => ({ kind: 'comment', span }))];
  const kinds = new Set(SAME.values());
  const ranges = nodes.flatMap((node) => {
    const kind = 'style' in node && node.style === 'heredoc' ? 'heredoc' : node.kind;
    return kinds.has(kind) ? [range(kind, node.span.start, node.span.end)] : [];
  });
  return { found: ranges.sort(), faulty: diagnostics.length > 0 };
}
