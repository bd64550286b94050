import type { AttributePlace, Place } from '../model/attribute.js';
import type { Value } from '../model/rule.js';
import type { ListNode, Node } from '../model/source.js';
import { draftCondition } from './condition.js';
import { isRefused, refuse, type Draft } from './draft.js';
import type { Insertion } from './insertion.js';
import { draftSet } from './set.js';
import { spellItem } from './spell.js';
import { targetIn, targetOf, whyUntouchable } from './target.js';
import { appendItems } from './write/append-items.js';
import { printInLine } from './write/replace-value.js';

/** Adds an item to a list, or conditions to a statement; where the dialect has one value only, it takes that one's place. */
export function draftAppend(place: Place, value: Value): Draft | Insertion {
  if (place.kind !== 'attribute') return refuse('nothing can be added to a single item');
  return place.shape.type === 'conditions' ? draftCondition(place, value) : addItem(place, value);
}

function addItem(place: AttributePlace, value: Value): Draft | Insertion {
  const { node, spelling, path } = place;
  if (node === undefined || node.kind === 'absent' || spelling.exceptions[path]?.single === true) {
    return draftSet(place, [value]);
  }
  if (node.kind === 'list') return appendTo(place, node, value);
  if (node.kind === 'map' || node.kind === 'choice' || node.kind === 'opaque')
    return refuse('the list is not written out');
  return wrap(place, node, value);
}

function appendTo(place: AttributePlace, list: ListNode, value: Value): Draft | Insertion {
  const target = targetIn(list);
  const written = spellItem(value, { ...place, target });
  if (typeof written === 'object' && isRefused(written)) return written;
  if (list.form !== 'hcl-blocks') return whyUntouchable(list) ?? appendItems(list, [written]);
  const [step, more] = place.steps;
  if (step === undefined || more !== undefined) return refuse('its block is not written out');
  return { owner: place.owner, members: [{ key: step.key, value: written, block: true }] };
}

/** A single value where a list may stand becomes a list of two. */
function wrap(place: AttributePlace, node: Node, value: Value): Draft {
  const untouchable = whyUntouchable(node);
  if (untouchable !== undefined) return untouchable;
  const { file, span } = node;
  if (file.text.slice(span.start, span.end).includes('\n')) return refuse('the value takes several lines');
  const target = targetOf(place);
  const written = spellItem(value, { ...place, target });
  if (typeof written === 'object' && isRefused(written)) return written;
  return {
    edits: [
      { path: file.path, start: span.start, end: span.start, text: '[' },
      { path: file.path, start: span.end, end: span.end, text: `, ${printInLine(written, target)}]` },
    ],
  };
}
