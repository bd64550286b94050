/** What MD5, SHA-1 and SHA-2 share: the message in padded blocks. */
export interface Padding {
  readonly block: number;
  /** Bytes that hold the length of the message. */
  readonly length: number;
  readonly littleEndian: boolean;
}

export function paddedMessage(bytes: Uint8Array, { block, length, littleEndian }: Padding): DataView {
  const size = Math.ceil((bytes.length + 1 + length) / block) * block;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(littleEndian ? size - length : size - 8, BigInt(bytes.length) * 8n, littleEndian);
  return view;
}

export function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** 32-bit words as bytes. */
export function wordBytes(words: readonly number[], littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word >>> 0, littleEndian);
  return bytes;
}
