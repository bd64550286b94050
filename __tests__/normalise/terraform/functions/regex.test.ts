import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRegex, findMatch } from '../../../../src/normalise/terraform/functions/regex.js';

function groups(pattern: string, text: string): readonly (string | undefined)[] | undefined {
  const letters = Array.from(text);
  const match = findMatch(compileRegex(pattern), { letters, from: 0, spend: () => undefined });
  if (match === undefined) return undefined;
  return Array.from({ length: match.length / 2 }, (_, index) => {
    const [start = -1, end = -1] = [match[index * 2], match[index * 2 + 1]];
    return start < 0 || end < 0 ? undefined : letters.slice(start, end).join('');
  });
}

test.each([
  ['a|ab', 'ab', ['a']],
  ['(a+)(b+)?', 'xaab', ['aab', 'aa', 'b']],
  ['(a|b)*c', 'abac', ['abac', 'a']],
  ['(?:(a)|b)*', 'ab', ['ab', 'a']],
  ['a{2,3}', 'aaaa', ['aaa']],
  ['a{2,3}?', 'aaaa', ['aa']],
  ['{{name}}', '{{name}}', ['{{name}}']],
  ['(?i)straße', 'STRAßE', ['STRAßE']],
  ['a(?i:b)c', 'aBc', ['aBc']],
  ['a(?i:b)c', 'aBC', undefined],
  ['a.c', 'a\rc', ['a\rc']],
  ['a.c', 'a\nc', undefined],
  ['(?m)^b$', 'a\nb\nc', ['b']],
  ['a$', 'a\n', undefined],
  ['\\Aa\\z', 'a', ['a']],
  ['[[:alpha:]]+', '12ab3', ['ab']],
  ['[^[:space:]\\d]+', ' 12ab ', ['ab']],
  ['[]a]+', 'x]a]', [']a]']],
  ['[a\\-z]+', 'b-az', ['-az']],
  ['\\Q.+*\\E', 'x.+*', ['.+*']],
  ['\\x41\\x{1F680}\\101', 'A🚀A', ['A🚀A']],
  ['\\p{Greek}+', 'abγδ', ['γδ']],
  ['\\PL+', 'ab12', ['12']],
  ['\\s', '\v', undefined],
  ['\\bfoo\\b', 'a foo b', ['foo']],
  ['(?P<year>\\d{4})-(?<month>\\d\\d)', '2024-05', ['2024-05', '2024', '05']],
  ['(|a)*', 'aa', ['', '']],
  ['(?U)a+', 'aaa', ['a']],
  ['😀?x', '😀x', ['😀x']],
] as const)('%s finds in %j what Go finds', (pattern, text, expected) => {
  expect(groups(pattern, text)).toEqual(expected);
});

test.each([
  '(',
  ')',
  '[',
  '[z-a]',
  '*a',
  'a**',
  'a{2}{3}',
  '(?=a)',
  '(?<=a)',
  '(a)\\1',
  '\\y',
  '\\p{Nope}',
  '[[:nope:]]',
  '[[:constructor:]]',
  'a{1001}',
  '(?P<a>x)(?P<a>y)',
  '\\',
])('%s is refused', (pattern) => {
  expect(() => compileRegex(pattern)).toThrow(/the regular expression|invalid escape/);
});

test.each(['((((a{50}){50}){50}){50})', '(((){1000}){1000}){1000}', '('.repeat(500) + ')'.repeat(500)])(
  '%.30s is refused for its size',
  (pattern) => {
    expect(() => compileRegex(pattern)).toThrow(/too large|too deeply/);
  },
);

test.each(['(a+)+$', '(a|a)*$', '(a*)*b', '(.*)(.*)(.*)(.*)x'])(
  '%s takes no more time than the text is long',
  (pattern) => {
    let steps = 0;
    const regex = compileRegex(pattern);
    findMatch(regex, { letters: Array.from(`${'a'.repeat(2000)}!`), from: 0, spend: (more) => (steps += more) });
    expect(steps).toBeLessThan(10_000);
  },
);

test('simple patterns agree with those of JavaScript', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '(a)',
    '(b)',
    '(?:ab)',
    'a?',
    'b*',
    'a+',
    'b+?',
    '(a|b)',
    '^',
    '$',
    '\\d',
    'a{1,2}',
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  const text = fc.array(fc.constantFrom('a', 'b', '1'), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(pattern, text, (source, subject) => {
      const match = new RegExp(source, 'u').exec(subject);
      expect(groups(source, subject)).toEqual(match === null ? undefined : [...match]);
    }),
    { numRuns: 400 },
  );
});
