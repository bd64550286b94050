/**
 * 64-bit FNV-1a of a text as 16 hexadecimal digits: a name for "the same problem" that survives moved lines and reveals
 * nothing of the repository.
 */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
