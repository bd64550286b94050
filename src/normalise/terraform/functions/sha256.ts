/** SHA-256. Source: FIPS 180-4. */
import { paddedMessage, rotateLeft, wordBytes } from './digest-blocks.js';
import { rootFractions } from './sha2-constants.js';

interface Constants {
  readonly start: readonly number[];
  readonly rounds: readonly number[];
}

const constants = lazily();

/** Worked out when the first text is hashed. */
function lazily(): () => Constants {
  let found: Constants | undefined;
  return () => (found ??= { start: words(rootFractions(8, 2n, 32)), rounds: words(rootFractions(64, 3n, 32)) });
}

function words(fractions: readonly bigint[]): readonly number[] {
  return fractions.map((fraction) => Number(fraction) | 0);
}

export function sha256(bytes: Uint8Array): Uint8Array {
  const view = paddedMessage(bytes, { block: 64, length: 8, littleEndian: false });
  let state = constants().start;
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const next = compress(state, schedule(view, offset));
    state = state.map((word, index) => (word + (next[index] ?? 0)) | 0);
  }
  return wordBytes(state, false);
}

function turned(word: number, a: number, b: number): number {
  return rotateLeft(word, 32 - a) ^ rotateLeft(word, 32 - b);
}

/** The words of a block, each with the constant of its round. */
function schedule(view: DataView, offset: number): Int32Array {
  const found = new Int32Array(64);
  for (let index = 0; index < 64; index += 1) {
    const at = (back: number): number => found[index - back] ?? 0;
    if (index < 16) found[index] = view.getInt32(offset + index * 4);
    else {
      const first = turned(at(15), 7, 18) ^ (at(15) >>> 3);
      const second = turned(at(2), 17, 19) ^ (at(2) >>> 10);
      found[index] = at(16) + first + at(7) + second;
    }
  }
  const { rounds } = constants();
  return found.map((word, index) => word + (rounds[index] ?? 0));
}

function compress(state: readonly number[], message: Int32Array): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const word of message) {
    const one = (h + (turned(e, 6, 11) ^ rotateLeft(e, 7)) + ((e & f) ^ (~e & g)) + word) | 0;
    const two = ((turned(a, 2, 13) ^ rotateLeft(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h];
}
