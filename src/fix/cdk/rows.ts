/** The rows of the table that speak of a finding. */
import type { Change, Value } from '../../model/rule.js';
import type { SubjectInfo } from '../../model/subject.js';
import { ANY, GONE, type Makers, type Row } from './row.js';
import { TABLE } from './table.js';
import type { Wish } from './wish.js';

/** The makers of what a subject is: of the part, or of the whole resource. */
export function makersFor({ kind, resource, place }: SubjectInfo): readonly Makers[] {
  const isPart = place.kind !== 'resource';
  return TABLE.filter(({ type, part }) => type === resource.type && (isPart ? part === kind : part === undefined));
}

/** A row for each wish, with the wish; undefined when there is none for one of them. */
export function rowsFor(wishes: readonly Wish[], rows: readonly Row[]): readonly Granted[] | undefined {
  const granted = wishes.map((wish) => ({ wish, row: rows.find((row) => grants(row, wish)) }));
  const found = granted.flatMap(({ wish, row }): readonly Granted[] => (row === undefined ? [] : [{ wish, row }]));
  return found.length === granted.length && found.length > 0 ? found : undefined;
}

export interface Granted {
  readonly wish: Wish;
  readonly row: Row;
}

function grants({ want, value }: Row, wish: Wish): boolean {
  if (want !== wish.path) return false;
  if (value === GONE) return wish.value === undefined;
  return wish.value !== undefined && (value === ANY ? isPlain(wish.value) : value === wish.value);
}

/** What can be written as it is, without a word about escaping. */
function isPlain(value: Value): boolean {
  return typeof value === 'string' ? /^[\w.:/@ -]+$/.test(value) : typeof value !== 'object';
}

/** What is written, in the words of the table. */
export function codeOf({ row, wish }: Granted): string {
  return row.code ?? literal(wish.value);
}

/** A plain value as code: texts in single quotes. */
export function literal(value: Value | undefined): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

/** What the template changes by: what the row gives, where that is not what is wanted to the letter. */
export function givenChange({ row: { gives }, wish: { change } }: Granted): Change {
  return gives === undefined ? change : { op: 'set', place: change.place, value: gives };
}
