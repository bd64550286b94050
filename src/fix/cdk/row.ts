import type { Value } from '../../model/rule.js';

/** The property of an options object that makes an attribute of the template. */
export interface Row {
  /** The wish's path: `settings[containerInsights]`. */
  readonly want: string;
  /** What is wanted of it: a value, any value at all, or that it goes. */
  readonly value: Value | typeof ANY | typeof GONE;
  /** Where it is written in the options; `[]` is the entry of a list with the subject's name, `()` are the options of a call. */
  readonly prop: string;
  /** What is written there, with the table's names for modules; absent when it is the wanted value itself. */
  readonly code?: string;
  /** What the template says then, when that is not the wanted value. */
  readonly gives?: Value;
  /** An option that must be written beside it, because the CDK chooses its default by this one. */
  readonly needs?: string;
  /** Deprecated properties in whose place this one stands: the two together are refused by the CDK. */
  readonly replaces?: readonly string[];
}

/** A row for every kind of construct that has these options. */
export interface Makers {
  /** The resource's type, and the part of it that is judged on its own. */
  readonly type: string;
  readonly part?: 'container' | 'volume';
  /** Classes (`ecs.Cluster`) and methods (`addContainer`). */
  readonly makers: readonly string[];
  /** From the construct that is written to the one of the resource; absent when it is the same one. */
  readonly inner?: string;
  /** True when the id that is written is the name of the part. */
  readonly isNamed?: true;
  /** The classes whose variable the method is called on; its options are its only argument and hold the part's name. */
  readonly on?: readonly string[];
  readonly rows: readonly Row[];
}

export const ANY = Symbol('any value');
export const GONE = Symbol('no value');
