/** JSON that is written as text: in a heredoc, a file or a template. */
import type { EmbeddedText, HoleChunk, Parsers, TextChunk } from '../../model/ports.js';
import type { Node, Notice, SourceFile } from '../../model/source.js';
import { chooseTexts } from './choose-text.js';
import { choiceOf } from './evaluate/choose.js';
import { assumingValue } from './value/inherit.js';
import type { Piece, Value } from './value/value.js';

/** What the conversion of values to nodes needs of the outside. */
export interface NodeContext {
  readonly parsers: Parsers;
  readonly notice: (notice: Notice) => void;
  /** Is told every file that a node stands in. */
  readonly seeFile: (file: SourceFile) => void;
  /** Counts the nodes that are made; throws when there are too many. */
  readonly spend: (nodes: number) => void;
}

interface Embedding {
  readonly context: NodeContext;
  /** The conversion of an interpolated value. */
  readonly nodeOf: (value: Value) => Node;
}

/** Choices inside one text that are told apart, which doubles the work each time. */
const MOST_CHOICES = 4;

/** The node of the JSON in a string value; undefined when it is not a string, or no JSON text. */
export function embeddedJson(value: Value, embedding: Embedding): Node | undefined {
  const pieces = piecesOf(value);
  return pieces === undefined ? undefined : embed(value, { pieces, choices: 0 }, embedding);
}

function piecesOf({ data, trace }: Value): readonly Piece[] | undefined {
  if (data.kind === 'unknown') return data.seen.kind === 'text' ? data.seen.pieces : undefined;
  if (data.kind !== 'string') return undefined;
  return data.pieces ?? [{ text: data.value, file: trace.file, span: trace.span, exact: isExact(data.value, trace) }];
}

/** Whether the source at the span is the text itself, as it is for a whole file. */
function isExact(text: string, { file, span, locked }: Value['trace']): boolean {
  return locked === undefined && file.text.slice(span.start, span.end) === text;
}

interface Pieces {
  readonly pieces: readonly Piece[];
  /** How many choices were decided to come here. */
  readonly choices: number;
}

function embed(value: Value, { pieces, choices }: Pieces, embedding: Embedding): Node | undefined {
  const at = choices < MOST_CHOICES ? fragmentAt(pieces) : -1;
  const chosen = pieces[at]?.value;
  const choice = chosen === undefined ? undefined : choiceOf(chosen);
  if (chosen === undefined || choice === undefined) return parse(value, pieces, embedding);
  const branches = choice.branches.flatMap(({ when, value: branch }) => {
    const decided = pieces.with(at, { value: assumingValue(branch, chosen.trace.assumed) });
    const node = embed(value, { pieces: decided.flatMap(unfold), choices: choices + 1 }, embedding);
    return node === undefined ? [] : [{ when, node }];
  });
  if (branches.length !== choice.branches.length) return undefined;
  const { file, span } = value.trace;
  return { kind: 'choice', condition: choice.condition, branches, file, span };
}

/** The pieces of a text inside a text. */
function unfold(piece: Piece): readonly Piece[] {
  return piece.value === undefined || piece.value.data.kind !== 'string'
    ? [piece]
    : (piece.value.data.pieces ?? [piece]);
}

/** A choice that is a fragment of the structure (`${var.debug ? ", {…}" : ""}`), not a value in it. */
function fragmentAt(pieces: readonly Piece[]): number {
  const quoted = quotedPieces(pieces);
  return pieces.findIndex(
    (piece, index) => quoted[index] === false && piece.value !== undefined && isFragment(piece.value),
  );
}

/** For each piece, whether it begins inside of a JSON string. */
function quotedPieces(pieces: readonly Piece[]): readonly boolean[] {
  let quoted = false;
  return pieces.map((piece) => {
    const before = quoted;
    for (const mark of textOf(piece).match(/\\.|"/gs) ?? []) if (mark === '"') quoted = !quoted;
    return before;
  });
}

function textOf(piece: Piece): string {
  if (piece.value === undefined) return piece.text;
  return piece.value.data.kind === 'string' ? piece.value.data.value : '';
}

function isFragment(value: Value): boolean {
  return choiceOf(value)?.branches.some((branch) => /^$|^,|,$/.test(outerText(branch.value))) ?? false;
}

/** The text of a branch as far as its ends are concerned. */
function outerText(value: Value): string {
  const pieces = piecesOf(value) ?? [];
  return (
    pieces
      .map((piece) => piece.text ?? '?')
      .join('')
      .trim() || (pieces.length === 0 ? '?' : '')
  );
}

function parse(value: Value, pieces: readonly Piece[], embedding: Embedding): Node | undefined {
  const { context } = embedding;
  const host = hostOf(value, pieces);
  const quoted = quotedPieces(pieces);
  const chunks = pieces.flatMap((piece, index) => chunkOf(piece, { host, quoted: quoted[index] === true, embedding }));
  const { via, assumed } = value.trace;
  const text: EmbeddedText = {
    ...host,
    chunks,
    ...(via === undefined ? {} : { via }),
    ...(assumed === undefined ? {} : { assumed }),
  };
  const { node, notices } = context.parsers.embeddedJson(text);
  notices.forEach(context.notice);
  context.seeFile(host.file);
  return node === undefined ? undefined : chooseTexts(node);
}

interface Place {
  readonly host: Pick<EmbeddedText, 'file' | 'span'>;
  readonly quoted: boolean;
  readonly embedding: Embedding;
}

function chunkOf(piece: Piece, { host, quoted, embedding }: Place): readonly (TextChunk | HoleChunk)[] {
  if (piece.value === undefined) {
    const here = piece.file.path === host.file.path;
    if (!here && quoted && !/["\\]/.test(piece.text)) return [{ hole: literalNode(piece) }];
    return [{ text: piece.text, span: here ? piece.span : host.span, exact: here && piece.exact }];
  }
  const { data } = piece.value;
  if (data.kind === 'string' && data.value === '') return [];
  const node = embedding.nodeOf(piece.value);
  return [{ hole: quoted ? node : bareNode(node) }];
}

/** A text that is written elsewhere, as the argument of a template; its quotes belong to it. */
function literalNode({ file, span, text }: Piece & { readonly text: string }): Node {
  const quotes = file.text.charAt(span.start - 1) === '"' && file.text.charAt(span.end) === '"' ? 1 : 0;
  const whole = { start: span.start - quotes, end: span.end + quotes };
  return { kind: 'scalar', value: text, raw: text, file, span: whole };
}

/** Outside of quotes a text is whatever JSON it spells. */
function bareNode(node: Node): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const text = node.value.trim();
  if (text === 'true' || text === 'false') return { ...node, value: text === 'true' };
  return /^-?\d+(\.\d+)?$/.test(text) ? { ...node, value: Number(text), raw: text } : node;
}

/** A text that lies in one other file, like a template's, stands there; any other stands where its value does. */
function hostOf({ trace }: Value, pieces: readonly Piece[]): Pick<EmbeddedText, 'file' | 'span'> {
  const [first, ...more] = pieces.flatMap((piece) => (piece.value === undefined ? [piece] : []));
  if (first === undefined || first.file.path === trace.file.path) return { file: trace.file, span: trace.span };
  if (more.some((piece) => piece.file.path !== first.file.path)) return { file: trace.file, span: trace.span };
  return { file: first.file, span: { start: 0, end: first.file.text.length } };
}
