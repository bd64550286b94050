import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from '../../../../src/normalise/terraform/functions/base64.js';
import { characterSet } from '../../../../src/normalise/terraform/functions/character-sets.js';
import { DIGESTS } from '../../../../src/normalise/terraform/functions/hashes.js';

const NAMES = [
  ['md5', 'md5', 'hex'],
  ['sha1', 'sha1', 'hex'],
  ['sha256', 'sha256', 'hex'],
  ['sha512', 'sha512', 'hex'],
  ['base64sha256', 'sha256', 'base64'],
  ['base64sha512', 'sha512', 'base64'],
] as const;

test.each(NAMES)('%s is the hash that every other implementation computes', (name, algorithm, encoding) => {
  const same = (text: string): boolean => DIGESTS[name](text) === createHash(algorithm).update(text).digest(encoding);
  for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 300]) {
    expect({ length, same: same('x'.repeat(length)) }).toEqual({ length, same: true });
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => same(text)),
    { numRuns: 40 },
  );
});

test('base64 goes there and back for all bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = base64Text(bytes);
      return (
        text === Buffer.from(bytes).toString('base64') &&
        Buffer.compare(base64Bytes(text) ?? bytes.slice(1), bytes) === 0
      );
    }),
  );
});

test.each(['a', 'ab=', 'abc', 'ab==c===', 'a-b_', 'YQ=', '===='])('%s is not base64', (text) => {
  expect(base64Bytes(text)).toBeUndefined();
});

test('bytes that are not UTF-8 are no text', () => {
  expect(utf8Text(Uint8Array.from([0xff, 0xfe]))).toBeUndefined();
  expect(utf8Text(utf8Bytes('\ufeffé'))).toBe('\ufeffé');
});

test.each(['windows-1252', 'iso-8859-1', 'iso-8859-15', 'koi8-r', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp'])(
  'a text in %s is read as it was written',
  (name) => {
    const set = characterSet(name);
    if (set === undefined || set === 'other') throw new Error(`${name} is not known`);
    const letters = /jis|jp/.test(name) ? 'Aa日本' : name.startsWith('koi8') ? 'Aaжя' : 'Aaéü';
    expect(set.decode(set.encode(letters) ?? Uint8Array.of())).toBe(letters);
  },
);

test.each([
  ['nope', undefined],
  ['ibm037', 'other'],
  ['utf-16', 'other'],
  ['us-ascii', 'other'],
] as const)('the encoding %s is %s', (name, expected) => {
  expect(characterSet(name)).toBe(expected);
});
