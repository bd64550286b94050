/** MD5. Source: RFC 1321. */
import { paddedMessage, rotateLeft, wordBytes } from './digest-blocks.js';

const SHIFTS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const SINES: readonly number[] = Array.from(
  { length: 64 },
  (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0,
);
const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [5, 1],
  [3, 5],
  [7, 0],
];

export function md5(bytes: Uint8Array): Uint8Array {
  const view = paddedMessage(bytes, { block: 64, length: 8, littleEndian: true });
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const next = block(state, (index) => view.getUint32(offset + index * 4, true));
    state = [(state[0] + next[0]) | 0, (state[1] + next[1]) | 0, (state[2] + next[2]) | 0, (state[3] + next[3]) | 0];
  }
  return wordBytes(state, true);
}

function block(
  state: readonly [number, number, number, number],
  word: (index: number) => number,
): readonly [number, number, number, number] {
  let [a, b, c, d] = state;
  for (let index = 0; index < 64; index += 1) {
    const round = index >> 4;
    const [factor = 0, offset = 0] = STEPS[round] ?? [];
    const sum = (a + mix(round, b, [c, d]) + (SINES[index] ?? 0) + word((factor * index + offset) % 16)) | 0;
    a = d;
    d = c;
    c = b;
    b = (b + rotateLeft(sum, SHIFTS[round]?.[index % 4] ?? 0)) | 0;
  }
  return [a, b, c, d];
}

function mix(round: number, b: number, [c, d]: readonly [number, number]): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
