import type { MapNode, Span } from '../../model/source.js';
import { isRefused, refuse, type Draft } from '../draft.js';
import { targetIn, whyUntouchable } from '../target.js';
import { isList, isMap, type Member } from '../written.js';
import { enclosureOf, insertMembers, memberAt, type Enclosure, type Setting } from './enclosure.js';
import { gapFor } from './hcl-align.js';
import { insertIntoBody } from './hcl-body.js';
import { holdsLineEnd, isPlainEntry } from './lines.js';
import { printHclMember } from './print-hcl.js';
import { printJsonMember } from './print-json.js';
import { printYamlFlowMember } from './print-yaml.js';
import { hclStyle, jsonStyle } from './style.js';
import { insertIntoYamlMap, yamlStyle } from './yaml-block.js';

/**
 * New entries of a map, in its own manner. Plain values go behind the plain values that it begins with (`name`, `image`),
 * where a reader looks first; lists and structures go behind the last entry, or behind the one at `behind`.
 */
export function insertEntries(map: MapNode, members: readonly Member[], behind?: Span): Draft {
  const untouchable = whyUntouchable(map);
  if (untouchable !== undefined) return untouchable;
  if (!map.complete && map.absent === undefined) return refuse('not all keys of the map are known');
  if (map.form === 'hcl-body') return insertIntoBody(map, members);
  if (map.form === 'yaml-block') return insertIntoYamlMap(map, members, behind);
  const enclosure = enclosureOf(map);
  if (isRefused(enclosure)) return enclosure;
  const head = behind === undefined ? headFor(enclosure, members) : upTo(enclosure, behind);
  return insertMembers(head, (setting) =>
    members.map((member) => printMember(map, member, { enclosure: head, setting })),
  );
}

function headFor(enclosure: Enclosure, members: readonly Member[]): Enclosure {
  return areAllPlain(members) ? plainHead(enclosure) : enclosure;
}

function upTo(enclosure: Enclosure, { start }: Span): Enclosure {
  const index = memberAt(enclosure, start);
  return index === undefined ? enclosure : { ...enclosure, members: enclosure.members.slice(0, index + 1) };
}

function areAllPlain(members: readonly Member[]): boolean {
  return members.every(({ value }) => !isList(value) && !isMap(value));
}

/** The enclosure up to the last of the plain one-line members that it begins with; all of it when it does not. */
function plainHead(enclosure: Enclosure): Enclosure {
  const { file, members } = enclosure;
  const isPlain = ({ start, end }: Span): boolean => isPlainEntry(file.text.slice(start, end));
  const other = members.findIndex((member) => !isPlain(member));
  return other <= 0 ? enclosure : { ...enclosure, members: members.slice(0, other) };
}

interface Spot {
  readonly enclosure: Enclosure;
  readonly setting: Setting;
}

function printMember(map: MapNode, member: Member, { enclosure, setting }: Spot): string {
  const { text } = map.file;
  if (map.form === 'json') return printJsonMember(member, jsonStyle(targetIn(map), enclosure, setting));
  if (map.form === 'yaml-flow') return printYamlFlowMember(member, yamlStyle(map.file, '').quote);
  const style = hclStyle(enclosure, setting);
  const plain = printHclMember(member, style);
  const isAlone = setting.spread && !plain.includes('\n') && style.equals === ' = ';
  if (!isAlone || !holdsLineEnd(text, enclosure.inside)) return plain;
  const gap = gapFor(text, setting.after, style.quoteKeys ? `"${member.key}"` : member.key);
  return printHclMember(member, style, gap);
}
