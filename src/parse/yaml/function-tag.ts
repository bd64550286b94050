/** CloudFormation's short tags: `!GetAtt Alb.Arn` means `{ "Fn::GetAtt": ["Alb", "Arn"] }`. */
import type { ListNode, MapNode, Node, ScalarNode, SourceFile, Span } from '../../model/source.js';

/** The key of the long form, for any tag that is spelled like a function of CloudFormation. */
export function functionOf(tag: string): string | undefined {
  const name = /^!([A-Z][A-Za-z0-9]*)$/.exec(tag)?.[1];
  if (name === undefined) return undefined;
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** The map that a tag and its value mean; its span covers both, so that an edit replaces both. */
export function functionMap(file: SourceFile, key: string, { tag, value }: TaggedValue): MapNode {
  const span = { start: tag.start, end: Math.max(tag.end, value.span.end) };
  const inner = key === 'Fn::GetAtt' ? logicalIdAndAttribute(value) : value;
  const entries = [{ key, keySpan: tag, span, value: inner }];
  return { kind: 'map', form: 'yaml-flow', entries, complete: true, file, span };
}

export interface TaggedValue {
  readonly tag: Span;
  readonly value: Node;
}

/** `Alb.Arn` as the list of two that the long form has. */
function logicalIdAndAttribute(node: Node): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const dot = node.value.indexOf('.');
  if (dot < 0) return node;
  const { file, span } = node;
  const items = [part(node, 0, dot), part(node, dot + 1, node.value.length)];
  const locked = 'the name and the attribute are one text';
  return { kind: 'list', form: 'yaml-flow', items, complete: true, file, span, locked } satisfies ListNode;
}

function part(node: ScalarNode, from: number, to: number): ScalarNode {
  const text = String(node.value).slice(from, to);
  const quote = node.span.end - node.span.start === node.raw.length ? 0 : 1;
  const start = node.span.start + quote;
  const exact = node.raw === node.value;
  const span = exact ? { start: start + from, end: start + to } : node.span;
  return {
    kind: 'scalar',
    value: text,
    raw: text,
    file: node.file,
    span,
    ...(exact ? {} : { locked: 'it is a part of a text' }),
  };
}
