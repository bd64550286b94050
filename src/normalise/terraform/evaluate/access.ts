/** `object.name` and `collection[key]`. */
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import {
  assumingValue,
  computedFrom,
  entryIn,
  inherit,
  markedSensitive,
  primitiveText,
  whyUnknown,
} from '../value/inherit.js';
import { compare, fromInteger, isInteger, toDouble } from '../value/number.js';
import { DYNAMIC, NUMBER, STRING, typeName, type Type } from '../value/type.js';
import { isNull, isUnknown, opaque, unknownValue, type Seen, type Trace, type Value } from '../value/value.js';
import { liftChoice, unknownResult } from './choose.js';

export function getAttribute(of: Value, name: string, trace: Trace): Value {
  if (isNull(of)) fail('this value is null, so it does not have any attributes');
  const type = attributeType(of.type, name);
  if (of.data.kind === 'unknown') {
    const found = inherit(seenAttribute(of.data.seen, { name, type, trace, of }), of);
    return liftChoice(found, [of], ([branch]) => (branch === undefined ? found : getAttribute(branch, name, trace)));
  }
  return entryIn(of, name) ?? fail(`this map does not have an element with the key "${name}"`);
}

function attributeType(type: Type, name: string): Type {
  if (type.kind === 'object')
    return type.fields.get(name) ?? fail(`this object does not have an attribute named "${name}"`);
  if (type.kind === 'map') return type.of;
  return type.kind === 'dynamic' ? DYNAMIC : fail(`a ${typeName(type)} does not have attributes`);
}

interface Wanted {
  readonly name: string;
  readonly type: Type;
  readonly trace: Trace;
  readonly of: Value;
}

function seenAttribute(seen: Seen, { name, type, trace, of }: Wanted): Value {
  if (seen.kind === 'reference') return referenceAttribute(seen, name, { type, trace });
  if (seen.kind === 'entries') {
    const part = seen.entries.get(name);
    if (part !== undefined) return part;
    if (seen.complete) fail(`this object does not have an attribute named "${name}"`);
  }
  return taken(of, name, { type, trace });
}

/** A part of something that is not known. */
function taken(of: Value, key: string, { type, trace }: { readonly type: Type; readonly trace: Trace }): Value {
  const keys = of.data.kind === 'unknown' && of.data.seen.kind === 'opaque' ? of.data.seen.from?.keys : undefined;
  return computedFrom(of, trace, keys === undefined ? { type } : { type, keys: [...keys, key] });
}

function referenceAttribute(
  seen: Seen & { readonly kind: 'reference' },
  name: string,
  { type, trace }: { readonly type: Type; readonly trace: Trace },
): Value {
  const { ref, target } = seen;
  const attribute = ref.attribute === '' ? name : `${ref.attribute}.${name}`;
  const computed = ref.attribute === '' ? target?.computed?.(name) : undefined;
  if (computed !== undefined) return computed;
  const known = ref.attribute === '' ? target?.attribute(name) : undefined;
  if (known === undefined || isUnknown(known))
    return unknownValue(type, { kind: 'reference', ref: { to: ref.to, attribute } }, trace);
  return { ...known, trace: { ...known.trace, ref: { to: ref.to, attribute } } };
}

/** `trace` is the index expression's. */
export function getIndex(of: Value, key: Value, trace: Trace): Value {
  if (isNull(of)) fail('this value is null, so it does not have any indices');
  if (isNull(key)) fail('null is not a valid index');
  if (key.type.kind === 'dynamic' || of.type.kind === 'dynamic') return indexUnknown(of, key, trace);
  const part = of.type.kind === 'object' ? indexObject(of, key, trace) : indexCollection(of, key, trace);
  return assumingValue(part, key.trace.assumed);
}

function indexUnknown(of: Value, key: Value, trace: Trace): Value {
  const result = markedSensitive(seenIndex(of, key, trace), of.sensitive);
  return liftChoice(result, [of, key], ([a, b]) =>
    a === undefined || b === undefined ? result : getIndex(a, b, trace),
  );
}

function seenIndex(of: Value, key: Value, trace: Trace): Value {
  const text = primitiveText(key) ?? (isSymbolic(of) ? '' : undefined);
  if (of.data.kind !== 'unknown' || text === undefined) return unknownResult(DYNAMIC, [of, key], trace);
  const { seen } = of.data;
  if (seen.kind === 'entries') return inherit(seenAttribute(seen, { name: text, type: DYNAMIC, trace, of }), of);
  if (seen.kind === 'items') return inherit(seenItem(seen, key, { trace, of }), of);
  if (seen.kind === 'reference') return inherit(indexReference(seen, key, { text, trace, of }), of);
  return taken(of, text, { type: DYNAMIC, trace });
}

/** One instance stands for all, so that any key leads to it. */
function isSymbolic({ data }: Value): boolean {
  return (
    data.kind === 'unknown' &&
    data.seen.kind === 'reference' &&
    data.seen.ref.attribute === '' &&
    data.seen.target?.symbolic === true
  );
}

/** The items that are seen of an incomplete list come first in it only as far as all before them are seen. */
function seenItem(
  seen: Seen & { readonly kind: 'items' },
  key: Value,
  { trace, of }: { readonly trace: Trace; readonly of: Value },
): Value {
  const index = key.data.kind === 'number' ? toDouble(key.data.value) : -1;
  return (seen.complete ? seen.items[index] : undefined) ?? opaque(whyUnknown(of), trace);
}

/** An instance of a resource whose count is not known is the resource; elsewhere the index is part of the attribute. */
function indexReference(
  seen: Seen & { readonly kind: 'reference' },
  key: Value,
  { text, trace, of }: { readonly text: string; readonly trace: Trace; readonly of: Value },
): Value {
  if (seen.ref.attribute === '')
    return seen.target?.symbolic === true ? of : referenceAttribute(seen, text, { type: DYNAMIC, trace });
  const step = key.data.kind === 'number' ? `[${text}]` : `["${text}"]`;
  const ref = { to: seen.ref.to, attribute: seen.ref.attribute + step };
  return unknownValue(DYNAMIC, { kind: 'reference', ref }, trace);
}

function indexObject(of: Value, key: Value, trace: Trace): Value {
  const name = convert(key, STRING);
  if (name.data.kind !== 'string') return indexUnknown({ ...of, type: DYNAMIC }, key, trace);
  return getAttribute(of, name.data.value, trace);
}

function indexCollection(of: Value, key: Value, trace: Trace): Value {
  if (of.type.kind === 'map') return indexMap(of, convert(key, STRING), trace);
  if (of.type.kind !== 'list' && of.type.kind !== 'tuple') fail('this value does not have any indices');
  const index = convert(key, NUMBER);
  const element = of.type.kind === 'list' ? of.type.of : DYNAMIC;
  if (isUnknown(of)) return { ...seenTyped(of, key, trace), type: typeAt(of.type, index) ?? element };
  if (index.data.kind !== 'number') return liftIndex(unknownResult(element, [key], trace), of, { key, trace });
  return itemAt(of, index) ?? fail('the given key does not identify an element in this collection value');
}

function typeAt(type: Type, index: Value): Type | undefined {
  if (type.kind !== 'tuple' || index.data.kind !== 'number') return undefined;
  return (
    type.items[toDouble(index.data.value)] ??
    fail('the given key does not identify an element in this collection value')
  );
}

function seenTyped(of: Value, key: Value, trace: Trace): Value {
  return indexUnknown({ ...of, type: DYNAMIC }, key, trace);
}

function liftIndex(result: Value, of: Value, { key, trace }: { readonly key: Value; readonly trace: Trace }): Value {
  const marked = markedSensitive(result, of.sensitive);
  return liftChoice(marked, [of, key], ([a, b]) =>
    a === undefined || b === undefined ? marked : getIndex(a, b, trace),
  );
}

function itemAt(of: Value, index: Value): Value | undefined {
  if (index.data.kind !== 'number') return undefined;
  const number = index.data.value;
  if (!isInteger(number) || compare(number, fromInteger(0)) < 0) return undefined;
  const item = of.data.kind === 'items' ? of.data.items[toDouble(number)] : undefined;
  return item === undefined ? undefined : inherit(item, of);
}

function indexMap(of: Value, key: Value, trace: Trace): Value {
  const element = of.type.kind === 'map' ? of.type.of : DYNAMIC;
  if (isUnknown(of)) return { ...seenTyped(of, key, trace), type: element };
  if (key.data.kind !== 'string') return liftIndex(unknownResult(element, [key], trace), of, { key, trace });
  return entryIn(of, key.data.value) ?? fail('the given key does not identify an element in this collection value');
}
