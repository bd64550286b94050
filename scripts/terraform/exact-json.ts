import { jsonString } from '../../src/normalise/terraform/functions/json-text.js';
import { rawParts } from '../../src/normalise/terraform/value/inherit.js';
import { numberText } from '../../src/normalise/terraform/value/number-text.js';
import { sortedKeys, type Value } from '../../src/normalise/terraform/value/value.js';

/** The JSON text of a value with all digits of its numbers; what is unknown is null in a list and absent in an object. */
export function exactJson(value: Value): string {
  return textOf(value) ?? 'null';
}

function textOf(value: Value): string | undefined {
  const { data } = value;
  switch (data.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return 'null';
    case 'number':
      return data.value.infinite === true ? jsonString(numberText(data.value)) : numberText(data.value);
    case 'string':
      return JSON.stringify(data.value);
    case 'bool':
      return String(data.value);
    case 'items':
      return `[${rawParts(value).map(exactJson).join(',')}]`;
    case 'entries': {
      const { entries } = data;
      const pairs = sortedKeys(entries).flatMap((key) => {
        const part = entries.get(key);
        const text = part === undefined ? undefined : textOf(part);
        return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
      });
      return `{${pairs.join(',')}}`;
    }
  }
}
