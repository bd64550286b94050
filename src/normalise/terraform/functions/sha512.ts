/** SHA-512. Source: FIPS 180-4. */
import { paddedMessage } from './digest-blocks.js';
import { rootFractions } from './sha2-constants.js';

interface Constants {
  readonly start: readonly bigint[];
  readonly rounds: readonly bigint[];
}

const constants = lazily();

/** Worked out when the first text is hashed. */
function lazily(): () => Constants {
  let found: Constants | undefined;
  return () => (found ??= { start: rootFractions(8, 2n, 64), rounds: rootFractions(80, 3n, 64) });
}

export function sha512(bytes: Uint8Array): Uint8Array {
  const view = paddedMessage(bytes, { block: 128, length: 16, littleEndian: false });
  let state = constants().start;
  for (let offset = 0; offset < view.byteLength; offset += 128) {
    const next = compress(state, schedule(view, offset));
    state = state.map((word, index) => BigInt.asUintN(64, word + (next[index] ?? 0n)));
  }
  const result = new DataView(new ArrayBuffer(64));
  for (const [index, word] of state.entries()) result.setBigUint64(index * 8, word);
  return new Uint8Array(result.buffer);
}

function rotated(word: bigint, by: bigint): bigint {
  return (word >> by) | BigInt.asUintN(64, word << (64n - by));
}

/** The words of a block, each with the constant of its round. */
function schedule(view: DataView, offset: number): readonly bigint[] {
  const words: bigint[] = [];
  for (let index = 0; index < 80; index += 1) {
    const at = (back: number): bigint => words[index - back] ?? 0n;
    if (index < 16) words.push(view.getBigUint64(offset + index * 8));
    else {
      const first = rotated(at(15), 1n) ^ rotated(at(15), 8n) ^ (at(15) >> 7n);
      const second = rotated(at(2), 19n) ^ rotated(at(2), 61n) ^ (at(2) >> 6n);
      words.push(BigInt.asUintN(64, at(16) + first + at(7) + second));
    }
  }
  const { rounds } = constants();
  return words.map((word, index) => word + (rounds[index] ?? 0n));
}

function compress(state: readonly bigint[], words: readonly bigint[]): readonly bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const word of words) {
    const chosen = (e & f) ^ (BigInt.asUintN(64, ~e) & g);
    const one = h + (rotated(e, 14n) ^ rotated(e, 18n) ^ rotated(e, 41n)) + chosen + word;
    const two = (rotated(a, 28n) ^ rotated(a, 34n) ^ rotated(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = BigInt.asUintN(64, d + one);
    d = c;
    c = b;
    b = a;
    a = BigInt.asUintN(64, one + two);
  }
  return [a, b, c, d, e, f, g, h];
}
