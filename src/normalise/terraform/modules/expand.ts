/** `count` and `for_each`: the instances of a resource or a module call. */
import { choiceOf, settle } from '../evaluate/choose.js';
import type { Scope } from '../evaluate/scope.js';
import { convert } from '../value/convert.js';
import { partsOf, whyUnknown } from '../value/inherit.js';
import { fromInteger, isInteger, toDouble } from '../value/number.js';
import { NUMBER, objectType, STRING } from '../value/type.js';
import {
  entriesOf,
  isNull,
  mapValue,
  numberValue,
  opaque,
  objectValue,
  tupleValue,
  type Trace,
  type Value,
} from '../value/value.js';
import { attributeOf, type AttributePart, type Declaration } from './declaration.js';
import { evaluateArgument } from './evaluate-argument.js';

export interface Instance {
  /** What its address ends with: nothing, `[0]`, `["a"]`. */
  readonly key: string;
  /** `each` or `count`. */
  readonly names: readonly (readonly [string, Value])[];
  /** Set when it may not exist. */
  readonly conditional?: string;
}

/** `symbolic`: one instance stands for all of which neither number nor keys are known. */
export interface Expansion {
  readonly kind: 'single' | 'count' | 'each' | 'symbolic';
  readonly instances: readonly Instance[];
  /** Why there may be other instances than these. */
  readonly why?: string;
}

/** Of one resource or call. More are one symbolic instance. */
const MOST_INSTANCES = 1000;

export function expand(declaration: Declaration, scope: Omit<Scope, 'file'>): Expansion {
  const count = attributeOf(declaration, 'count');
  if (count !== undefined) return expandCount(count, scope);
  const each = attributeOf(declaration, 'for_each');
  if (each !== undefined) return expandEach(each, scope);
  return { kind: 'single', instances: [{ key: '', names: [] }] };
}

function expandCount(part: AttributePart, scope: Omit<Scope, 'file'>): Expansion {
  const written = evaluateArgument(part, scope);
  const value = settle(() => convert(written, NUMBER), written.trace);
  const { trace } = value;
  if (value.data.kind === 'number' && isInteger(value.data.value)) {
    const number = Math.max(0, toDouble(value.data.value));
    if (number > MOST_INSTANCES)
      return symbolicCount(part, { value, why: `a count of ${String(number)} is too large` });
    scope.host.spend(number);
    const indexes = Array.from({ length: number }, (_, index) => index);
    const instances = indexes.map((index) => ({ key: `[${String(index)}]`, names: [countOf(index, trace)] }));
    return { kind: 'count', instances };
  }
  const conditional = conditionOf(value, 'count', part);
  return symbolicCount(part, { value, why: whyUnknown(value), ...(conditional === undefined ? {} : { conditional }) });
}

function countOf(index: number, trace: Trace): readonly [string, Value] {
  const value = numberValue(fromInteger(index), { ...trace, locked: 'it is the number of an instance' });
  return ['count', objectValue(entriesOf(new Map([['index', value]])), trace)];
}

interface Undecided {
  readonly value: Value;
  readonly why: string;
  readonly conditional?: string;
}

function symbolicCount(part: AttributePart, { value, why, conditional }: Undecided): Expansion {
  const index = opaque(why, value.trace, NUMBER);
  const entries = entriesOf(new Map([['index', index]]));
  const count = mapValue(objectType(new Map([['index', NUMBER]])), entries, {
    file: part.file,
    span: part.attribute.span,
  });
  return symbolic([['count', count]], { why, ...(conditional === undefined ? {} : { conditional }) });
}

function symbolic(names: Instance['names'], facts: { readonly why: string; readonly conditional?: string }): Expansion {
  const { why, conditional } = facts;
  return {
    kind: 'symbolic',
    why,
    instances: [{ key: '', names, ...(conditional === undefined ? {} : { conditional }) }],
  };
}

function expandEach(part: AttributePart, scope: Omit<Scope, 'file'>): Expansion {
  const value = evaluateArgument(part, scope);
  const parts = value.type.kind === 'tuple' || value.type.kind === 'list' ? undefined : partsOf(value);
  if (parts === undefined || parts.length > MOST_INSTANCES) return symbolicEach(part, value, parts?.length);
  const keys = parts.map(({ key }) => (key.data.kind === 'string' ? key.data.value : undefined));
  if (keys.some((key) => key === undefined)) return symbolicEach(part, value, undefined);
  scope.host.spend(parts.length);
  const instances = parts.map(({ key, value: item }, index) => ({
    key: `[${JSON.stringify(keys[index] ?? '')}]`,
    names: [eachOf(key, item)],
  }));
  return { kind: 'each', instances };
}

function eachOf(key: Value, value: Value): readonly [string, Value] {
  return [
    'each',
    objectValue(
      entriesOf(
        new Map([
          ['key', key],
          ['value', value],
        ]),
      ),
      key.trace,
    ),
  ];
}

function symbolicEach(part: AttributePart, value: Value, size: number | undefined): Expansion {
  const why = whyNotEach(value, size);
  const each = eachOf(opaque(why, value.trace, STRING), opaque(why, value.trace));
  const conditional = conditionOf(value, 'for_each', part);
  return symbolic([each], { why, ...(conditional === undefined ? {} : { conditional }) });
}

function whyNotEach(value: Value, size: number | undefined): string {
  if (size !== undefined) return `a for_each over ${String(size)} elements is too large`;
  if (isNull(value)) return 'its for_each is null';
  const { kind } = value.type;
  if (value.data.kind !== 'unknown' && kind !== 'map' && kind !== 'object' && kind !== 'set')
    return `for_each does not take a ${kind}`;
  return whyUnknown(value);
}

/** When there is at least one instance: undefined when there always is. */
function conditionOf(value: Value, argument: string, { file, attribute }: AttributePart): string | undefined {
  const branches = choiceOf(value)?.branches;
  const counts = branches?.map((branch) => ({ when: branch.when, size: sizeOf(branch.value) })) ?? [];
  const some = counts.filter(({ size }) => size !== 0);
  const known = counts.length > 0 && counts.every(({ size }) => size !== undefined);
  if (known && some.length === counts.length) return undefined;
  const [only, more] = some;
  if (known && only !== undefined && more === undefined) return only.when;
  const { start, end } = attribute.value.span;
  return `${argument} of ${file.text.slice(start, end).replace(/\s+/g, ' ')}`;
}

function sizeOf(value: Value): number | undefined {
  const { data } = value;
  if (data.kind === 'number') return toDouble(data.value);
  if (data.kind === 'items') return data.items.length;
  return data.kind === 'entries' ? data.entries.keys().length : undefined;
}

/** What a name of several instances means as a value: one, a tuple of all, or an object of all. */
export function gather(expansion: Expansion, trace: Trace, valueAt: (instance: Instance) => Value): Value {
  const { kind, instances } = expansion;
  const [first] = instances;
  if (kind === 'count') return tupleValue(instances.map(valueAt), trace);
  if (kind === 'each' || first === undefined) {
    const entries = instances.map((instance): [string, Value] => [keyText(instance), valueAt(instance)]);
    return objectValue(entriesOf(new Map(entries)), trace);
  }
  return valueAt(first);
}

function keyText({ key }: Instance): string {
  return JSON.parse(key.slice(1, -1)) as string;
}
