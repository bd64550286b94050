/** JSON, YAML and CSV. */
import { settle, unknownResult } from '../evaluate/choose.js';
import { fail } from '../value/failure.js';
import { anySensitive, computedFrom, firstUnknown, inherit, markedSensitive } from '../value/inherit.js';
import { DYNAMIC, listType, objectType, STRING, type Type } from '../value/type.js';
import { entriesOf, itemsValue, mapValue, opaque, stringValue, unknownValue, type Value } from '../value/value.js';
import { OPEN, text, textAt, valueAt, workOf, type Context, type Family } from './define.js';
import { parseCsv } from './csv.js';
import { asDecoded, decodeJson } from './json-decode.js';
import { jsonText } from './json-text.js';
import { placesOf, type Places } from './text-places.js';
import { decodeYaml } from './yaml-decode.js';
import { yamlText } from './yaml-text.js';

export const MARKUPS: Family = {
  csvdecode: { parameters: [text('str')], type: DYNAMIC, run: csvDecode },
  jsondecode: {
    parameters: [{ name: 'str', type: STRING, unknown: true, marked: true }],
    type: DYNAMIC,
    run: jsonDecode,
  },
  jsonencode: { parameters: [{ name: 'val', ...OPEN }], type: STRING, run: jsonEncode },
  yamldecode: { parameters: [{ name: 'src', type: STRING, marked: true }], type: DYNAMIC, run: yamlDecode },
  yamlencode: { parameters: [{ name: 'value', ...OPEN }], type: STRING, run: yamlEncode },
};

/** The string remembers what it was made of, so that its parts can be read where they are written. */
function jsonEncode(values: readonly Value[], { shell, scope }: Context): Value {
  const value = valueAt(values, 0);
  const sensitive = anySensitive(value);
  if (firstUnknown(value) !== undefined)
    return markedSensitive(unknownValue(STRING, { kind: 'json', value }, shell), sensitive);
  const json = jsonText(value);
  scope.host.spend(workOf([json]));
  const result = stringValue(json, shell);
  const data = result.data.kind === 'string' ? { ...result.data, json: value } : result.data;
  return markedSensitive({ ...result, data }, sensitive);
}

function jsonDecode(values: readonly Value[], { scope, shell }: Context): Value {
  const value = valueAt(values, 0);
  const { data } = value;
  const json =
    data.kind === 'string'
      ? data.json
      : data.kind === 'unknown' && data.seen.kind === 'json'
        ? data.seen.value
        : undefined;
  if (json !== undefined) return markedSensitive(inherit(asDecoded(json), value), value.sensitive);
  if (data.kind === 'unknown' && data.seen.kind !== 'text')
    return markedSensitive(unknownContent(value, shell), value.sensitive);
  const decoded = (): Value => decode(value, (places) => decodeJson(places, scope), shell);
  return data.kind === 'unknown' ? partly(settle(decoded, shell)) : decoded();
}

/** Of what a reference gives, the keys that are taken out of it can be told. */
function unknownContent(text: Value, shell: Value['trace']): Value {
  const isReference = text.data.kind === 'unknown' && text.data.seen.kind === 'reference';
  return isReference ? computedFrom(text, shell, { type: DYNAMIC, keys: [] }) : unknownResult(DYNAMIC, [text], shell);
}

/** A text with unknown parts has, as far as Terraform is concerned, no known structure. */
function partly(value: Value): Value {
  const { data, trace } = value;
  if (data.kind === 'items') return unknownValue(DYNAMIC, { kind: 'items', items: data.items, complete: true }, trace);
  if (data.kind === 'entries')
    return unknownValue(DYNAMIC, { kind: 'entries', entries: data.entries, complete: true }, trace);
  return value;
}

function decode(value: Value, read: (places: Places) => Value, trace: Value['trace']): Value {
  const places = placesOf(value);
  if (places === undefined) return opaque('its text has unusual characters', trace);
  return markedSensitive(read(places), value.sensitive);
}

function yamlDecode(values: readonly Value[], { scope, shell }: Context): Value {
  scope.host.spend(workOf([textAt(values, 0)]) * 8);
  return decode(valueAt(values, 0), (places) => decodeYaml(places, scope), shell);
}

function yamlEncode(values: readonly Value[], { trace, scope }: Context): Value {
  const value = valueAt(values, 0);
  const sensitive = anySensitive(value);
  if (firstUnknown(value) !== undefined) return markedSensitive(unknownResult(STRING, [value], trace), sensitive);
  const yaml = yamlText(value);
  if (yaml === undefined) return markedSensitive(opaque('its YAML has very long keys', trace, STRING), sensitive);
  scope.host.spend(workOf([yaml]));
  return markedSensitive(stringValue(yaml, trace), sensitive);
}

function csvDecode(values: readonly Value[], { trace, scope }: Context): Value {
  const csv = textAt(values, 0);
  scope.host.spend(workOf([csv]) * 4);
  const [names, ...rows] = parseCsv(csv);
  if (names === undefined) return fail('the CSV text has no header');
  if (new Set(names).size !== names.length) fail('the CSV text has two columns of one name');
  const type: Type = objectType(new Map(names.map((name) => [name, STRING])));
  const items = rows.map((row) => {
    const fields = names.map((name, index): [string, Value] => [name, stringValue(row[index] ?? '', trace)]);
    return mapValue(type, entriesOf(new Map(fields)), trace);
  });
  return itemsValue(listType(type), items, trace);
}
