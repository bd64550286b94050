/**
 * What Secrets Manager can make up in the place of a value that is written. Source: GenerateSecretString in the
 * CloudFormation template reference.
 */
import type { Attr, Hole } from './attribute.js';
import type { Value } from './rule.js';
import { secretFormatOf } from './secret-format.js';
import { isSecretPair } from './stored-value.js';

/** Only passwords are one's own to choose: a token or a key comes from who issued it. */
const PASSWORD = /pass(?:word|wd|phrase)?$|pwd$/i;

/** Punctuation is what databases, URLs and shells stumble over; 32 letters and digits are enough. */
const PLAIN = { excludePunctuation: true };

/** The generator's settings; `name` is what the secret is called. Undefined for what cannot just be another value. */
export function generatorFor(value: Attr<readonly (string | Hole)[]>, name: string): Value | undefined {
  const [text, more] = value.state === 'known' ? value.value : [];
  if (typeof text !== 'string' || more !== undefined || secretFormatOf(text) !== undefined) return undefined;
  if (!/^\s*[[{]/.test(text)) return PASSWORD.test(name) ? PLAIN : undefined;
  return generatorForKey(text);
}

/** Of a flat object the one key that holds a password; the others stay as they are. */
function generatorForKey(json: string): Value | undefined {
  const entries = Object.entries(objectIn(json) ?? {});
  const [password, more] = entries.filter(([key, value]) => typeof value !== 'string' || isSecretPair(key, value));
  if (password === undefined || more !== undefined || !PASSWORD.test(password[0])) return undefined;
  const others = entries.filter((entry) => entry !== password);
  return {
    secretStringTemplate: JSON.stringify(Object.fromEntries(others)),
    generateStringKey: password[0],
    ...PLAIN,
  };
}

function objectIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    // A value that only looks like JSON is nothing to make another of.
    return undefined;
  }
}
