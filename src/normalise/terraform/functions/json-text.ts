/** JSON as Go writes it: keys sorted, no spaces, and what HTML would misread escaped. */
import { fail } from '../value/failure.js';
import { rawParts } from '../value/inherit.js';
import { numberText } from '../value/number-text.js';
import { sortedKeys, type Value } from '../value/value.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const SPECIAL =
  /["\\<>&\u0000-\u001f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function jsonString(text: string): string {
  const escaped = text.replace(SPECIAL, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return ESCAPES[letter] ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** The JSON of a value of which nothing is unknown. */
export function jsonText(value: Value): string {
  const { data } = value;
  switch (data.kind) {
    case 'null':
      return 'null';
    case 'unknown':
      return fail('it is not known');
    case 'string':
      return jsonString(data.value);
    case 'number':
      return data.value.infinite === true ? fail('JSON has no infinite numbers') : numberText(data.value);
    case 'bool':
      return String(data.value);
    case 'items':
      return `[${rawParts(value).map(jsonText).join(',')}]`;
    case 'entries': {
      const { entries } = data;
      const parts = sortedKeys(entries).flatMap((key) => {
        const part = entries.get(key);
        return part === undefined ? [] : [`${jsonString(key)}:${jsonText(part)}`];
      });
      return `{${parts.join(',')}}`;
    }
  }
}
