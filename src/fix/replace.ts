import type { AttributePlace, Place } from '../model/attribute.js';
import type { Value } from '../model/rule.js';
import { draftAppend } from './append.js';
import { isRefused, joinDrafts, refuse, type Draft } from './draft.js';
import { isInsertion, type Insertion } from './insertion.js';
import { draftRemove } from './remove.js';
import { draftSet } from './set.js';
import { nest, spell } from './spell.js';
import { targetIn, whyUntouchable } from './target.js';
import { replaceEntry } from './write/replace-entry.js';

/** Puts attribute `as` with a value in the place of another one of the same map. */
export function draftReplace(place: Place, as: Place, value: Value): Draft | Insertion {
  if (place.kind !== 'attribute' || as.kind !== 'attribute')
    return refuse('only an attribute takes the place of another');
  if (place.node === undefined) return draftSet(as, value);
  if (as.node !== undefined && as.node.kind !== 'absent') return joinInto(place, as, value);
  return exchange(place, as, value);
}

/** The other attribute is written already: it gets the values, and this one goes. */
function joinInto(place: AttributePlace, as: AttributePlace, value: Value): Draft {
  if (as.spelling.exceptions[as.path]?.single === true) return refuse(`${as.path} has a value already`);
  const values: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
  const drafts = values.map((one) => draftAppend(as, one));
  return joinDrafts([draftRemove(place), ...drafts.filter((draft): draft is Draft => !isInsertion(draft))]);
}

function exchange(place: AttributePlace, as: AttributePlace, value: Value): Draft {
  const { owner, steps } = place;
  const untouchable = whyUntouchable(owner);
  if (untouchable !== undefined) return untouchable;
  const written = spell(value, { spelling: as.spelling, path: as.path, shape: as.shape, target: targetIn(owner) });
  if (typeof written === 'object' && isRefused(written)) return written;
  const [member] = nest(as.steps, written);
  const [step, more] = steps;
  const entry = owner.entries.findLast((candidate) => candidate.key === step?.key);
  if (member === undefined || more !== undefined || entry === undefined || as.steps.length !== 1) {
    return refuse('the two attributes are not in the same map');
  }
  return replaceEntry(owner, entry, member);
}
