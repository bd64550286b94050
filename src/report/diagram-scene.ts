/** What the picture shows of the relations: the parties and relations with the largest problems, and how many are left out. */
import type { FixedFinding, Outcome } from '../model/finding.js';
import type { Party, Relation, Relations } from '../model/relations.js';
import { SEVERITIES } from '../model/rule.js';
import { marksOf } from './diagram-marks.js';

export interface Marked<T> {
  readonly of: T;
  readonly findings: readonly FixedFinding[];
}

export interface Scene {
  readonly parties: readonly Marked<Party>[];
  readonly relations: readonly Marked<Relation>[];
  readonly partiesLeftOut: number;
  /** Of the relations between parties that are shown. */
  readonly relationsLeftOut: number;
}

const MOST_PARTIES = 40;
/** GitHub draws no more than 500. */
const MOST_RELATIONS = 150;

export function sceneOf(all: Relations, outcome: Pick<Outcome, 'findings'>): Scene {
  const { ofParty, ofRelation } = marksOf(all, outcome);
  const relations = all.relations.map((relation) => ({ of: relation, findings: ofRelation(relation) }));
  const parties = all.parties.map((party) => ({ of: party, findings: ofParty(party) }));
  const shown = worstOf(parties, MOST_PARTIES, problemsAround(parties, relations));
  const ids = new Set(shown.map(({ of }) => of.id));
  const between = relations.filter(({ of }) => ids.has(of.from) && ids.has(of.to));
  const drawn = worstOf(between, MOST_RELATIONS, ({ findings }) => findings);
  return {
    parties: shown,
    relations: drawn,
    partiesLeftOut: parties.length - shown.length,
    relationsLeftOut: between.length - drawn.length,
  };
}

type Problems<T> = (item: T) => readonly FixedFinding[];

/** A party with those that a problem's way leads to, so that both ends of it are shown. */
function problemsAround(
  parties: readonly Marked<Party>[],
  relations: readonly Marked<Relation>[],
): Problems<Marked<Party>> {
  const around = new Map(parties.map(({ of, findings }) => [of.id, [...findings]]));
  for (const { of, findings } of relations) {
    around.get(of.from)?.push(...findings);
    around.get(of.to)?.push(...findings);
  }
  return ({ of }) => around.get(of.id) ?? [];
}

/** The items with the largest problems, as many as there is room for, in their own order. */
function worstOf<T>(items: readonly T[], most: number, problemsOf: Problems<T>): readonly T[] {
  if (items.length <= most) return items;
  const weighed = items.map((item, index) => ({ item, index, weight: weightOf(problemsOf(item)) }));
  const worst = weighed.toSorted((a, b) => compareWeights(b.weight, a.weight) || a.index - b.index).slice(0, most);
  return worst.toSorted((a, b) => a.index - b.index).map(({ item }) => item);
}

/** How many problems there are of each severity, the worst first. */
function weightOf(findings: readonly FixedFinding[]): readonly number[] {
  return SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
}

function compareWeights(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((count, index) => count !== b[index]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}
