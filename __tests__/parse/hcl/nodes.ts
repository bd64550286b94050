import type { Body, Expression, TemplatePart } from '../../../src/model/hcl.js';
import type { Span } from '../../../src/model/source.js';

/** Anything of a syntax tree that has a kind and a place. */
export interface Placed {
  readonly kind: string;
  readonly span: Span;
}

/** Every node under a body, an expression or a part, outer ones first; each knows the node that holds it. */
export function nodesIn(body: Body): readonly Placed[] {
  const found: Placed[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && 'span' in value) found.push(value as Placed);
      else if ('keyword' in value && 'span' in value) found.push({ kind: 'object item', span: value.span as Span });
      Object.values(value).forEach(visit);
    }
  };
  visit(body.items);
  return found;
}

/** `kind: text` of each node of an expression, outer ones first. */
export function places(text: string, expression: Expression): readonly string[] {
  const body: Body = { span: expression.span, items: [] };
  const holder = { ...body, items: [expression] } as unknown as Body;
  return nodesIn(holder).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

/** `value` and source of each text of a template's top level. */
export function texts(text: string, parts: readonly TemplatePart[]): readonly (readonly [string, string])[] {
  return parts.flatMap((part) =>
    part.kind === 'text' ? [[part.value, text.slice(part.span.start, part.span.end)] as const] : [],
  );
}
