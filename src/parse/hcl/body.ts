/** Bodies: attributes and blocks. */
import type { Attribute, Block, Body, Expression, Label } from '../../model/hcl.js';
import type { Span } from '../../model/source.js';
import { advance, sees, take, tokenText } from './advance.js';
import { enter, report, type ParserState } from './parser-state.js';
import { quotedLabel } from './quoted.js';
import { columnAt, recover, trimmedEnd } from './recover.js';
import { SyntaxFailure, unexpected } from './syntax-failure.js';

type Item = Attribute | Block;

/** The body of a file; the first token is the current one. */
export function fileBody(state: ParserState): Body {
  const items = bodyItems(state, -1);
  return { span: { start: 0, end: state.text.length }, items };
}

/** Items up to the end of the body, which is not taken. `column` is where the block that holds them stands, -1 for a file. */
function bodyItems(state: ParserState, column: number): readonly Item[] {
  const items: Item[] = [];
  const names = new Set<string>();
  while (!sees(state, 'end') && !endsBody(state, column)) {
    if (sees(state, 'newline')) advance(state);
    else {
      const item = bodyItem(state);
      if (item !== undefined) items.push(item);
      if (item?.kind === 'attribute') checkName(state, names, item);
    }
  }
  return items;
}

function endsBody(state: ParserState, column: number): boolean {
  if (column < 0) return false;
  if (sees(state, '}')) return true;
  return sees(state, 'name') && columnIn(state) <= column;
}

/** Where the current token stands on its line, as far as that matters here. */
function columnIn({ text, start, indentedFrom }: ParserState): number {
  return start < indentedFrom ? Infinity : columnAt(text, start);
}

function checkName(state: ParserState, names: Set<string>, { name, nameSpan }: Attribute): void {
  if (names.has(name)) report(state, nameSpan.start, `"${name}" is set a second time`);
  names.add(name);
}

/** An attribute or a block with the end of its line; undefined when a fault leaves nothing of it. */
function bodyItem(state: ParserState): Item | undefined {
  const { start, depth } = state;
  state.height = 0;
  try {
    return attributeOrBlock(state);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    state.depth = depth;
    recover(state, start, error);
    return undefined;
  }
}

function attributeOrBlock(state: ParserState): Item {
  if (!sees(state, 'name')) throw unexpected(state, 'an attribute or a block');
  const nameSpan = { start: state.start, end: state.pos };
  const name = tokenText(state);
  advance(state);
  if (!sees(state, '=')) return block(state, name, nameSpan);
  const item = attribute(state, name, nameSpan);
  if (item.value.kind !== 'bad') endLine(state, 'attribute');
  return item;
}

/** The `=` is the current token. */
function attribute(state: ParserState, name: string, nameSpan: Span): Attribute {
  advance(state);
  const value = attributeValue(state, nameSpan.start);
  return { kind: 'attribute', name, nameSpan, value, span: { start: nameSpan.start, end: value.span.end } };
}

function attributeValue(state: ParserState, itemStart: number): Expression {
  const { start, depth } = state;
  try {
    return state.expression(state);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    state.depth = depth;
    return { kind: 'bad', span: { start, end: Math.max(start, recover(state, itemStart, error)) } };
  }
}

/** A further item on the same line is a fault; what stands there is skipped. */
function endLine(state: ParserState, item: 'attribute' | 'block'): void {
  if (sees(state, 'newline') || sees(state, 'end')) return;
  recover(state, state.start, unexpected(state, `the end of the line after the ${item}`));
}

function block(state: ParserState, type: string, typeSpan: Span): Block {
  const labels = blockLabels(state);
  if (!sees(state, '{')) throw unexpected(state, labels.length > 0 ? '"{" or a further label' : '"=" or "{"');
  enter(state);
  const bodyStart = state.pos;
  const column = typeSpan.start < state.indentedFrom ? 0 : columnAt(state.text, typeSpan.start);
  advance(state);
  const items = sees(state, 'newline') || sees(state, '}') ? bodyItems(state, column) : lineItems(state, column);
  state.depth--;
  const body = { span: { start: bodyStart, end: Math.max(bodyStart, state.start) }, items };
  return {
    kind: 'block',
    type,
    typeSpan,
    labels,
    body,
    span: { start: typeSpan.start, end: endOfBlock(state, column, typeSpan) },
  };
}

function blockLabels(state: ParserState): readonly Label[] {
  const labels: Label[] = [];
  for (;;) {
    if (sees(state, '"')) labels.push(quotedLabel(state));
    else if (sees(state, 'name')) labels.push(bareLabel(state));
    else return labels;
  }
}

function bareLabel(state: ParserState): Label {
  const label = { value: tokenText(state), span: { start: state.start, end: state.pos } };
  advance(state);
  return label;
}

/** `{ a = 1 }`: one attribute, and the brace on the same line. */
function lineItems(state: ParserState, column: number): readonly Item[] {
  if (!sees(state, 'name')) throw unexpected(state, 'an attribute, the end of the line or "}"');
  const nameSpan = { start: state.start, end: state.pos };
  const name = tokenText(state);
  advance(state);
  if (!sees(state, '=')) throw unexpected(state, '"=", since a block on one line holds a single attribute');
  const item = attribute(state, name, nameSpan);
  if (sees(state, '}')) return [item];
  if (item.value.kind !== 'bad')
    recover(state, state.start, unexpected(state, '"}" after the only attribute of a block on one line'));
  return [item, ...bodyItems(state, column)];
}

function endOfBlock(state: ParserState, column: number, { start, end }: Span): number {
  const outdented = columnIn(state) < column;
  if (!sees(state, '}') || outdented) {
    state.unclosed = start;
    report(state, start, `the block "${state.text.slice(start, end)}" that begins here is not closed`);
    return Math.max(end, trimmedEnd(state.text, state.start));
  }
  const close = take(state, '}');
  endLine(state, 'block');
  return close;
}
