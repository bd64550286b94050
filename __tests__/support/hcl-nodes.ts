/** Nodes of HCL text as it stands, without any evaluation: what a writer splices into. */
import type { Block, Expression } from '../../src/model/hcl.js';
import type { Entry, ListNode, MapNode, Node, Origin, SourceFile } from '../../src/model/source.js';
import { parseHcl } from '../../src/parse/hcl/parse-hcl.js';

/** The body of the first block, or undefined when the text has syntax errors. */
export function firstBody(file: SourceFile): MapNode | undefined {
  const parsed = parseHcl(file.text);
  const block = parsed.body.items.find((item) => item.kind === 'block');
  return parsed.diagnostics.length > 0 || block === undefined ? undefined : bodyNode(block, file);
}

function bodyNode(block: Block, file: SourceFile): MapNode {
  const names = [...new Set(block.body.items.map((item) => (item.kind === 'block' ? item.type : item.name)))];
  const entries = names.map((name): Entry => {
    const same = block.body.items.filter((item) => (item.kind === 'block' ? item.type : item.name) === name);
    const [first] = same;
    const end = same.at(-1)!.span.end;
    const span = { start: first!.span.start, end };
    if (first?.kind === 'attribute')
      return { key: name, keySpan: first.nameSpan, span, value: node(first.value, file) };
    const nested = same.flatMap((item) => (item.kind === 'block' ? [item] : []));
    const items = nested.map((item) => bodyNode(item, file));
    const value: ListNode = { kind: 'list', form: 'hcl-blocks', items, complete: true, file, span };
    return { key: name, keySpan: nested[0]!.typeSpan, span, value };
  });
  return { kind: 'map', form: 'hcl-body', entries, complete: true, file, span: block.span };
}

function node(expression: Expression, file: SourceFile): Node {
  const at: Origin = { file, span: expression.span };
  switch (expression.kind) {
    case 'literal':
      return { kind: 'scalar', value: expression.value, raw: expression.raw, ...at };
    case 'template': {
      const text = expression.parts.map((part) => (part.kind === 'text' ? part.value : undefined));
      if (text.includes(undefined)) return { kind: 'opaque', why: 'it is a template', ...at };
      return { kind: 'scalar', value: text.join(''), raw: text.join(''), ...at };
    }
    case 'tuple': {
      const items = expression.items.map((item) => node(item, file));
      return { kind: 'list', form: 'hcl-tuple', items, complete: true, ...at };
    }
    case 'object':
      return {
        kind: 'map',
        form: 'hcl-object',
        complete: true,
        ...at,
        entries: expression.items.map((item): Entry => ({
          key: keyOf(item.key),
          keySpan: item.key.span,
          span: item.span,
          value: node(item.value, file),
        })),
      };
    case 'call':
      return expression.name === 'jsonencode' && expression.arguments[0] !== undefined
        ? node(expression.arguments[0], file)
        : { kind: 'opaque', why: 'it is a call', ...at };
    default:
      return { kind: 'opaque', why: 'it is an expression', ...at };
  }
}

function keyOf(key: Expression): string {
  if (key.kind === 'variable') return key.name;
  return key.kind === 'template' ? key.parts.map((part) => (part.kind === 'text' ? part.value : '')).join('') : '';
}
