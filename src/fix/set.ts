import type { AttributePlace, Place } from '../model/attribute.js';
import type { Value } from '../model/rule.js';
import { isRefused, refuse, type Draft } from './draft.js';
import type { Insertion } from './insertion.js';
import { nest, spell } from './spell.js';
import { targetOf } from './target.js';
import type { Written } from './written.js';
import { replaceValue } from './write/replace-value.js';

/** Gives an attribute a value: in the place of the one that is written, otherwise as a new entry. */
export function draftSet(place: Place, value: Value): Draft | Insertion {
  if (place.kind === 'resource') return refuse('a whole resource is not replaced');
  const { spelling, path, shape } = place;
  const written = spell(value, { spelling, path, shape, target: targetOf(place) });
  if (typeof written === 'object' && isRefused(written)) return written;
  return place.kind === 'item' ? replaceValue(place, written) : setAttribute(place, written);
}

function setAttribute(place: AttributePlace, written: Written): Draft | Insertion {
  const { owner, steps, node } = place;
  const [first, ...rest] = steps;
  if (first === undefined) return refuse('it is not an attribute of its own here');
  if (node === undefined) return { owner, members: nest(steps, written) };
  if (node.kind === 'list' && node.form === 'hcl-blocks') return refuse('whole blocks are not replaced');
  return replaceValue(place, rest.length === 0 ? written : { members: nest(rest, written) });
}
