/**
 * What we may claim. `yes` and `no` are proved; anything else carries the reason why it could not be decided, which is
 * what the summary counts as undecided. Knowing less never turns into a claim.
 */
export interface Unknown {
  readonly unknown: string;
}

export type Certainty = 'yes' | 'no' | Unknown;

export function unknown(why: string): Unknown {
  return { unknown: why };
}

export function certain(fact: boolean): Certainty {
  return fact ? 'yes' : 'no';
}

export function not(certainty: Certainty): Certainty {
  if (certainty === 'yes') return 'no';
  return certainty === 'no' ? 'yes' : certainty;
}

/** `no` as soon as one is `no`; otherwise the first reason; otherwise `yes`. */
export function and(...certainties: readonly Certainty[]): Certainty {
  if (certainties.includes('no')) return 'no';
  return certainties.find((certainty) => certainty !== 'yes') ?? 'yes';
}

/** `yes` as soon as one is `yes`; otherwise the first reason; otherwise `no`. */
export function or(...certainties: readonly Certainty[]): Certainty {
  if (certainties.includes('yes')) return 'yes';
  return certainties.find((certainty) => certainty !== 'no') ?? 'no';
}
