/** Units that take values from each other: each is judged by itself, with the others in sight. */
import type { Directive } from './model/directive.js';
import type { Finding } from './model/finding.js';
import type { Unit } from './model/resource.js';
import type { Subject } from './model/subject.js';

/** The unit with the resources of its neighbours. */
export function withNeighbours(unit: Unit): Unit {
  const { neighbours, resources } = unit;
  return neighbours === undefined ? unit : { ...unit, resources: [...resources, ...neighbours.resources] };
}

/** The neighbours as if they were a unit; none where there are none. */
export function neighboursOf(unit: Unit): readonly Unit[] {
  const { neighbours } = unit;
  return neighbours === undefined ? [] : [{ ...unit, resources: neighbours.resources, files: neighbours.files }];
}

export function ownSubjects({ neighbours }: Unit, subjects: readonly Subject[]): readonly Subject[] {
  if (neighbours === undefined) return subjects;
  const others = new Set(neighbours.resources);
  return subjects.filter(({ subject }) => !others.has(subject.resource));
}

/** The subjects of units that take values from this one: what they are decides whether it matters. */
export function subjectsOfImporters({ neighbours }: Unit, subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter(({ subject }) => neighbours?.importers.has(subject.resource.unit) === true);
}

/** Directives in the unit's own files: whether those of a neighbour have anything to do is seen there. */
export function ownDirectives({ directives = [], neighbours }: Unit): readonly Directive[] {
  const others = new Set(neighbours?.files.map(({ path }) => path));
  return directives.filter(({ file }) => !others.has(file.path));
}

/** Two units can find the same problem of a neighbour that both use. */
export function onceEach(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.fingerprint, finding])).values()].toReversed();
}
