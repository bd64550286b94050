/** The file of problems that are known: `{ "schema": 1, "fingerprints": ["…"] }`, nothing of the code. */
import type { Baseline } from '../../model/options.js';
import type { FileText } from '../../model/ports.js';

const FORM = 'the baseline is not what --write-baseline writes; write it again';
const FINGERPRINT = /^[0-9a-f]{16}$/;

export function readBaseline(path: string, found: FileText | undefined): Baseline | { readonly fault: string } {
  if (found === undefined) return { fault: 'there is no such baseline; --write-baseline writes it' };
  if ('refused' in found) return { fault: `the baseline was not read: it is ${found.refused}` };
  const list = fingerprintsIn(found.text);
  return list === undefined ? { fault: FORM } : { path, fingerprints: new Set(list) };
}

function fingerprintsIn(text: string): readonly string[] | undefined {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof content !== 'object' || content === null || !('fingerprints' in content)) return undefined;
    const { fingerprints } = content;
    return Array.isArray(fingerprints) && fingerprints.every(isFingerprint) ? fingerprints : undefined;
  } catch {
    return undefined;
  }
}

function isFingerprint(word: unknown): word is string {
  return typeof word === 'string' && FINGERPRINT.test(word);
}

/** The text of a baseline, each fingerprint once and sorted, so that its changes read well. */
export function baselineText(fingerprints: Iterable<string>): string {
  return `${JSON.stringify({ schema: 1, fingerprints: [...new Set(fingerprints)].sort() }, null, 2)}\n`;
}
