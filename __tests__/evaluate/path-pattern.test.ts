/** Paths as patterns of the configuration file. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { literalPattern, pathMatcher } from '../../src/evaluate/path-pattern.js';

const SPECIAL = String.raw`a b . ! @ + * ? [ ] ( ) { } | \ , ^ $ # -`.split(' ');

describe('a literal pattern', () => {
  test.each([
    ['app/[env]/main.tf', 'app/e/main.tf'],
    ['app/(web)/main.tf', 'app/web/main.tf'],
    ['{a,b}/main.tf', 'a/main.tf'],
    ['*.tf', 'main.tf'],
    ['main?.tf', 'mains.tf'],
    ['!main.tf', 'other.tf'],
    ['@(a|b)/main.tf', 'a/main.tf'],
    ['+(a)/!(b).tf', 'a/c.tf'],
    ['a/**/b.tf', 'a/c/b.tf'],
    ['a\\*.tf', 'a*.tf'],
  ])('of %s means that path, and not %s', (path, other) => {
    const isMeant = pathMatcher(literalPattern(path));
    expect({ path: isMeant(path), other: isMeant(other) }).toEqual({ path: true, other: false });
  });

  test('means its path, whatever characters that has', () => {
    const name = fc.string({ unit: fc.constantFrom(...SPECIAL), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(name, name, (folder, file) => {
        const path = `x/${folder}/y${file}`;
        expect(pathMatcher(literalPattern(path))(path)).toBe(true);
        expect(pathMatcher(literalPattern(path))(`${path}z`)).toBe(false);
      }),
    );
  });
});
