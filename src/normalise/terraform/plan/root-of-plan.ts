import type { Unit } from '../../../model/resource.js';
import { folderOf } from '../modules/paths.js';
import { declarationOf, moduleOf } from './address.js';
import type { Plan } from './read-plan.js';

/** The root modules that a plan may have been made of; several when nothing decides between them. */
export function rootsOfPlan(plan: Plan, units: readonly Unit[]): readonly Unit[] {
  const declared = new Set(plan.resources.map(({ address }) => declarationOf(address)));
  const own = new Set([...declared].filter((address) => moduleOf(address) === ''));
  const folder = folderOf(plan.file.path);
  const candidates = units
    .map((unit) => ({ unit, matches: matchesOf(unit, declared), own: matchesOf(unit, own) }))
    .filter(({ unit, matches, own: direct }) => {
      if (unit.id === folder && matches >= 0) return matches > 0 || unit.resources.length === 0;
      return matches > 0 && direct * 2 >= own.size;
    });
  const most = Math.max(0, ...candidates.map(({ matches }) => matches));
  const best = candidates.filter(({ matches }) => matches === most).map(({ unit }) => unit);
  return nearest(plan.file.path, best);
}

function matchesOf({ resources }: Unit, declared: ReadonlySet<string>): number {
  return new Set(resources.map(({ address }) => declarationOf(address)).filter((address) => declared.has(address)))
    .size;
}

/** Of equal ones the one in the plan's own folder, then one around it, then one whose name is in the plan's path. */
function nearest(path: string, units: readonly Unit[]): readonly Unit[] {
  const folder = folderOf(path);
  const around = units.filter(({ id }) => id === '.' || folder === id || folder.startsWith(`${id}/`));
  const inner = Math.max(...around.map(({ id }) => depthOf(id)));
  const innermost = around.filter(({ id }) => depthOf(id) === inner);
  if (innermost.length === 1) return innermost;
  const words = new Set(path.split(/[^A-Za-z0-9]+/));
  const named = units.filter(({ id }) =>
    id.split(/[^A-Za-z0-9]+/).some((word) => word !== '' && isTelling(word, words, units)),
  );
  return named.length === 1 ? named : units;
}

function depthOf(folder: string): number {
  return folder === '.' ? 0 : folder.split('/').length;
}

/** A word of the plan's path that just one of the folders has: `prod` of `plans/prod.json`. */
function isTelling(word: string, words: ReadonlySet<string>, units: readonly Unit[]): boolean {
  return words.has(word) && units.filter(({ id }) => id.split(/[^A-Za-z0-9]+/).includes(word)).length === 1;
}
