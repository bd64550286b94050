/** Credentials that somebody issued, from the words that fill in for one where nothing checks them. */
import { secretFormatOf } from './secret-format.js';

/** What emulators of AWS and tests are given. */
const STAND_IN =
  /test|mock|fake|dummy|example|sample|local|minio|foobar|placeholder|change.?me|secret|access|password|your/i;

/** Shorter ones are chosen by people. */
const SHORTEST = 16;

/** Whether a text has the form of a credential: known by its issuer, or long and mixed. */
export function isIssuedCredential(value: string): boolean {
  if (STAND_IN.test(value)) return false;
  if (secretFormatOf(value) !== undefined) return true;
  return value.length >= SHORTEST && /^[\w+/=.-]+$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}
