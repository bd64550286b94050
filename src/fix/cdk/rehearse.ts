/**
 * The template as it will be once the app is synthesized with the change: planned on the generated text as if people
 * wrote it, and only to judge what the change does.
 */
import type { AttributePlace } from '../../model/attribute.js';
import type { Resource } from '../../model/resource.js';
import type { Change } from '../../model/rule.js';
import type { Node, SourceFile } from '../../model/source.js';
import { isRefused } from '../draft.js';
import { planEdits, type Plan } from '../plan.js';

/** A path that no file of a repository has, so that nothing takes the text for a generated one. */
const REHEARSAL = '\0rehearsal';

/** The edits of the template that carry out the changes. */
export function rehearse(changes: readonly Change[], resource: Resource): Plan {
  const { path } = resource.file;
  const plan = planEdits(changes.map((change) => lifted(change, resource)));
  if (isRefused(plan)) return plan;
  return { edits: plan.edits.map((edit) => ({ ...edit, path })) };
}

function lifted(change: Change, resource: Resource): Change {
  const { place } = change;
  if (place.kind !== 'attribute' || place.owner.file.path !== resource.file.path) return change;
  const free: AttributePlace = { ...withProperties(place, resource), ...nodeOf(place) };
  return { ...change, place: { ...free, owner: freed(free.owner) } };
}

function nodeOf({ node }: AttributePlace): Pick<AttributePlace, 'node'> {
  return node === undefined ? {} : { node: freed(node) };
}

/** Of a resource without Properties they are written with the attribute. */
function withProperties(place: AttributePlace, { body, place: { node } }: Resource): AttributePlace {
  const isBare = place.owner === body && body.entries.length === 0 && body.span.start === body.span.end;
  return isBare ? { ...place, owner: node, steps: [{ key: 'Properties', block: false }, ...place.steps] } : place;
}

function freed<N extends Node>(node: N): N {
  const { text, syntax } = node.file;
  const file: SourceFile = { path: REHEARSAL, text, syntax };
  return { ...node, file };
}
