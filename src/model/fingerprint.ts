/**
 * 64-bit FNV-1a of a text's UTF-16 units as 16 hexadecimal digits: a name for "the same problem" that survives moved lines and reveals
 * nothing of the repository.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index += 1) {
    const mixed = (low ^ text.charCodeAt(index)) >>> 0;
    // Times the prime 2^40 + 435, in halves of 32 bits: each product stays exact in a double.
    const product = mixed * 435;
    high = (high * 435 + Math.floor(product / 0x100000000) + mixed * 256) % 0x100000000;
    low = product >>> 0;
  }
  return hexadecimal(high) + hexadecimal(low);
}

function hexadecimal(half: number): string {
  return half.toString(16).padStart(8, '0');
}
