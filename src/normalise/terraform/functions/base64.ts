/** Bytes as text: UTF-8 and base64. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Undefined when the bytes are not valid UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function base64Text(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63));
    const count = Math.min(bytes.length - index, 3);
    text += letters.slice(0, count + 1).join('') + '='.repeat(3 - count);
  }
  return text;
}

/** Undefined when the text is not base64 with its padding; line ends in it do not count. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const letters = text.replace(/[\r\n]/g, '');
  if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) return undefined;
  const padding = /=*$/.exec(letters)?.[0].length ?? 0;
  const bytes = new Uint8Array((letters.length / 4) * 3 - padding);
  for (let index = 0; index < letters.length; index += 4) {
    const bits = Array.from(letters.slice(index, index + 4)).reduce(
      (all, letter) => (all << 6) | Math.max(ALPHABET.indexOf(letter), 0),
      0,
    );
    bytes.set(
      [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255].slice(0, bytes.length - (index / 4) * 3),
      (index / 4) * 3,
    );
  }
  return bytes;
}

export function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
