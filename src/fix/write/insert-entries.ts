import type { MapNode } from '../../model/source.js';
import { isRefused, refuse, type Draft } from '../draft.js';
import { targetIn, whyUntouchable } from '../target.js';
import type { Member } from '../written.js';
import { enclosureOf, insertMembers, type Enclosure, type Setting } from './enclosure.js';
import { gapFor } from './hcl-align.js';
import { insertIntoBody } from './hcl-body.js';
import { holdsLineEnd } from './lines.js';
import { printHclMember } from './print-hcl.js';
import { printJsonMember } from './print-json.js';
import { printYamlFlowMember } from './print-yaml.js';
import { hclStyle, jsonStyle } from './style.js';
import { insertIntoYamlMap, yamlStyle } from './yaml-block.js';

/** New entries of a map, in its own manner, behind the last one. */
export function insertEntries(map: MapNode, members: readonly Member[]): Draft {
  const untouchable = whyUntouchable(map);
  if (untouchable !== undefined) return untouchable;
  if (!map.complete) return refuse('not all keys of the map are known');
  if (map.form === 'hcl-body') return insertIntoBody(map, members);
  if (map.form === 'yaml-block') return insertIntoYamlMap(map, members);
  const enclosure = enclosureOf(map);
  if (isRefused(enclosure)) return enclosure;
  return insertMembers(enclosure, (setting) =>
    members.map((member) => printMember(map, member, { enclosure, setting })),
  );
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
