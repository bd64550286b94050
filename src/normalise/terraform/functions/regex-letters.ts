/** The letters of a regular expression, read one after the other. */
export interface LetterReader {
  readonly letters: readonly string[];
  offset: number;
}

/** `i` ignores case, `m` makes `^` and `$` of lines, `s` lets `.` be a line end, `U` swaps greedy and lazy. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

export function peek(reader: LetterReader, ahead = 0): string {
  return reader.letters[reader.offset + ahead] ?? '';
}

export function take(reader: LetterReader): string {
  const letter = peek(reader);
  reader.offset += 1;
  return letter;
}

/** The next letters as text, for a look at what comes. */
export function ahead(reader: LetterReader, count: number): string {
  return reader.letters.slice(reader.offset, reader.offset + count).join('');
}
