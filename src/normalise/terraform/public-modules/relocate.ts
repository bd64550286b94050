/** Nodes of a public module's table → where people edit them: the inputs of the call. */
import type { Entry, ListNode, MapNode, Node, Origin } from '../../../model/source.js';
import { isTableFile, type Home } from './table-file.js';

/** A resource's body in which every part that a table made stands at its module call; a policy document is known whole. */
export function relocateBody(body: MapNode, isDocument: boolean): MapNode {
  if (isTableFile(body.file)) {
    const inner = movedMap(body, body.file.home);
    return isDocument ? inner : partly(inner, body);
  }
  return { ...body, entries: body.entries.map((entry) => ({ ...entry, value: relocate(entry.value) })) };
}

function relocate(node: Node): Node {
  return isTableFile(node.file) ? moved(node, node.file.home, undefined) : within(node, relocate);
}

/** A resource of a table: the module may set more than the table says, unless it says that the module never does. */
function partly(moved: MapNode, { entries }: MapNode): MapNode {
  const never = entries.find(({ key }) => key === '_never')?.value;
  const names = never?.kind === 'scalar' ? String(never.value).split(' ') : [];
  const said = entries.filter(({ key }) => !isWord(key)).map(({ key }) => key);
  return { ...moved, complete: false, absent: [...said, ...names] };
}

/** The parts of a node that people wrote. */
function within(node: Node, each: (part: Node) => Node): Node {
  switch (node.kind) {
    case 'map':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: each(entry.value) })) };
    case 'list':
      return { ...node, items: node.items.map(each) };
    case 'text':
      return { ...node, parts: node.parts.map((part) => (typeof part === 'string' ? part : each(part))) };
    case 'choice':
      return { ...node, branches: node.branches.map((branch) => ({ ...branch, node: each(branch.node) })) };
    default:
      return node;
  }
}

/** `input` is the one that the value depends on. */
function moved(node: Node, home: Home, input: string | undefined): Node {
  if (!isTableFile(node.file)) return within(node, relocate);
  if (node.kind === 'map') return movedMap(node, home);
  const inner = within(node, (part) => moved(part, home, input));
  const { assumed, via } = node;
  const origin: Origin = {
    file: home.file,
    span: home.header,
    locked: lockOf(input),
    ...(assumed === undefined ? {} : { assumed }),
    ...(via === undefined ? {} : { via }),
  };
  return inner.kind === 'list' ? movedList(inner, origin) : { ...inner, ...origin };
}

function lockOf(input: string | undefined): string {
  return input === undefined ? 'the module makes it' : `the module makes it of its input ${input}`;
}

function movedList(list: ListNode, origin: Origin): ListNode {
  return { ...list, ...origin, form: list.form === 'hcl-blocks' ? 'hcl-blocks' : 'hcl-tuple' };
}

function movedMap(map: MapNode, outer: Home): MapNode {
  const home = homeIn(map, outer);
  const { file, span, form, locked } = home;
  const parts = map.entries.filter((entry) => !isWord(entry.key)).map((entry) => movedEntry(entry, map, home));
  const inputs = parts.flatMap(({ key, input, isOpen }) => (input !== undefined && isOpen ? [[key, input]] : []));
  return {
    kind: 'map',
    form,
    entries: parts.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    complete: map.complete && !isOpen(map),
    file,
    span,
    inputs: Object.fromEntries(inputs) as Readonly<Record<string, string>>,
    ...(locked === undefined ? {} : { locked }),
  };
}

function isOpen(map: MapNode): boolean {
  return map.entries.some((entry) => entry.key === '_open');
}

function isWord(key: string): boolean {
  return key === '_at' || key === '_open' || key === '_never';
}

/** `_at` leads to the object of the caller in which the keys are written, where it is written out. */
function homeIn(map: MapNode, outer: Home): Home {
  const entry = map.entries.find(({ key }) => key === '_at');
  const node = entry?.value;
  if (entry === undefined || node?.kind !== 'map' || isTableFile(node.file)) return outer;
  const { file, span, form, entries, locked } = node;
  const header = { start: span.start, end: span.start + firstLine(node).length };
  const word = wordOf(textOf(entry, map));
  return { file, span, header, form, inputs: entries, word, ...(locked === undefined ? {} : { locked }) };
}

function firstLine({ file, span }: MapNode): string {
  return file.text.slice(span.start, span.end).split(/\r?\n/, 1).join('').trimEnd();
}

/** `_at = c` says that the object is called `c`, `_at = var._at` that its keys are variables. */
function wordOf(text: string): string {
  return /=\s*([\w.]+?)(?:\._at)?\s*$/.exec(text)?.[1] ?? '';
}

function textOf({ span }: Entry, { file }: MapNode): string {
  return file.text.slice(span.start, span.end);
}

interface MovedEntry {
  readonly key: string;
  /** Absent when the input is not given, and has no default either. */
  readonly entry?: Entry;
  /** The input that has the same value. */
  readonly input?: string;
  /** Whether the input is still to be written. */
  readonly isOpen: boolean;
}

function movedEntry(entry: Entry, map: MapNode, home: Home): MovedEntry {
  const { key, value } = entry;
  const text = isTableFile(map.file) ? textOf(entry, map) : '';
  const input = sameInput(text, home.word);
  const facts = { key, ...(input === undefined ? {} : { input }) };
  const written = home.inputs.find((one) => one.key === input);
  const isDefault = isTableFile(value.file) && written === undefined;
  if (isDefault && value.kind === 'absent' && isUnsaid(map, text)) return { ...facts, isOpen: true };
  const at = written === undefined ? home : { ...home, header: written.span };
  const node = moved(value, at, anyInput(text, home.word));
  const spot = written ?? { keySpan: home.header, span: isTableFile(value.file) ? home.header : node.span };
  return { ...facts, isOpen: false, entry: { key, keySpan: spot.keySpan, span: spot.span, value: node } };
}

/** In an open map `try(c.user, null)` says that the caller gives none, and not that there is none. */
function isUnsaid(map: MapNode, text: string): boolean {
  return !isOpen(map) || /,\s*null\s*\)\s*$/.test(text);
}

/** `x = var.cpu`, `x = try(c.user, var.none)`: the value is the input's. */
function sameInput(text: string, word: string): string | undefined {
  const found = /=\s*(?:try\(\s*)?(?:coalesce\()?([\w.]+)\.(\w+)\)?(?:\s*,\s*var\.[\w.]+)*\s*\)?\s*$/.exec(text);
  return found?.[1] === word ? found[2] : undefined;
}

function anyInput(text: string, word: string): string | undefined {
  const found = [...text.matchAll(/\b([a-z_]+(?:\.value)?)\.(\w+)/g)].find(([, before]) => before === word);
  return found?.[2];
}
