import type { Attribute, Body, Expression } from '../../../model/hcl.js';
import type { Entry, MapNode, Node } from '../../../model/source.js';

/** A table of names and plain values, whatever syntax it is written in, as the arguments of a `.tfvars` file. */
export function configuredBody({ entries, span }: MapNode): Body {
  return { span, items: entries.map(argumentOf) };
}

function argumentOf({ key, keySpan, span, value }: Entry): Attribute {
  return { kind: 'attribute', name: key, nameSpan: keySpan, span, value: valueOf(value) };
}

function valueOf(node: Node): Expression {
  const { span } = node;
  if (node.kind !== 'scalar') return { kind: 'bad', span };
  const { value, raw } = node;
  if (typeof value !== 'string') return { kind: 'literal', span, value, raw };
  return { kind: 'template', span, style: 'quoted', parts: [{ kind: 'text', span, value }] };
}
