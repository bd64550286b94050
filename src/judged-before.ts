/** Units that a second reading finds as the first did: proving a fix judges only what it changes. */
import type { Unit } from './model/resource.js';
import type { SourceFile } from './model/source.js';

/** Units with what was found in them. */
export type JudgedBefore<J> = ReadonlyMap<string, { readonly unit: Unit; readonly judged: J }>;

export function rememberJudged<J>(units: readonly Unit[], judged: readonly J[]): JudgedBefore<J> {
  const pairs = units.flatMap((unit, index): readonly [string, { unit: Unit; judged: J }][] => {
    const found = judged[index];
    return found === undefined ? [] : [[keyOf(unit), { unit, judged: found }]];
  });
  return new Map(pairs);
}

/** What was found in a unit of the same files; undefined when it has to be judged. */
export function judgedBefore<J>(unit: Unit, before: JudgedBefore<J> | undefined): J | undefined {
  const known = before?.get(keyOf(unit));
  return known !== undefined && isSame(unit, known.unit) ? known.judged : undefined;
}

function keyOf({ format, id }: Unit): string {
  return `${format} ${id}`;
}

function isSame(one: Unit, other: Unit): boolean {
  return (
    one.complete === other.complete &&
    one.incompleteBecause === other.incompleteBecause &&
    one.neighbours?.resources.length === other.neighbours?.resources.length &&
    one.resources.length === other.resources.length &&
    haveSameTexts(filesOf(one), filesOf(other))
  );
}

function filesOf({ files, sources = [], neighbours }: Unit): readonly SourceFile[] {
  return [...files, ...sources, ...(neighbours?.files ?? [])];
}

function haveSameTexts(some: readonly SourceFile[], others: readonly SourceFile[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ path, text }, index) => path === others[index]?.path && text === others[index].text)
  );
}
