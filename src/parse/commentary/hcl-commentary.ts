import type { Commentary } from '../../model/commentary.js';
import type { Span } from '../../model/source.js';
import { parseHcl } from '../hcl/parse-hcl.js';

/** The comments of an HCL file, and the ranges of its attributes, blocks and expressions. */
export function hclCommentary(text: string): Commentary {
  const { body, comments } = parseHcl(text);
  return { comments: comments.map(({ span }) => span), elements: spansIn(body.items) };
}

/** The range of everything in a syntax tree, however deep. */
function spansIn(tree: object): readonly Span[] {
  const spans: Span[] = [];
  const open: object[] = [tree];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const [key, value] of Object.entries(part) as readonly (readonly [string, unknown])[]) {
      if (typeof value !== 'object' || value === null) continue;
      if (key === 'span' && isSpan(value)) spans.push(value);
      else open.push(value);
    }
  }
  return spans;
}

function isSpan(value: object): value is Span {
  return 'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number';
}
