/** What an instance runs when it starts. */
import type { Hole } from './attribute.js';

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
const REGISTRY_CREDENTIALS = /ECS_ENGINE_AUTH_DATA\s*=[^\n]*/g;

/** The lines with credentials of registries for the ECS agent. */
export function registryCredentialsIn(text: string): readonly string[] {
  return text.match(REGISTRY_CREDENTIALS) ?? [];
}

/** All other lines. */
export function withoutRegistryCredentials(text: string): string {
  return text.replace(REGISTRY_CREDENTIALS, '');
}
