import type { MapNode } from '../model/source.js';
import { refuse, type Draft } from './draft.js';
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
  return [...byOwner.values()].map(draftInsertion);
}

function draftInsertion({ owner, members }: Insertion): Draft {
  const merged = mergeMembers(members);
  const { inputs } = owner;
  if (inputs === undefined) return insertEntries(owner, merged);
  const missing = merged.find(({ key, block }) => block || inputs[key] === undefined);
  if (missing !== undefined) return refuse(`the module has no input of its own for ${missing.key}`);
  return insertEntries(
    owner,
    merged.map((member) => ({ ...member, key: inputs[member.key] ?? member.key })),
  );
}
