/** What a plan says of a resource → nodes: values, with what is unknown or sensitive in them as opaque. */
import type { Entry, ListNode, MapNode, Node, Origin, ScalarNode, SourceFile } from '../../../model/source.js';
import { JSON_ARGUMENTS } from '../block-body.js';
import { fieldOf, isString, isTrue, itemsOf } from './json-fields.js';

export const IS_UNKNOWN = 'it is known only after apply';
export const IS_SENSITIVE = 'it is sensitive in the plan';

/** From the resource to a value in it. */
export type ValuePath = readonly (string | number)[];

/** What the values of one plan are read with. */
export interface ValueReading {
  /** Where the nodes stand: the text of the plan without its secrets. */
  readonly file: SourceFile;
  /** The structure of a JSON text; undefined when it holds none. */
  readonly json: (text: ScalarNode & { readonly value: string }) => Node | undefined;
  /** Where an unknown value comes from, as far as the plan tells; `unwritten` when only the provider sets it. */
  readonly unknown: (path: ValuePath, origin: Origin) => Node | 'unwritten' | undefined;
  /** The resource whose id or ARN a known value is, or the same value with the data source that gave it. */
  readonly known: (value: string, path: ValuePath, origin: Origin) => Node | undefined;
}

/** The marks of `after_unknown` and `after_sensitive`: `true`, or the shape of the value with `true` inside. */
export interface Marks {
  readonly unknown: Node | undefined;
  readonly sensitive: readonly (Node | undefined)[];
}

interface Place {
  readonly marks: Marks;
  readonly path: ValuePath;
  readonly reading: ValueReading;
}

/** The values of one resource. */
export function knownValues(values: MapNode, marks: Marks, reading: ValueReading): MapNode {
  return mapValues(values, { marks, path: [], reading });
}

/** Undefined for what has no value and no mark. */
function valueNode(value: Node | undefined, place: Place, around: Origin): Node | undefined {
  const { marks, path, reading } = place;
  const origin: Origin = { file: reading.file, span: value?.span ?? around.span };
  if (marks.sensitive.some(isTrue)) return { kind: 'opaque', why: IS_SENSITIVE, ...origin };
  if (isTrue(marks.unknown)) return unknownNode(reading.unknown(path, origin), origin);
  return value === undefined ? undefined : writtenNode(value, place);
}

function writtenNode(value: Node, place: Place): Node | undefined {
  if (value.kind === 'map') return mapValues(value, place);
  if (value.kind === 'list') return listValues(value, place);
  return value.kind === 'scalar' ? scalarValue(value, place) : undefined;
}

function unknownNode(from: Node | 'unwritten' | undefined, origin: Origin): Node | undefined {
  return from === 'unwritten' ? undefined : (from ?? { kind: 'opaque', why: IS_UNKNOWN, ...origin });
}

function scalarValue(value: ScalarNode, { path, reading }: Place): Node {
  const origin: Origin = { file: reading.file, span: value.span };
  if (!isString(value)) return { ...value, ...origin };
  const text = { ...value, ...origin };
  const linked = reading.known(value.value, path, origin);
  if (linked !== undefined) return linked;
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  return (JSON_ARGUMENTS.has(key) ? reading.json(text) : undefined) ?? text;
}

function inside(place: Place, step: string | number): Place {
  const { marks, path, reading } = place;
  const below = (node: Node | undefined): Node | undefined =>
    typeof step === 'string' ? fieldOf(node, step) : itemsOf(node)[step];
  return {
    marks: { unknown: below(marks.unknown), sensitive: marks.sensitive.map(below) },
    path: [...path, step],
    reading,
  };
}

/** An unknown value has a mark but no key of its own. */
function mapValues(map: MapNode, place: Place): MapNode {
  const { unknown } = place.marks;
  const origin: Origin = { file: place.reading.file, span: map.span };
  const written = map.entries.flatMap((entry): readonly Entry[] => {
    const value = valueNode(entry.value, inside(place, entry.key), origin);
    return value === undefined ? [] : [{ ...entry, value }];
  });
  const there = new Set(map.entries.map(({ key }) => key));
  const marked = unknown?.kind === 'map' ? unknown.entries.filter(({ key }) => !there.has(key)) : [];
  const missing = marked.flatMap(({ key }): readonly Entry[] => {
    const value = valueNode(undefined, inside(place, key), origin);
    return value === undefined ? [] : [{ key, keySpan: map.span, span: map.span, value }];
  });
  return { kind: 'map', form: 'json', entries: [...written, ...missing], complete: map.complete, ...origin };
}

/** Plans write the blocks of one kind as a list of objects, and no block as an empty list. */
function listValues(list: ListNode, place: Place): ListNode {
  const origin: Origin = { file: place.reading.file, span: list.span };
  const items = list.items.flatMap((item, index) => valueNode(item, inside(place, index), origin) ?? []);
  const form = items.every(({ kind }) => kind === 'map') ? 'hcl-blocks' : 'json';
  return { kind: 'list', form, items, complete: list.complete, ...origin };
}
