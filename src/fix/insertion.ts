import type { MapNode } from '../model/source.js';
import type { Draft } from './draft.js';
import { mergeMembers, type Member } from './written.js';
import { insertEntries } from './write/insert-entries.js';

/** Entries to be added to a map. Several changes may add to one map, which must be written in one go. */
export interface Insertion {
  readonly owner: MapNode;
  readonly members: readonly Member[];
}

export function isInsertion(step: Draft | Insertion): step is Insertion {
  return 'owner' in step;
}

/** One draft for each map that gets new entries. */
export function draftInsertions(insertions: readonly Insertion[]): readonly Draft[] {
  const byOwner = new Map<string, Insertion>();
  for (const { owner, members } of insertions) {
    const key = [owner.file.path, owner.span.start, owner.span.end].join('\n');
    byOwner.set(key, { owner, members: [...(byOwner.get(key)?.members ?? []), ...members] });
  }
  return [...byOwner.values()].map(({ owner, members }) => insertEntries(owner, mergeMembers(members)));
}
