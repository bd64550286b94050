/** Template marks that a tool fills in before the text is JSON: `${X}`, `{{ x }}`, `{% if x %}`, `<%= x %>`, `<NAME>`. */

/** `open` begins a part that may not be rendered, `close` ends it, `else` stands between. */
export type Control = 'open' | 'close' | 'else';

export interface Mark {
  readonly end: number;
  readonly control?: Control;
}

/** Longer marks are not marks: this keeps the search linear. */
const LONGEST = 1000;

/** Opening and closing words, longest opening first. */
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['${{', '}}'],
  ['{{{', '}}}'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
];

/** These hold expressions with braces of their own. */
const BRACED = ['${', '#{', '%{'];

const WORDS =
  /<[A-Za-z][\w .:-]{0,200}>|\$[A-Za-z_]\w{0,200}|\$\([^()\r\n]{1,200}\)|%[A-Za-z_]\w{0,200}%|@[A-Za-z_]\w{0,200}@|__[A-Za-z0-9]\w{0,200}?__/y;

/** The mark that begins at an offset of the text. */
export function markAt(text: string, at: number): Mark | undefined {
  if (!'${#%<@_'.includes(text.charAt(at))) return undefined;
  const bracket = BRACKETS.find(([open]) => text.startsWith(open, at));
  if (bracket !== undefined) return bracketed(text, at, bracket);
  if (BRACED.some((open) => text.startsWith(open, at))) return braced(text, at);
  WORDS.lastIndex = at;
  const word = WORDS.exec(text)?.[0];
  return word === undefined ? undefined : { end: at + word.length };
}

function bracketed(text: string, at: number, [open, close]: readonly [string, string]): Mark | undefined {
  const window = text.slice(at, at + LONGEST);
  const found = window.indexOf(close, open.length);
  if (found < 0) return undefined;
  return withControl(at + found + close.length, window.slice(open.length, found));
}

function braced(text: string, at: number): Mark | undefined {
  const last = Math.min(text.length, at + LONGEST);
  let depth = 0;
  for (let offset = at + 1; offset < last; offset += 1) {
    const character = text.charAt(offset);
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth > 0) continue;
    const end = text.startsWith('#{', at) && text.charAt(offset + 1) === '#' ? offset + 2 : offset + 1;
    return text.startsWith('%{', at) ? withControl(end, text.slice(at + 2, offset)) : { end };
  }
  return undefined;
}

function withControl(end: number, inner: string): Mark {
  const control = controlOf(inner.replace(/^[-~\s]+/, ''));
  return control === undefined ? { end } : { end, control };
}

function controlOf(inner: string): Control | undefined {
  if (/^(?:end|\/|\}\s*[-~]?\s*$)/.test(inner)) return 'close';
  if (/^(?:\}\s*)?(?:else|elif|elsif)\b/.test(inner)) return 'else';
  return /^(?:#\s*\w|\^\s*\w|(?:if|unless|for|each|range|with|block|define|macro|filter)\b|.*\{\s*[-~]?\s*$)/.test(
    inner,
  )
    ? 'open'
    : undefined;
}

/** Finishes "could not be decided because …". */
export function whyMarked(mark: string): string {
  const short = mark.length > 60 ? `${mark.slice(0, 57)}...` : mark;
  return `\`${short.replace(/\s+/g, ' ')}\` is filled in later`;
}
