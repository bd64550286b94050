/** What an instance runs when it starts. */
import type { Hole } from './attribute.js';
import { isPlaceholder } from './secret-text.js';

/** The text with a mark in the place of each piece that is not known; decoded where the author encoded it. */
export function userDataText(pieces: readonly (string | Hole)[]): string {
  return decoded(pieces.map((piece) => (typeof piece === 'string' ? piece : ' … ')).join(''));
}

/** User data is base64 where the author encoded it. */
function decoded(text: string): string {
  if (text.length < 8 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text;
  return atob(text);
}

/** A setting of the ECS agent with the credentials of registries, up to the end of its line. */
const REGISTRY_CREDENTIALS = /ECS_ENGINE_AUTH_DATA["']?\s?[=:][^\n]*/g;

/** What the setting holds between quotes: JSON with `auth` or `password`. */
const CREDENTIAL = /(?:auth|password)\\?"?\s?:\s?\\?"([^"\\\n]{4,512})/;

/** The first credential of a registry for the ECS agent that is written there. */
export function registryCredentialIn(text: string): string | undefined {
  const written = [...text.matchAll(REGISTRY_CREDENTIALS)].map(([setting]) => CREDENTIAL.exec(setting)?.[1]);
  return written.find(
    (credential) => credential !== undefined && !isPlaceholder(credential) && !/[$…]/.test(credential),
  );
}

/** All other settings. */
export function withoutRegistryCredentials(text: string): string {
  return text.replace(REGISTRY_CREDENTIALS, '');
}
