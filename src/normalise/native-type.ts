/** The words in which the tables of spellings are written. */
import type { Dialect, Spelled, Spelling } from '../model/spelling.js';
import type { Kind } from '../model/subject.js';

/** What a native resource type is, and how its attributes are spelled. */
export interface NativeType {
  readonly kind: Kind;
  readonly spelling: Spelling;
  readonly direction?: 'ingress' | 'egress';
}

/** Exceptions from the regular spelling, by attribute path. */
export type Exceptions = Readonly<Record<string, Spelled>>;

/** Another way to the attribute than the regular one; `{}` marks a block. */
export const path = (spelled: string): Spelled => ({ path: spelled });
/** One value for what the model holds as a list. */
export const single = (spelled: string): Spelled => ({ path: spelled, single: true });
/** No such attribute. */
export const none: Spelled = { none: true };

/** A native type of a kind, with the exceptions of its spelling. */
export function native(kind: Kind, dialect: Dialect, exceptions: Exceptions = {}): NativeType {
  return { kind, spelling: { dialect, exceptions } };
}

/** A native type of each dialect. */
export const api = (kind: Kind, exceptions?: Exceptions): NativeType => native(kind, 'api', exceptions);
export const cloudFormation = (kind: Kind, exceptions?: Exceptions): NativeType =>
  native(kind, 'cloudformation', exceptions);
export const terraform = (kind: Kind, exceptions?: Exceptions): NativeType => native(kind, 'terraform', exceptions);
