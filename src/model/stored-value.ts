/** Values of secrets and parameters that stand in the code which makes them. */
import type { Attr, Hole } from './attribute.js';
import { judgeEntry } from './secret-entry.js';
import { isHarmlessValue, isPlaceholder } from './secret-text.js';

/** Stands for a piece that is not known: it reads as something that the deployment fills in. */
const HOLE = '${…}';

/** `"name": "value"` of a JSON text. */
const PAIR = /"([^"\\]{1,128})"\s{0,64}:\s{0,64}"((?:[^"\\]|\\.){1,4096})"/g;

/** The literal that is a secret in the value of a secret: all of it, or a value of its JSON. */
export function literalSecretIn(value: Attr<readonly (string | Hole)[]>): string | undefined {
  if (value.state !== 'known') return undefined;
  const text = value.value.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('');
  if (!/^\s*[[{]/.test(text)) return isLiteralSecret(text) ? text : undefined;
  return [...text.matchAll(PAIR)].find(([, name = '', inner = '']) => isSecretPair(name, inner))?.[2];
}

/** Whether a value that is kept as a secret is one: no placeholder, and no piece of it comes from elsewhere. */
export function isLiteralSecret(text: string): boolean {
  return !text.includes(HOLE) && !isHarmlessValue(text) && !isPlaceholder(text);
}

/** Whether a literal is a secret by its name or by its form. */
export function isSecretPair(name: string, value: string): boolean {
  const { byName, byValue } = judgeEntry(name, value);
  return !value.includes(HOLE) && (byName === 'secret' || byValue !== undefined);
}
