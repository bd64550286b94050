/** SHA-1. Source: FIPS 180-4. */
import { paddedMessage, rotateLeft, wordBytes } from './digest-blocks.js';

const CONSTANTS: readonly number[] = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

export function sha1(bytes: Uint8Array): Uint8Array {
  const view = paddedMessage(bytes, { block: 64, length: 8, littleEndian: false });
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const next = block(state, schedule(view, offset));
    state = state.map((word, index) => (word + (next[index] ?? 0)) | 0);
  }
  return wordBytes(state, false);
}

function schedule(view: DataView, offset: number): Int32Array {
  const words = new Int32Array(80);
  for (let index = 0; index < 80; index += 1) {
    const at = (back: number): number => words[index - back] ?? 0;
    words[index] = index < 16 ? view.getInt32(offset + index * 4) : rotateLeft(at(3) ^ at(8) ^ at(14) ^ at(16), 1);
  }
  return words;
}

function block(state: readonly number[], words: Int32Array): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [index, word] of words.entries()) {
    const round = Math.floor(index / 20);
    const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const sum = (rotateLeft(a, 5) + mixed + e + (CONSTANTS[round] ?? 0) + word) | 0;
    e = d;
    d = c;
    c = rotateLeft(b, 30);
    b = a;
    a = sum;
  }
  return [a, b, c, d, e];
}
