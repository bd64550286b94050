/** Changes in API terms → the smallest text edits, or why there are none. */
import type { TextEdit } from '../model/finding.js';
import type { Change } from '../model/rule.js';
import { draftAppend } from './append.js';
import { isCrowded } from './crowding.js';
import { draftDeclaration } from './declare.js';
import { isRefused, joinDrafts, refuse, type Draft, type Edits, type Refusal } from './draft.js';
import { distinctEdits, orderEdits, overlaps } from './edits.js';
import { draftInsertions, isInsertion, type Insertion } from './insertion.js';
import { draftLine } from './line.js';
import { draftRemove } from './remove.js';
import { draftReplace } from './replace.js';
import { draftSet } from './set.js';

export type Plan = (Edits | Refusal) & Told;

export interface Told {
  /** What people edit, where the edits are those of a generated file and only tell what comes of it. */
  readonly written?: readonly TextEdit[];
  /** What to write by hand, where the rule's own words do not say it for this kind of file. */
  readonly advice?: string;
}

/**
 * The edits that carry out changes together. New entries go behind the last one (attributes of HCL behind the last
 * attribute, before the blocks), items behind the last item; what is removed takes its lines with it.
 */
export function planEdits(changes: readonly Change[]): Plan {
  if (changes.length === 0) return refuse('the rule names no exact change here');
  if (isCrowded(changes)) return refuse("the changes to one list or map get in each other's way");
  const steps = changes.map(stepFor);
  const insertions = draftInsertions(steps.filter(isInsertion));
  const drafts = steps.filter((step): step is Draft => !isInsertion(step));
  const joined = joinDrafts([...drafts, ...insertions]);
  if (isRefused(joined)) return joined;
  const edits = orderEdits(distinctEdits(joined.edits));
  if (edits.length === 0) return refuse('there is nothing to change');
  return collide(edits) ? refuse('the changes touch the same text') : { edits };
}

function stepFor(change: Change): Draft | Insertion {
  switch (change.op) {
    case 'set':
      return draftSet(change.place, change.value);
    case 'remove':
      return draftRemove(change.place);
    case 'append':
      return draftAppend(change.place, change.value);
    case 'line':
      return draftLine(change.place, change.behind, change.line);
    case 'declare':
      return draftDeclaration(change.beside, change.declaration);
    case 'replace':
      return draftReplace(change.place, change.as, change.value);
  }
}

function collide(edits: readonly TextEdit[]): boolean {
  return edits.some((edit, index) => edits.slice(index + 1).some((other) => overlaps(edit, other)));
}
