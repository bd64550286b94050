import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  commandData,
  commandProperty,
  fenced,
  hidesCharacters,
  inlineCode,
  link,
  prose,
  shorten,
  tableCell,
  terminalLine,
  visible,
} from '../../src/report/escape.js';

/** Text as hostile as a repository can make it. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['`', '``', '```', '~~~', '|', '\\', '\\|', '<', '>', '</details>', '<!--', '-->', '@team', '#1', '[x](y)'],
        ...['![', '](', '*', '_', '$', '&lt;', '\n', '\r', '\t', ' ', 'https://evil.example', 'www.evil.example', 'a'],
        ...[
          '::error::',
          '##[error]',
          '%0A',
          ',',
          ':',
          '\u202e',
          '\u0000',
          '\u2028',
          '\ud800',
          '-',
          '1.',
          '=',
          'deadbeef',
        ],
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join('')),
);

/** What is left of one line of Markdown when its code spans, found as CommonMark finds them, are taken out. */
function outsideOfCode(markdown: string): string {
  let rest = markdown;
  let outside = '';
  for (let open = /`+/.exec(rest); open !== null; open = /`+/.exec(rest)) {
    const after = rest.slice(open.index + open[0].length);
    const close = [...after.matchAll(/`+/g)].find(([run]) => run.length === open[0].length);
    outside += rest.slice(0, open.index);
    if (close === undefined) return `${outside}${open[0]}${after}`;
    rest = after.slice(close.index + close[0].length);
  }
  return outside + rest;
}

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

describe('code spans', () => {
  test.each([
    ['app', '`app`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``b`', '``` a``b` ```'],
    ['', '(empty)'],
    ['two\nlines', '`two lines`'],
    ['a\u202eb', '`a\\u202eb`'],
  ])('of %j is %s', (text, expected) => {
    expect(inlineCode(text)).toBe(expected);
  });

  test('have nothing outside of them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = inlineCode(text);
        expect(code.replace(/^\(empty\)$/, '')).toBe(code === '(empty)' ? '' : code);
        expect(outsideOfCode(code).replace('(empty)', '')).toBe('');
        expect(code).not.toMatch(/[\r\n]/);
        expect(code).not.toMatch(INVISIBLE);
      }),
    );
  });
});

describe('prose', () => {
  test.each([
    ['Container app names no user. Run it.', 'Container app names no user. Run it.'],
    ['Name `1000:1000` (or another).', 'Name `1000:1000` (or another).'],
    ['DATABASE_PASSWORD holds (hun…, 12 characters).', '`DATABASE_PASSWORD` holds (hun…, 12 characters).'],
    ['Grants iam:PassRole on "*".', 'Grants `iam:PassRole` on "`*`".'],
    ['Ask @team about #12, see https://a.example.', 'Ask `@team` about `#12`, see `https://a.example`.'],
    ['</details> <!-- x -->', '`</details>` `<!--` x `-->`'],
    ['- not a list', '`-` not a list'],
    ['1. not a list', '`1.` not a list'],
    ['port 80 to 0.0.0.0/0: open', 'port 80 to 0.0.0.0/0: open'],
    ['a `b', 'a `` `b ``'],
    ['@x`y`', '`@x` `y`'],
    ['commit deadbeef1', 'commit `deadbeef1`'],
  ])('of %j is %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test('has no active character outside of code, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = prose(text);
        const outside = outsideOfCode(markdown);
        expect(outside).not.toMatch(/[`<>[\]{}\\*_|#@&~$^\r\n]|:\/\/|www\./);
        expect(outside).not.toMatch(/:(?!$|[\s)"'”’,.;:!?])/);
        expect(markdown).not.toMatch(/^\s*([-+=]+|\d{1,9}[.)])(\s|$)/);
        expect(markdown).not.toMatch(INVISIBLE);
      }),
      { numRuns: 500 },
    );
  });
});

describe('table cells', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\u007cb'],
    ['`a||b`', '`a\\|\\|b`'],
  ])('of %j is %j', (markdown, expected) => {
    expect(tableCell(markdown)).toBe(expected);
  });

  test('have no pipe that ends them, whether or not a backslash escapes a backslash', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = tableCell(inlineCode(text));
        expect(cell.replace(/\\[\\|]/g, '')).not.toContain('|');
        expect(cell.replace(/(?<!\\)\\\|/g, '')).not.toContain('|');
      }),
    );
  });
});

test('a fence is longer than every run of backticks inside', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [first = '', ...rest] = fenced(text, 'diff').split('\n');
      const fence = first.replace(/diff$/, '');
      expect(rest.at(-1)).toBe(fence);
      for (const run of text.match(/`+/g) ?? []) expect(run.length).toBeLessThan(fence.length);
    }),
  );
});

test('an empty fence holds no line, which GitHub reads as a deletion', () => {
  expect(fenced('', 'suggestion')).toBe('```suggestion\n```');
});

test('a link leads where we say', () => {
  expect(link('`a`', 'https://a.example/x (1)<y>')).toBe('[`a`](https://a.example/x%20%281%29%3Cy%3E)');
});

describe('workflow commands', () => {
  test.each([
    ['100% a\r\nb', '100%25 a%0Ab'],
    ['a\rb', 'a%0Ab'],
    ['\u001b[31m', '\\u001b[31m'],
  ])('carry %j as %j', (text, expected) => {
    expect(commandData(text)).toBe(expected);
  });

  test('stay one line whose properties nothing ends', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(commandProperty(text)).not.toMatch(/[\r\n:,]/);
        expect(commandData(text)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

test('a line for the terminal holds no control character and no workflow command', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = terminalLine(text);
      expect(line).not.toMatch(INVISIBLE);
      expect(line).not.toMatch(/\n/);
      expect(line.trimStart().startsWith('::')).toBe(false);
      expect(line).not.toContain('##[');
    }),
  );
});

test('visible text hides nothing, and stays as it is when it hid nothing', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(hidesCharacters(visible(text))).toBe(false);
      if (!hidesCharacters(text)) expect(visible(text)).toBe(text);
    }),
  );
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['a😀b', 3, 'a…'],
])('%j shortened to %i is %j', (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});
