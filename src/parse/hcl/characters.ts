/** Which characters may stand where, by UTF-16 code. */

const NAME_PART = 1;
const NAME_START = 2;
const DIGIT = 4;

const CLASSES = new Uint8Array(128);
for (let code = 0; code < CLASSES.length; code++) CLASSES[code] = classOf(String.fromCharCode(code));

function classOf(character: string): number {
  if (/[A-Za-z_]/.test(character)) return NAME_START | NAME_PART;
  if (/\d/.test(character)) return DIGIT | NAME_PART;
  return character === '-' ? NAME_PART : 0;
}

const UNICODE_START = /\p{ID_Start}/uy;
const UNICODE_NAME = /[\p{ID_Continue}-]+/uy;

/** True for `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The end of the name that starts at `at`, or `at` when none does. */
export function endOfName(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 128 ? ((CLASSES[first] ?? 0) & NAME_START) === 0 : !matches(UNICODE_START, text, at)) return at;
  return endOfNameParts(text, at);
}

function endOfNameParts(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128 && ((CLASSES[code] ?? 0) & NAME_PART) !== 0) at++;
    else if (code >= 128 && matches(UNICODE_NAME, text, at)) at = UNICODE_NAME.lastIndex;
    else return at;
  }
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The end of the number that starts with the digit at `at`. As in HCL it may hold several dots, which is a fault found later. */
export function endOfNumber(text: string, at: number): number {
  let end = at + 1;
  let cursor = end;
  for (;;) {
    const code = text.charCodeAt(cursor);
    if (isDigit(code)) end = ++cursor;
    else if (code === 46) cursor++;
    else if (code === 101 || code === 69) {
      const digits = afterSign(text, cursor + 1);
      if (!isDigit(text.charCodeAt(digits))) return end;
      end = cursor = digits + 1;
    } else return end;
  }
}

function afterSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === 43 || code === 45 ? at + 1 : at;
}

/** White space as the trimming of templates knows it (Unicode's, without the byte order mark). */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code === 0x85 || (code !== 0xfeff && /\s/.test(String.fromCharCode(code)));
}

/** The index in `text` behind the white space at its start. */
export function leadingSpace(text: string): number {
  let at = 0;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The index in `text` where the white space at its end begins. */
export function trailingSpace(text: string): number {
  let at = text.length;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
