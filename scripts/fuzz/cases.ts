/** One run of the fuzzer: which front end, from which seed. The same case is the same input, always. */
import { FRONT_ENDS, type FrontEnd } from './front-ends.js';
import { HOSTILE } from './hostile.js';
import { random } from './random.js';
import type { Files } from './read-folder.js';

export interface Case {
  /** A front end, or a kind of hostile repository. */
  readonly target: string;
  /** Of a hostile repository its number among those of its kind. */
  readonly seed: number;
}

export const TARGETS: readonly string[] = [...Object.keys(FRONT_ENDS), ...Object.keys(HOSTILE)];

const soundOf = new Map<FrontEnd, readonly Files[]>();

/** The damaged repository of a front end's case. */
export function damagedRepository({ target, seed }: Case): Files {
  const frontEnd = FRONT_ENDS[target];
  if (frontEnd === undefined) throw new Error(`There is no front end ${target}.`);
  const decide = random(seed);
  const repositories = soundOf.get(frontEnd) ?? frontEnd.sound();
  soundOf.set(frontEnd, repositories);
  const files = decide.pick(repositories);
  const damaged = decide.pick(Object.keys(files).filter(frontEnd.isTarget));
  return { ...files, [damaged]: frontEnd.mutate(files[damaged] ?? '', decide) };
}
