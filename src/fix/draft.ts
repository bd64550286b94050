import type { TextEdit } from '../model/finding.js';

/** Why there is no edit, as a sentence that a person understands. */
export interface Refusal {
  readonly refused: string;
}

export interface Edits {
  readonly edits: readonly TextEdit[];
}

export type Draft = Edits | Refusal;

export function refuse(refused: string): Refusal {
  return { refused };
}

export function isRefused(value: object): value is Refusal {
  return 'refused' in value;
}

/** All edits, or the first refusal. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const refusal = drafts.find(isRefused);
  return refusal ?? { edits: drafts.flatMap((draft) => (isRefused(draft) ? [] : draft.edits)) };
}
