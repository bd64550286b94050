/** Marks inside the strings of a task-definition file, which a pipeline fills in before it registers the file. */
import type { Entry, MapNode, Node, OpaqueNode, ScalarNode } from '../../model/source.js';

/** What is a mark wherever it stands in a string. */
const ANYWHERE = [
  String.raw`\$\{\{[^{}]*\}\}`,
  String.raw`\$\{[^{}]*\}`,
  String.raw`\{\{\{?[^{}]*\}?\}\}`,
  String.raw`\{%[^%]*%\}`,
  String.raw`<%[^%]*%>`,
  String.raw`#\{[^{}]*\}#?`,
  String.raw`<[A-Z][A-Z0-9_.-]*>`,
  String.raw`<[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)+>`,
  String.raw`__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__`,
].join('|');

/** In a string without spaces these are marks too; in a command line they are the shell's or HTML. */
const IN_ONE_WORD = [
  String.raw`<[a-z][a-z0-9]*>`,
  String.raw`(?<=^|[/:.@=-])\$[A-Z_][A-Z0-9_]*`,
  String.raw`(?<=^|[/:.@=-])\$\([A-Za-z_][\w.]*\)`,
  String.raw`^%\w+%$`,
  String.raw`^@\w+@$`,
  String.raw`^__\w+?__$`,
].join('|');

const LINE_MARKS = new RegExp(ANYWHERE, 'g');
const WORD_MARKS = new RegExp(`${ANYWHERE}|${IN_ONE_WORD}`, 'g');

/** The node with every marked string opaque, or a text where only a part of it is marked. */
export function withStringMarks(node: Node): Node {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? markedText(node, node.value) : node;
    case 'map':
      return markedMap(node);
    case 'list':
      return { ...node, items: node.items.map(withStringMarks) };
    default:
      return node;
  }
}

/** A key that is filled in later may be any key. */
function markedMap(node: MapNode): MapNode {
  const known = node.entries.filter((entry) => !holdsMark(entry.key));
  const entries = known.map((entry): Entry => ({ ...entry, value: withStringMarks(entry.value) }));
  return { ...node, entries, complete: node.complete && known.length === node.entries.length };
}

function holdsMark(text: string): boolean {
  return marksIn(text).length > 0;
}

function marksIn(text: string): readonly RegExpExecArray[] {
  if (!/[${<#%@_]/.test(text)) return [];
  const oneWord = !/\s|<\//.test(text);
  return [...text.matchAll(oneWord ? WORD_MARKS : LINE_MARKS)];
}

function markedText(node: ScalarNode, text: string): Node {
  const marks = marksIn(text);
  if (marks.length === 0) return node;
  const parts: (string | Node)[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(text.slice(from, mark.index), markNode(node, mark[0], mark.index));
    from = mark.index + mark[0].length;
  }
  parts.push(text.slice(from));
  const kept = parts.filter((part) => part !== '');
  const [only, more] = kept;
  if (only !== undefined && typeof only !== 'string' && more === undefined) return { ...only, span: node.span };
  const { file, span } = node;
  return { kind: 'text', parts: kept, file, span };
}

/** The mark stands where the string is written character by character, otherwise only the whole string can be named. */
function markNode(node: ScalarNode, mark: string, at: number): OpaqueNode {
  const { file, span, raw, value } = node;
  const quote = span.end - span.start === raw.length ? 0 : 1;
  const start = span.start + quote + at;
  const exact = raw === value && file.text.startsWith(mark, start);
  return {
    kind: 'opaque',
    why: `\`${shortened(mark)}\` is filled in later`,
    file,
    span: exact ? { start, end: start + mark.length } : span,
  };
}

function shortened(mark: string): string {
  const oneLine = mark.replace(/\s+/g, ' ');
  return oneLine.length > 60 ? `${oneLine.slice(0, 57)}...` : oneLine;
}
