/** Sets of characters in regular expressions. */
import { fail } from '../value/failure.js';

export type CharacterTest = (letter: string) => boolean;

/** One character; without regard to case, all that fold to it. */
export function single(letter: string, ignoreCase: boolean): CharacterTest {
  if (!ignoreCase) return (other) => other === letter;
  const folded = new Set([letter, letter.toLowerCase(), letter.toUpperCase()]);
  return (other) => folded.has(other) || other.toLowerCase() === letter.toLowerCase();
}

function matching(expression: RegExp): CharacterTest {
  return (letter) => expression.test(letter);
}

const ESCAPES: Readonly<Record<string, CharacterTest>> = {
  d: matching(/^[0-9]$/),
  D: matching(/^[^0-9]$/su),
  s: matching(/^[\t\n\f\r ]$/),
  S: matching(/^[^\t\n\f\r ]$/su),
  w: matching(/^[0-9A-Za-z_]$/),
  W: matching(/^[^0-9A-Za-z_]$/su),
};

/** `\d`, `\s`, `\w` and their opposites, which RE2 confines to ASCII. */
export function classEscape(letter: string): CharacterTest | undefined {
  return ESCAPES[letter];
}

const POSIX: Readonly<Record<string, RegExp>> = {
  alnum: /^[0-9A-Za-z]$/,
  alpha: /^[A-Za-z]$/,
  ascii: /^[\u0000-\u007f]$/,
  blank: /^[\t ]$/,
  cntrl: /^[\u0000-\u001f\u007f]$/,
  digit: /^[0-9]$/,
  graph: /^[!-~]$/,
  lower: /^[a-z]$/,
  print: /^[ -~]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  space: /^[\t\n\v\f\r ]$/,
  upper: /^[A-Z]$/,
  word: /^[0-9A-Za-z_]$/,
  xdigit: /^[0-9A-Fa-f]$/,
};

/** `[[:alpha:]]` */
export function posixSet(name: string): CharacterTest {
  const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
  return matching(known ?? fail(`the regular expression has no class [:${name}:]`));
}

/** `\p{L}`, `\p{Greek}` */
export function namedSet(name: string): CharacterTest {
  if (name === 'Any') return () => true;
  for (const property of [name, `Script=${name}`]) {
    if (property === name && name.length > 2) continue;
    try {
      return matching(new RegExp(`^\\p{${property}}$`, 'u'));
    } catch {
      continue;
    }
  }
  return fail(`the regular expression has no class \\p{${name}}`);
}
