/** Repository text on our surfaces: it is shown, and never acts as Markdown, HTML, mention, link or workflow command. */

/** Control, format and separator characters that hide, reorder or break text; tab and line ends are handled apart. */
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]|\r(?!\n)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uDB40[\uDC00-\uDFFF]/g;

/** Every character that hides or reorders text as `\u202e`; line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (found) => [...Array(found.length).keys()].map((at) => codeUnit(found, at)).join(''));
}

function codeUnit(text: string, at: number): string {
  return `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
}

/** Whether a text holds characters that `visible` would replace. */
export function hidesCharacters(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}

/** On one line: white space of any length becomes one space. */
export function oneLine(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n')).replace(/\s+/g, ' ').trim();
}

/** At most `most` UTF-16 units, never half a character, with an ellipsis where something was cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const LONGEST_CODE = 300;

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A Markdown code span on one line that nothing inside can end. */
export function inlineCode(text: string): string {
  const content = shorten(oneLine(text), LONGEST_CODE);
  if (content === '') return '(empty)';
  const quotes = '`'.repeat(longestRun(content) + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${quotes}${pad}${content}${pad}${quotes}`;
}

/** Words that mean nothing to Markdown or GitHub, wherever they stand on a line. */
const PLAIN_WORD = /^[\p{L}\p{N}.,;'"()\-/%=+?!…–—’‘“”→·×≤≥§]+$/u;
/** Web addresses without a scheme, abbreviated commits and issues. */
const ACTIVE_WORD = /www\.|\b(?:[0-9a-f]{7,40}|GH-\d+)\b/i;
/** What starts a list, a line or a heading when it is the first word of a line. */
const ACTIVE_START = /^([-+=]+|\d{1,9}[.)])$/;
const PUNCTUATED_WORD = /^([("'“‘]*)(.*?)([)"'”’,.;:!?]*)$/u;
const LONGEST_PROSE = 2000;

/**
 * A sentence in Markdown. `code` in single backticks stays code; every other word that Markdown or GitHub could take for
 * more than a word becomes code.
 */
export function prose(text: string): string {
  return shorten(oneLine(text), LONGEST_PROSE)
    .split(/(`[^`]+`)/)
    .map((piece, index) => (index % 2 === 1 ? inlineCode(piece.slice(1, -1)) : words(piece, index === 0)))
    .reduce((before, next) => (before.endsWith('`') && next.startsWith('`') ? `${before} ${next}` : before + next), '');
}

function words(text: string, startsLine: boolean): string {
  return text.replace(/\S+/g, (word, at: number) =>
    startsLine && at === 0 && ACTIVE_START.test(word) ? inlineCode(word) : proseWord(word),
  );
}

function proseWord(word: string): string {
  if (word === ':' || isPlain(word)) return word;
  const [, before = '', core = '', after = ''] = PUNCTUATED_WORD.exec(word) ?? [];
  if (core === '') return inlineCode(word);
  return isPlain(core) && !ACTIVE_WORD.test(word) ? word : `${before}${inlineCode(core)}${after}`;
}

function isPlain(word: string): boolean {
  return PLAIN_WORD.test(word) && !ACTIVE_WORD.test(word);
}

/** A cell of a Markdown table, from Markdown that is safe outside of one: pipes do not end it. */
export function tableCell(markdown: string): string {
  return markdown.replace(/\\*\|/g, (found) => (found.length > 1 ? `${found.slice(0, -1)}\\u007c` : '\\|'));
}

/** A fenced block that nothing inside can end. `text` has no final line end; empty text gives an empty block. */
export function fenced(text: string, info: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${info}\n${text === '' ? '' : `${text}\n`}${fence}`;
}

/** A link whose target is made by us. */
export function link(markdown: string, url: string): string {
  return `[${markdown}](${url.replace(/[()<>\\\s]/g, (found) => encodeURIComponent(found).replace(/[()]/g, escapeParenthesis))})`;
}

function escapeParenthesis(found: string): string {
  return found === '(' ? '%28' : '%29';
}

/** The message of a workflow command. */
export function commandData(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n')).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** A property of a workflow command: `file=…,line=…`. */
export function commandProperty(text: string): string {
  return commandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** A line for a terminal or a build log: no control sequence, no workflow command. */
export function terminalLine(text: string): string {
  return visible(text.replace(/[\r\n]+/g, ' ').replace(/\t/g, '    '))
    .replace(/##\[/g, '##\\u005b')
    .replace(/^(\s*):(?=:)/, '$1\\u003a');
}
