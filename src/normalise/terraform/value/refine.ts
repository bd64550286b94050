/** What holds of an unknown value whatever it will be. */
import type { Value } from './value.js';

/** A text with something put in, and the id of Terraform's own resource. What a provider computes may be null. */
export function isNeverNull({ data }: Value): boolean {
  if (data.kind !== 'unknown') return data.kind !== 'null';
  const { seen } = data;
  if (seen.kind === 'reference')
    return seen.ref.attribute === 'id' && /(?:^|\.)terraform_data\.[^.]+$/.test(seen.ref.to);
  return seen.kind === 'text';
}

/** The known text before the first unknown piece; without its last character, which a mark that follows may change. */
export function knownStart({ data }: Value): string {
  if (data.kind !== 'unknown' || data.seen.kind !== 'text') return '';
  const { pieces } = data.seen;
  const end = pieces.findIndex(({ text }) => text === undefined);
  const known = pieces.slice(0, Math.max(end, 0)).map(({ text }) => text ?? '');
  return known.join('').normalize('NFC').slice(0, -1);
}
