import type { Candidate } from './candidates.js';

/** The parts to try next: the suspects apart from the others, otherwise halves. One alone is refuted. */
export function split(part: readonly Candidate[], suspects: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (part.length <= 1) return [];
  if (suspects.length < part.length) {
    const others = part.filter((candidate) => !suspects.includes(candidate));
    return [others, suspects];
  }
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}
