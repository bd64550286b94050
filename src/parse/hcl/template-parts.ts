/** From the flat pieces of a template to its tree. */
import type { TemplatePart } from '../../model/hcl.js';
import { enter, type ParserState } from './parser-state.js';
import { SyntaxFailure } from './syntax-failure.js';
import type {
  ClosingPiece,
  ForPiece,
  IfPiece,
  InterpolationPiece,
  TemplatePiece,
  TextPiece,
} from './template-piece.js';

/** A directive that is not closed yet; `then` is the body of a `for`, too. */
interface Open {
  readonly piece: IfPiece | ForPiece;
  readonly outer: TemplatePart[];
  readonly then: TemplatePart[];
  otherwise?: TemplatePart[];
}

interface Tree {
  readonly open: Open[];
  parts: TemplatePart[];
}

/** Matches `if` with `endif` and `for` with `endfor`, and joins the texts between. */
export function templateParts(state: ParserState, pieces: readonly TemplatePiece[]): readonly TemplatePart[] {
  const [first, second] = pieces;
  if (first === undefined) return [];
  if (second === undefined && first.kind === 'text') return [partOf(first)];
  const tree: Tree = { open: [], parts: [] };
  let highest = 0;
  for (const piece of joinTexts(pieces)) {
    addPiece(state, tree, piece);
    highest = Math.max(highest, tree.open.length);
  }
  const last = tree.open.at(-1)?.piece;
  if (last !== undefined)
    throw new SyntaxFailure(`this "${last.kind}" has no "end${last.kind}"`, last.start, state.pos);
  state.height += highest;
  return tree.parts;
}

function addPiece(state: ParserState, tree: Tree, piece: TemplatePiece): void {
  switch (piece.kind) {
    case 'text':
    case 'interpolation':
      tree.parts.push(partOf(piece));
      return;
    case 'if':
    case 'for':
      enter(state, piece.start);
      tree.open.push({ piece, outer: tree.parts, then: [] });
      tree.parts = tree.open.at(-1)?.then ?? [];
      return;
    default:
      addClosing(state, tree, piece);
  }
}

function partOf(piece: TextPiece | InterpolationPiece): TemplatePart {
  const span = { start: piece.start, end: piece.end };
  if (piece.kind === 'text') return { kind: 'text', span, value: piece.value };
  return { kind: 'interpolation', span, expression: piece.expression };
}

function addClosing(state: ParserState, tree: Tree, piece: ClosingPiece): void {
  const open = tree.open.at(-1);
  const fits =
    piece.kind === 'else'
      ? open?.piece.kind === 'if' && open.otherwise === undefined
      : piece.kind === `end${open?.piece.kind ?? ''}`;
  if (open === undefined || !fits)
    throw new SyntaxFailure(`this "${piece.kind}" belongs to nothing`, piece.start, state.pos);
  if (piece.kind === 'else') {
    open.otherwise = tree.parts = [];
    return;
  }
  state.depth--;
  tree.open.pop();
  open.outer.push(closed(open, piece));
  tree.parts = open.outer;
}

function closed({ piece, then, otherwise = [] }: Open, { end }: ClosingPiece): TemplatePart {
  const span = { start: piece.start, end };
  if (piece.kind === 'if') return { kind: 'if', span, condition: piece.condition, then, else: otherwise };
  return { kind: 'for', span, ...piece.names, collection: piece.collection, body: then };
}

/** Texts that follow each other become one; where it stands is from the first to the last that has anything left. */
function joinTexts(pieces: readonly TemplatePiece[]): readonly TemplatePiece[] {
  const joined: TemplatePiece[] = [];
  for (const piece of pieces) {
    const previous = joined.at(-1);
    if (piece.kind !== 'text' || previous?.kind !== 'text') joined.push(piece.kind === 'text' ? { ...piece } : piece);
    else if (previous.value === '') Object.assign(previous, piece);
    else if (piece.value !== '') {
      previous.value += piece.value;
      previous.end = piece.end;
    }
  }
  return joined;
}
