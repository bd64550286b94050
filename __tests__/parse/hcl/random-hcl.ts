/** Random files: text and the tree it must have, written together, in all styles that HCL allows. */
import fc from 'fast-check';
import type {
  Attribute,
  BinaryOperator,
  Block,
  Body,
  Expression,
  ObjectItem,
  TemplatePart,
} from '../../../src/model/hcl.js';
import type { Span } from '../../../src/model/source.js';

export interface RandomFile {
  readonly text: string;
  readonly body: Body;
}

/** Files of a few items; the arbitrary is a tape of decisions, and an empty tape makes the smallest file. */
export function fileText(): fc.Arbitrary<RandomFile> {
  return fc.array(fc.nat(255), { size: 'max', maxLength: 400 }).map((tape) => {
    const writer: Writer = { text: '', tape, next: 0 };
    const items = bodyItems(writer, 2);
    return { text: writer.text, body: { span: { start: 0, end: writer.text.length }, items } };
  });
}

interface Writer {
  text: string;
  readonly tape: readonly number[];
  next: number;
}

function choose(writer: Writer, count: number): number {
  return (writer.tape[writer.next++] ?? 0) % count;
}

function pick<T>(writer: Writer, values: readonly T[]): T {
  return values[choose(writer, values.length)]!;
}

function put(writer: Writer, text: string): Span {
  const start = writer.text.length;
  writer.text += text;
  return { start, end: writer.text.length };
}

/** Blanks within a line, and blanks where line ends mean nothing. */
const gap = (writer: Writer): Span => put(writer, pick(writer, [' ', '', '\t', '  ', ' /* } */ ']));
const wideGap = (writer: Writer): Span =>
  put(writer, pick(writer, ['', ' ', '\n', '\r\n  ', ' # ]\n', ' // "\n\t', '/*\n*/']));
const lineEnd = (writer: Writer): Span => {
  const afterHeredoc = writer.text.endsWith('\n  EOT') || writer.text.endsWith('\nEOT');
  return put(writer, afterHeredoc ? '\n' : pick(writer, ['\n', '\r\n', ' # x\n', '\n\n', '  // y\r\n']));
};

function bodyItems(writer: Writer, depth: number): readonly (Attribute | Block)[] {
  const count = choose(writer, 4);
  return Array.from({ length: count }, (_, index) => {
    put(writer, pick(writer, ['', '  ', '# c\n', '\t', '\n', '/* { */ ']));
    const item = depth > 0 && choose(writer, 3) === 1 ? block(writer, depth) : attribute(writer, `a-${index}`);
    lineEnd(writer);
    return item;
  });
}

function attribute(writer: Writer, name: string): Attribute {
  const nameSpan = put(writer, name);
  gap(writer);
  put(writer, '=');
  gap(writer);
  const value = choose(writer, 6) === 1 ? heredoc(writer) : conditional(writer, 4);
  return { kind: 'attribute', name, nameSpan, value, span: { start: nameSpan.start, end: value.span.end } };
}

function block(writer: Writer, depth: number): Block {
  const typeSpan = put(writer, 'block');
  put(writer, ' ');
  const labels = Array.from({ length: choose(writer, 3) }, () => {
    const [written, value] = pick(writer, [
      ['"l"', 'l'],
      ['bare', 'bare'],
      [String.raw`"a\"b$c"`, 'a"b$c'],
    ] as const);
    const label = { value, span: put(writer, written) };
    put(writer, ' ');
    return label;
  });
  const start = put(writer, '{').end;
  const items = choose(writer, 4) === 1 ? oneLine(writer) : moreLines(writer, depth);
  const end = writer.text.length;
  put(writer, '}');
  return {
    kind: 'block',
    type: 'block',
    typeSpan,
    labels,
    body: { span: { start, end }, items },
    span: { start: typeSpan.start, end: end + 1 },
  };
}

function oneLine(writer: Writer): readonly Attribute[] {
  gap(writer);
  const nameSpan = put(writer, 'one');
  put(writer, ' = ');
  const value = conditional(writer, 2);
  gap(writer);
  return [{ kind: 'attribute', name: 'one', nameSpan, value, span: { start: nameSpan.start, end: value.span.end } }];
}

function moreLines(writer: Writer, depth: number): readonly (Attribute | Block)[] {
  lineEnd(writer);
  return bodyItems(writer, depth - 1);
}

function conditional(writer: Writer, depth: number): Expression {
  const condition = binary(writer, 0, depth);
  if (depth <= 0 || choose(writer, 6) !== 1) return condition;
  put(writer, ' ?');
  gap(writer);
  const then = conditional(writer, depth - 1);
  put(writer, ' :');
  gap(writer);
  const otherwise = conditional(writer, depth - 1);
  const span = { start: condition.span.start, end: otherwise.span.end };
  return { kind: 'conditional', span, condition, then, else: otherwise };
}

const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** An expression whose operators bind at least as tight as `level`. */
function binary(writer: Writer, level: number, depth: number): Expression {
  if (depth <= 0 || level >= LEVELS.length || choose(writer, 3) !== 1) return operand(writer, depth);
  const own = level + choose(writer, LEVELS.length - level);
  const left = binary(writer, own, depth - 1);
  put(writer, ' ');
  const operator = pick(writer, LEVELS[own]!);
  put(writer, operator);
  put(writer, ' ');
  const right = binary(writer, own + 1, depth - 1);
  return { kind: 'binary', span: { start: left.span.start, end: right.span.end }, operator, left, right };
}

function operand(writer: Writer, depth: number): Expression {
  if (depth > 0 && choose(writer, 8) === 1) {
    const operator = pick(writer, ['-', '!'] as const);
    const { start } = put(writer, operator);
    const inner = accesses(writer, depth - 1);
    return { kind: 'unary', span: { start, end: inner.span.end }, operator, operand: inner };
  }
  return accesses(writer, depth);
}

function accesses(writer: Writer, depth: number): Expression {
  let of = term(writer, depth);
  if (of.kind !== 'variable' && of.kind !== 'call') return of;
  for (let count = choose(writer, 3); count > 0 && of.kind !== 'splat'; count--) {
    of = pick(writer, [get, index, splat])(writer, of, depth);
  }
  return of;
}

function get(writer: Writer, of: Expression): Expression {
  put(writer, '.');
  const nameSpan = put(writer, pick(writer, ['name', 'x1', 'for']));
  const name = writer.text.slice(nameSpan.start);
  return { kind: 'get', span: { start: of.span.start, end: nameSpan.end }, of, name, nameSpan };
}

function index(writer: Writer, of: Expression, depth: number): Expression {
  put(writer, '[');
  wideGap(writer);
  const key = conditional(writer, depth - 2);
  wideGap(writer);
  const { end } = put(writer, ']');
  return { kind: 'index', span: { start: of.span.start, end }, of, key, legacy: false };
}

/** With a name; further names would be the splat's, and so nothing is written after it. */
function splat(writer: Writer, of: Expression): Expression {
  const span = put(writer, '.*');
  const each = get(writer, { kind: 'splat item', span });
  return { kind: 'splat', span: { start: of.span.start, end: each.span.end }, of, full: false, each };
}

function term(writer: Writer, depth: number): Expression {
  if (depth <= 0) return pick(writer, [variable, number, word, emptyText])(writer);
  return pick(writer, [variable, number, word, text, tuple, object, call, forTuple, forObject, parenthesis])(
    writer,
    depth,
  );
}

function variable(writer: Writer): Expression {
  const span = put(writer, pick(writer, ['v', 'var', 'a_b', 'fór', 'in']));
  return { kind: 'variable', span, name: writer.text.slice(span.start) };
}

function number(writer: Writer): Expression {
  const span = put(writer, pick(writer, ['0', '42', '1.5', '2.5e-3', '007']));
  const raw = writer.text.slice(span.start);
  return { kind: 'literal', span, value: Number(raw), raw };
}

function word(writer: Writer): Expression {
  const [raw, value] = pick(writer, [
    ['true', true],
    ['null', null],
  ] as const);
  return { kind: 'literal', span: put(writer, raw), value, raw };
}

function emptyText(writer: Writer): Expression {
  return { kind: 'template', span: put(writer, '""'), style: 'quoted', parts: [] };
}

function text(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '"');
  const parts = templateParts(writer, depth, QUOTED);
  return { kind: 'template', span: { start, end: put(writer, '"').end }, style: 'quoted', parts };
}

type Written = readonly (readonly [string, string])[];

const QUOTED: Written = [
  ['a b', 'a b'],
  [String.raw`\n\t`, '\n\t'],
  [String.raw`\"\\`, '"\\'],
  ['$${x} 5% of', '${x} 5% of'],
  [String.raw`\u00e9😀`, 'é😀'],
];
const LINES: Written = [
  ['a "b" \\n\n', 'a "b" \\n\n'],
  ['  é\n', '  é\n'],
  ['%%{x}', '%{x}'],
];

/** Texts and sequences by turns, since texts that follow each other are one. */
function templateParts(writer: Writer, depth: number, texts: Written): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let count = choose(writer, 4); count > 0; count--) {
    const isText = parts.at(-1)?.kind !== 'text' && choose(writer, 2) === 0;
    parts.push(isText ? textPart(writer, texts) : sequence(writer, depth, texts));
  }
  return parts;
}

function textPart(writer: Writer, texts: Written): TemplatePart {
  const [written, value] = pick(writer, texts);
  return { kind: 'text', span: put(writer, written), value };
}

function sequence(writer: Writer, depth: number, texts: Written): TemplatePart {
  if (depth > 1 && choose(writer, 3) === 1) return directive(writer, depth - 1, texts);
  const { start } = put(writer, '${');
  wideGap(writer);
  const expression = conditional(writer, depth - 1);
  wideGap(writer);
  return { kind: 'interpolation', span: { start, end: put(writer, '}').end }, expression };
}

function directive(writer: Writer, depth: number, texts: Written): TemplatePart {
  const isFor = choose(writer, 2) === 1;
  const { start } = put(writer, isFor ? '%{ for k, v in ' : '%{if ');
  const subject = conditional(writer, depth - 1);
  put(writer, ' }');
  const body = templateParts(writer, depth - 1, texts);
  if (isFor) {
    const { end } = put(writer, '%{ endfor }');
    return { kind: 'for', span: { start, end }, key: 'k', item: 'v', collection: subject, body };
  }
  put(writer, '%{ else }');
  const otherwise = templateParts(writer, depth - 1, texts);
  const { end } = put(writer, '%{endif}');
  return { kind: 'if', span: { start, end }, condition: subject, then: body, else: otherwise };
}

function heredoc(writer: Writer): Expression {
  const { start } = put(writer, '<<EOT\n');
  const parts = [...templateParts(writer, 2, LINES)];
  const last = parts.at(-1);
  if (last !== undefined && !writer.text.endsWith('\n')) {
    const { end } = put(writer, '\n');
    if (last.kind === 'text')
      parts[parts.length - 1] = { ...last, value: `${last.value}\n`, span: { ...last.span, end } };
    else parts.push({ kind: 'text', span: { start: end - 1, end }, value: '\n' });
  }
  put(writer, pick(writer, ['', '  ']));
  return { kind: 'template', span: { start, end: put(writer, 'EOT').end }, style: 'heredoc', parts };
}

function parenthesis(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '(');
  wideGap(writer);
  const inner = conditional(writer, depth - 1);
  wideGap(writer);
  return { kind: 'parenthesis', span: { start, end: put(writer, ')').end }, inner };
}

function items(writer: Writer, depth: number): readonly Expression[] {
  const count = choose(writer, 3);
  wideGap(writer);
  return Array.from({ length: count }, (_, position) => {
    const item = conditional(writer, depth - 1);
    wideGap(writer);
    if (position < count - 1 || choose(writer, 2) === 1) put(writer, ',');
    wideGap(writer);
    return item;
  });
}

function tuple(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '[');
  const found = items(writer, depth);
  return { kind: 'tuple', span: { start, end: put(writer, ']').end }, items: found };
}

function call(writer: Writer, depth: number): Expression {
  const { start, end: nameEnd } = put(writer, pick(writer, ['max', 'provider::aws::arn_parse']));
  const name = writer.text.slice(start, nameEnd);
  put(writer, '(');
  const found = items(writer, depth);
  const expand =
    found.length > 0 && !/,\s*$/.test(writer.text.slice(found.at(-1)!.span.end)) && choose(writer, 3) === 1;
  const comma = writer.text.slice(found.at(-1)?.span.end ?? start).includes(',');
  if (expand && !comma) put(writer, '...');
  const { end } = put(writer, ')');
  return { kind: 'call', span: { start, end }, name, arguments: found, expand: expand && !comma };
}

function object(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '{');
  wideGap(writer);
  const found = Array.from({ length: choose(writer, 3) }, () => {
    const item = objectItem(writer, depth);
    gap(writer);
    put(writer, pick(writer, [',', '\n', ',\n', ' # c\n', '\r\n\n']));
    wideGap(writer);
    return item;
  });
  return { kind: 'object', span: { start, end: put(writer, '}').end }, items: found };
}

function objectItem(writer: Writer, depth: number): ObjectItem {
  const keyword = choose(writer, 2) === 0;
  const key = keyword ? keyWord(writer) : pick(writer, [parenthesis, emptyText])(writer, depth);
  gap(writer);
  put(writer, pick(writer, ['=', ':']));
  gap(writer);
  const value = conditional(writer, depth - 1);
  return { span: { start: key.span.start, end: value.span.end }, key, keyword, value };
}

function keyWord(writer: Writer): Expression {
  const span = put(writer, pick(writer, ['key', 'a-b', 'if']));
  return { kind: 'variable', span, name: writer.text.slice(span.start) };
}

function forTuple(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '[');
  wideGap(writer);
  put(writer, 'for x in ');
  const collection = conditional(writer, depth - 1);
  put(writer, ' : ');
  const value = conditional(writer, depth - 1);
  wideGap(writer);
  const { end } = put(writer, ']');
  return { kind: 'for expression', span: { start, end }, item: 'x', collection, value, grouped: false };
}

function forObject(writer: Writer, depth: number): Expression {
  const { start } = put(writer, '{');
  wideGap(writer);
  put(writer, 'for k, v in ');
  const collection = conditional(writer, depth - 1);
  put(writer, ' : ');
  const resultKey = conditional(writer, depth - 1);
  put(writer, ' => ');
  const value = conditional(writer, depth - 1);
  const grouped = choose(writer, 2) === 1;
  put(writer, grouped ? '... if ' : ' if ');
  const condition = conditional(writer, depth - 1);
  const { end } = put(writer, '}');
  const span = { start, end };
  return { kind: 'for expression', span, key: 'k', item: 'v', collection, resultKey, value, grouped, condition };
}
