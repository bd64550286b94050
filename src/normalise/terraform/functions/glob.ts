/** Glob patterns as Terraform's `fileset` reads them: `*`, `?`, `[…]`, `{a,b}`, and `**` for any number of folders. */
import { fail } from '../value/failure.js';
import { compileRegex, findMatch } from './regex.js';

/** Whether a path fits the pattern; `spend` is told what the search costs. */
export function globTest(glob: string, spend: (steps: number) => void): (path: string) => boolean {
  const regex = compileRegex(`(?s)\\A${sourceOf(glob)}\\z`);
  return (path) => findMatch(regex, { letters: Array.from(path), from: 0, spend }) !== undefined;
}

function sourceOf(glob: string): string {
  const parts = glob.match(/\*\*\/|\*\*|\\.|\[[\^!]?[^\]]+\]|[^\\]/gsu) ?? [];
  let depth = 0;
  const source = parts.map((part) => {
    if (part === '{') depth += 1;
    if (part !== '}' || depth === 0) return partSource(part, depth);
    depth -= 1;
    return ')';
  });
  if (depth > 0) fail('the pattern has a { without }');
  return source.join('');
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:[^/]*/)*'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
  ['{', '(?:'],
]);

function partSource(part: string, depth: number): string {
  const mark = MARKS.get(part);
  if (mark !== undefined) return mark;
  if (part === ',' && depth > 0) return '|';
  if (part.length > 1 && part.startsWith('[')) return classSource(part);
  return quoted(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part);
}

function classSource(part: string): string {
  const negated = /^\[[\^!]/.test(part);
  const inner = part.slice(negated ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&');
  return `[${negated ? '^' : ''}${inner}]`;
}

function quoted(letter: string): string {
  return /[\\^$.*+?()[\]{}|]/.test(letter) ? `\\${letter}` : letter;
}
