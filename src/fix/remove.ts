import type { AttributePlace, ItemPlace, Place, ResourcePlace } from '../model/attribute.js';
import type { Entry, ListNode, MapNode, Node } from '../model/source.js';
import { isRefused, joinDrafts, refuse, type Draft } from './draft.js';
import { isInside, whyUntouchable } from './target.js';
import { enclosureOf, memberAt, removeMember } from './write/enclosure.js';
import { blockAround, removeFromBody, removeStatement } from './write/hcl-body.js';
import { NOT_WRITTEN_HERE, removeFromYamlList, removeFromYamlMap } from './write/yaml-block.js';

/** Takes out an entry, an item or a whole resource, with its lines. */
export function draftRemove(place: Place): Draft {
  if (place.kind === 'resource') return removeResource(place);
  return place.kind === 'item' ? removeItem(place) : removeAttribute(place);
}

function removeResource({ node, span, owner }: ResourcePlace): Draft {
  if (node.inputs !== undefined) return refuse('a module makes it');
  const untouchable = whyUntouchable(owner ?? node);
  if (untouchable !== undefined) return untouchable;
  const { file } = owner ?? node;
  if (isNamedElsewhere(file.text, file.text.slice(span.start, span.end), owner !== undefined)) {
    return refuse('other parts of the file refer to it');
  }
  if (owner === undefined) return removeStatement(file, span);
  const entry = owner.entries.find((one) => one.span.start === span.start);
  return entry === undefined ? refuse(NOT_WRITTEN_HERE) : removeEntry(owner, entry);
}

/** The name by which others refer to a resource: a logical id, or type and name of a block. */
function isNamedElsewhere(text: string, declaration: string, isEntry: boolean): boolean {
  const block = /^resource\s+"([\w-]+)"\s+"([\w-]+)"/.exec(declaration);
  const name = isEntry
    ? /^"?([A-Za-z0-9]+)/.exec(declaration)?.[1]
    : block === null
      ? undefined
      : `${block[1] ?? ''}.${block[2] ?? ''}`;
  if (name === undefined) return false;
  const word = new RegExp(`(?<![\\w-])${name.replace('.', '\\.')}(?![\\w-])`, 'g');
  const own = isEntry ? 1 : 0;
  return [...text.matchAll(word)].length > own;
}

function removeItem({ list, node }: ItemPlace): Draft {
  const isBlock = list.form === 'hcl-blocks';
  const untouchable = whyUntouchable(list) ?? (isBlock ? whyUntouchable(node) : undefined);
  if (untouchable !== undefined) return untouchable;
  if (!list.items.includes(node)) return refuse('whether it is there depends on a condition');
  if (isBlock) return removeBlock(node);
  return list.form === 'yaml-block' ? removeFromYamlList(list, node) : removeFromBrackets(list, node);
}

function removeFromBrackets(list: ListNode, node: Node): Draft {
  const enclosure = enclosureOf(list);
  if (isRefused(enclosure)) return enclosure;
  if (isInside(node, list)) return removeMember(enclosure, memberAt(enclosure, node.span.start) ?? -1);
  // The item is a reference to something written elsewhere, so only its position tells which one it is.
  const isCounted = list.items.length === enclosure.members.length;
  return isCounted ? removeMember(enclosure, list.items.indexOf(node)) : refuse(NOT_WRITTEN_HERE);
}

function removeBlock(node: Node): Draft {
  if (node.kind !== 'map' || node.form !== 'hcl-body') return refuse(NOT_WRITTEN_HERE);
  const block = blockAround(node);
  return isRefused(block) ? block : removeStatement(node.file, block);
}

function removeAttribute(place: AttributePlace): Draft {
  const { owner, steps, node } = place;
  const [step, more] = steps;
  if (node === undefined) return { edits: [] };
  if (step === undefined || more !== undefined) return refuse(NOT_WRITTEN_HERE);
  const untouchable = whyUntouchable(owner);
  if (untouchable !== undefined) return untouchable;
  if (node.kind === 'list' && node.form === 'hcl-blocks') return joinDrafts(node.items.map(removeBlock));
  const entry = owner.entries.findLast((candidate) => candidate.key === step.key);
  return entry === undefined ? { edits: [] } : removeEntry(owner, entry);
}

function removeEntry(owner: MapNode, entry: Entry): Draft {
  const at = entry.keySpan.start;
  if (at < owner.span.start || at >= owner.span.end) return refuse(NOT_WRITTEN_HERE);
  if (owner.form === 'hcl-body') return removeFromBody(owner, at);
  if (owner.form === 'yaml-block') return removeFromYamlMap(owner, entry);
  const enclosure = enclosureOf(owner);
  if (isRefused(enclosure)) return enclosure;
  return removeMember(enclosure, memberAt(enclosure, at) ?? -1);
}
