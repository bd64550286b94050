/** Limits that no template people write reaches, and that keep a hostile one from costing time or memory. */
const MOST_WORK = 1_000_000;
const MOST_CHARACTERS = 20_000_000;
const MOST_COPIES = 2_000;
const MOST_STACKS = 500;

/** The deepest nesting that is evaluated. */
export const DEEPEST = 150;

/** Shared by a template and its nested stacks. */
export interface Budget {
  /** Evaluated nodes. */
  work: number;
  /** Characters put together by functions. */
  characters: number;
  /** Turns of loops. */
  copies: number;
  /** Nested stacks. */
  stacks: number;
}

export function newBudget(): Budget {
  return { work: MOST_WORK, characters: MOST_CHARACTERS, copies: MOST_COPIES, stacks: MOST_STACKS };
}

/** Takes from one of the purses; false when it does not hold that much, and then nothing more comes out of it. */
export function spend(budget: Budget, purse: keyof Budget, amount: number): boolean {
  budget[purse] = budget[purse] >= amount ? budget[purse] - amount : -1;
  return budget[purse] >= 0;
}

export function isSpent(budget: Budget): boolean {
  return Object.values(budget).some((left) => left < 0);
}
