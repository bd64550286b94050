import type { ListNode } from '../../model/source.js';
import { isRefused, type Draft } from '../draft.js';
import { targetIn } from '../target.js';
import type { Written } from '../written.js';
import { enclosureOf, insertMembers, type Enclosure, type Setting } from './enclosure.js';
import { printHcl } from './print-hcl.js';
import { printJson } from './print-json.js';
import { printYamlFlow } from './print-yaml.js';
import { hclStyle, jsonStyle } from './style.js';
import { appendToYamlList, yamlStyle } from './yaml-block.js';

/** New items behind the last one, in the manner of the list. */
export function appendItems(list: ListNode, values: readonly Written[]): Draft {
  if (list.form === 'yaml-block') return appendToYamlList(list, values);
  const enclosure = enclosureOf(list);
  if (isRefused(enclosure)) return enclosure;
  return insertMembers(enclosure, (setting) => values.map((value) => printItem(list, value, { enclosure, setting })));
}

interface Spot {
  readonly enclosure: Enclosure;
  readonly setting: Setting;
}

/** In one line when the item before it is in one. */
function printItem(list: ListNode, value: Written, { enclosure, setting }: Spot): string {
  const { after } = setting;
  const { text } = list.file;
  const likeLast = after === undefined || text.slice(after.start, after.end).includes('\n');
  const like: Setting = { ...setting, spread: setting.spread && likeLast };
  if (list.form === 'yaml-flow') return printYamlFlow(value, yamlStyle(list.file, '').quote);
  if (list.form === 'json')
    return printJson(value, { ...jsonStyle(targetIn(list), enclosure, like), ...habits(enclosure) });
  return printHcl(value, hclStyle(enclosure, like));
}

/** The colon, comma and padding of the maps that are in the list. */
function habits({ file, members }: Enclosure): {
  readonly colon?: string;
  readonly comma?: string;
  readonly pad?: string;
} {
  const [first] = members;
  const text = first === undefined ? '' : file.text.slice(first.start, first.end);
  const found = /^\{(\s*)"(?:[^"\\]|\\.)*"([ \t]*:[ \t]*)\S/.exec(text);
  if (found === null) return {};
  const pad = found[1] === '' ? '' : ' ';
  return { colon: found[2] ?? ': ', comma: found[2] === ':' ? ',' : ', ', pad };
}
