/** Upper and lower case letter by letter, as Go has it: no letter becomes two, and none looks at its neighbours. */
const DOTTED_I = '\u0130';

export function upperCase(text: string): string {
  return Array.from(text).map(upperLetter).join('');
}

export function lowerCase(text: string): string {
  return Array.from(text)
    .map((letter) => (letter === DOTTED_I ? 'i' : one(letter, letter.toLowerCase())))
    .join('');
}

/** The first letter of each word is capital; a word begins after what is neither letter, digit nor underscore. */
export function titleCase(text: string): string {
  let before = ' ';
  return Array.from(text)
    .map((letter) => {
      const result = isSeparator(before) ? upperLetter(letter) : letter;
      before = letter;
      return result;
    })
    .join('');
}

function isSeparator(letter: string): boolean {
  if (letter < '\u0080') return !/[0-9A-Za-z_]/.test(letter);
  return !/[\p{L}\p{Nd}]/u.test(letter) && /\s/u.test(letter);
}

function one(letter: string, changed: string): string {
  return Array.from(changed).length === 1 ? changed : letter;
}

/** Greek letters with an iota below have a capital of one letter, which JavaScript spells with two. */
function upperLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return one(letter, letter.toUpperCase());
}
