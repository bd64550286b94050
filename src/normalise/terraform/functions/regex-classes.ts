/** Escapes and `[…]` of regular expressions. */
import { fail } from '../value/failure.js';
import { ahead, peek, take, type Flags, type LetterReader } from './regex-letters.js';
import { classEscape, namedSet, posixSet, single, type CharacterTest } from './regex-sets.js';

interface Escaped {
  readonly test: CharacterTest;
  /** The character, when it is one. */
  readonly letter?: string;
}

const CONTROLS: Readonly<Record<string, string>> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const CODE = /^\\(?:x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,8})\}|(0[0-7]{0,2}|[1-7][0-7]{2}))/;
const PROPERTY = /^\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/;

/** `\d`, `\.`, `\x41`, `\pL`: what stands for a character. */
export function readEscape(reader: LetterReader, flags: Flags): Escaped {
  const head = ahead(reader, 64);
  const property = PROPERTY.exec(head);
  if (property !== null) {
    reader.offset += property[0].length;
    return { test: propertyTest(property) };
  }
  const code = CODE.exec(head);
  if (code !== null) {
    reader.offset += code[0].length;
    return ofCode(codeOf(code), flags);
  }
  return letterEscape(reader, flags);
}

function propertyTest([, letter, caret, long, short]: RegExpExecArray): CharacterTest {
  const test = namedSet(long ?? short ?? '');
  return (letter === 'P') === (caret === '^') ? test : (one) => !test(one);
}

function codeOf([, two, braced, octal]: RegExpExecArray): number {
  return octal === undefined ? Number.parseInt(two ?? braced ?? '', 16) : Number.parseInt(octal, 8);
}

function ofCode(code: number, flags: Flags): Escaped {
  if (code > 0x10ffff) fail('the regular expression has an invalid character number');
  const letter = String.fromCodePoint(code);
  return { letter, test: single(letter, flags.i) };
}

function letterEscape(reader: LetterReader, flags: Flags): Escaped {
  const letter = peek(reader, 1);
  reader.offset += 2;
  const set = classEscape(letter);
  if (set !== undefined) return { test: set };
  const plain = CONTROLS[letter] ?? (/^[ -~]$/.test(letter) && !/[0-9A-Za-z]/.test(letter) ? letter : undefined);
  if (plain === undefined) return fail(`the regular expression has an invalid escape \\${letter}`);
  return { letter: plain, test: single(plain, flags.i) };
}

/** `[a-z\d]`, `[^[:space:]]` */
export function bracket(reader: LetterReader, flags: Flags): CharacterTest {
  reader.offset += 1;
  const negated = peek(reader) === '^';
  if (negated) reader.offset += 1;
  const tests: CharacterTest[] = [];
  let first = true;
  while (peek(reader) !== ']' || first) {
    if (reader.offset >= reader.letters.length) fail('the regular expression has a [ without ]');
    first = false;
    tests.push(posixItem(reader) ?? bracketItem(reader, flags));
  }
  reader.offset += 1;
  return (letter) => tests.some((test) => test(letter)) !== negated;
}

function posixItem(reader: LetterReader): CharacterTest | undefined {
  const match = /^\[:(\^?)([a-z]+):\]/.exec(ahead(reader, 16));
  if (match === null) return undefined;
  reader.offset += match[0].length;
  const test = posixSet(match[2] ?? '');
  return match[1] === '^' ? (letter) => !test(letter) : test;
}

function bracketItem(reader: LetterReader, flags: Flags): CharacterTest {
  const from = bracketLetter(reader, flags);
  if (from.letter === undefined || !/^-[^\]]/su.test(ahead(reader, 2))) return from.test;
  reader.offset += 1;
  const to = bracketLetter(reader, flags);
  return rangeTest(from.letter.codePointAt(0) ?? 0, to.letter?.codePointAt(0) ?? -1, flags.i);
}

function bracketLetter(reader: LetterReader, flags: Flags): Escaped {
  if (peek(reader) === '\\') return readEscape(reader, flags);
  const letter = take(reader);
  return { letter, test: single(letter, flags.i) };
}

function rangeTest(low: number, high: number, ignoreCase: boolean): CharacterTest {
  if (high < low) fail('the regular expression has an invalid range in [ ]');
  const inside = (letter: string): boolean => {
    const code = letter.codePointAt(0) ?? -1;
    return code >= low && code <= high;
  };
  return ignoreCase ? (one) => inside(one) || inside(one.toLowerCase()) || inside(one.toUpperCase()) : inside;
}
