import type { ListNode, Node, Span } from '../../model/source.js';

/**
 * The ranges of the entries and items in JSON or YAML, and of a whole value in brackets. A block map of YAML is none: it
 * begins where its first entry begins.
 */
export function nodeElements(roots: readonly Node[]): readonly Span[] {
  const elements = roots.filter(isBracketed).map(({ span }) => span);
  const seen = new Set<Node>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'map') {
      for (const { span, value } of node.entries) {
        elements.push(span);
        open.push(value);
      }
    }
    if (node.kind === 'list') {
      for (const item of itemSpans(node)) elements.push(item);
      for (const item of node.items) open.push(item);
    }
  }
  return elements;
}

/** An item of a block list begins at its dash, which may stand on a line of its own. */
function itemSpans({ form, items, file, span }: ListNode): readonly Span[] {
  if (form !== 'yaml-block') return items.map((item) => item.span);
  let from = span.start;
  return items.map(({ span: { start, end } }) => {
    const dash = behindBlank(file.text, from);
    from = end;
    return { start: dash < start && file.text.charAt(dash) === '-' ? dash : start, end };
  });
}

const BLANK = /(?:\s|#[^\n]*)*/y;

/** The first character from an offset on that is no white space and in no comment. */
function behindBlank(text: string, from: number): number {
  BLANK.lastIndex = from;
  return from + (BLANK.exec(text)?.[0].length ?? 0);
}

function isBracketed(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'list') && node.form !== 'yaml-block';
}
