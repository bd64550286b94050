/** Which instance of a resource a reference without keys means. */
import { declarationOf, keysOf } from './address.js';

/** Addresses of a unit by the address of their declaration. */
export type Instances = ReadonlyMap<string, readonly string[]>;

export function instancesOf(addresses: readonly string[]): Instances {
  const found = new Map<string, string[]>();
  for (const address of addresses) {
    const list = found.get(declarationOf(address));
    if (list === undefined) found.set(declarationOf(address), [address]);
    else list.push(address);
  }
  return found;
}

/** The address itself, the instance that has the keys of its user, or the only one; otherwise it stays open. */
export function instanceFor(to: string, user: string, instances: Instances): string {
  const all = instances.get(declarationOf(to)) ?? [];
  if (all.includes(to)) return to;
  const [only, more] = all;
  if (only !== undefined && more === undefined) return only;
  const keys = keysOf(user);
  const alike = all.filter((address) => startsAlike(keysOf(address), keys));
  return alike.length === 1 ? (alike[0] ?? to) : to;
}

function startsAlike(keys: readonly string[], others: readonly string[]): boolean {
  return keys.every((key, index) => key === others[index]);
}
