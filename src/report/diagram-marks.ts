/** Which parties and relations of the picture have problems. */
import type { FixedFinding, Outcome } from '../model/finding.js';
import { resourceKey, subjectKey, type Party, type Relation, type Relations } from '../model/relations.js';

export interface Marks {
  /** The problems of a party: of its resources, as far as they are not those of a relation. */
  readonly ofParty: (party: Party) => readonly FixedFinding[];
  readonly ofRelation: (relation: Relation) => readonly FixedFinding[];
}

/** A problem that a way through rests on belongs to the relation, every other to the parties whose resource it is in. */
export function marksOf(relations: Relations, { findings }: Pick<Outcome, 'findings'>): Marks {
  const ways = new Set(relations.relations.flatMap(({ subjects }) => subjects));
  const onWays = grouped(findings, ({ subject }) => (ways.has(subjectKey(subject)) ? subjectKey(subject) : undefined));
  const inResources = grouped(findings, ({ subject }) =>
    ways.has(subjectKey(subject)) ? undefined : resourceKey(subject.resource),
  );
  return {
    ofParty: ({ resources }) => resources.flatMap((key) => inResources.get(key) ?? []),
    ofRelation: ({ subjects }) => subjects.flatMap((key) => onWays.get(key) ?? []),
  };
}

function grouped(
  findings: readonly FixedFinding[],
  keyOf: (finding: FixedFinding) => string | undefined,
): ReadonlyMap<string, readonly FixedFinding[]> {
  const groups = new Map<string, FixedFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return groups;
}
