/** One more condition of a policy statement, beside those that are written: `{ StringEquals: { "aws:SourceVpc": "vpc-1" } }`. */
import type { AttributePlace } from '../model/attribute.js';
import type { Value } from '../model/rule.js';
import type { MapNode, Node } from '../model/source.js';
import { isRefused, refuse, type Draft } from './draft.js';
import type { Insertion } from './insertion.js';
import { spell } from './spell.js';
import { targetIn } from './target.js';
import { isMap, type Member } from './written.js';

/** Refused where the same operator has the same key already, or where what is written may hold it. */
export function draftCondition(place: AttributePlace, value: Value): Draft | Insertion {
  const { node, owner, steps } = place;
  const [step, more] = steps;
  if (step === undefined || more !== undefined) return refuse('its statement is not written out');
  if (node?.kind === 'map') return insertInto(place, node, value);
  if (!isOpenToBlocks(node)) return refuse('its conditions are not written out');
  const written = spell(value, { ...place, target: targetIn(owner) });
  if (typeof written === 'object' && isRefused(written)) return written;
  return { owner, members: [{ ...step, value: written }] };
}

function isOpenToBlocks(node: Node | undefined): boolean {
  if (node === undefined || node.kind === 'absent') return true;
  return node.kind === 'list' && node.form === 'hcl-blocks' && node.complete;
}

function insertInto(place: AttributePlace, conditions: MapNode, value: Value): Draft | Insertion {
  const written = spell(value, { ...place, target: targetIn(conditions) });
  if (typeof written === 'object' && isRefused(written)) return written;
  const [operator, more] = typeof written === 'object' && isMap(written) ? written.members : [];
  if (operator === undefined || more !== undefined) return refuse('more than one operator cannot be added at once');
  const entry = conditions.entries.findLast(({ key }) => key === operator.key);
  if (entry === undefined) return { owner: conditions, members: [operator] };
  if (entry.value.kind !== 'map') return refuse('its conditions are not written out');
  return insertKeys(entry.value, membersOf(operator));
}

function insertKeys(keys: MapNode, members: readonly Member[]): Draft | Insertion {
  const taken = members.find((member) =>
    keys.entries.some(({ key }) => key.toLowerCase() === member.key.toLowerCase()),
  );
  return taken === undefined ? { owner: keys, members } : refuse(`there is a condition on ${taken.key} already`);
}

function membersOf({ value }: Member): readonly Member[] {
  return typeof value === 'object' && isMap(value) ? value.members : [];
}
