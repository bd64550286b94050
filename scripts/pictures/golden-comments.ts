/** The comments of a golden review, as they were written down. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Format } from '../../__tests__/golden/golden-review.js';

export const GOLDEN = path.resolve(import.meta.dirname, '../../__tests__/golden');

export interface GoldenComment {
  readonly format: Format;
  readonly path: string;
  readonly startLine: number;
  readonly line: number;
  readonly body: string;
}

/** The whole document. */
export function goldenText(format: Format): string {
  return readFileSync(path.join(GOLDEN, `${format}.review.md`), 'utf8');
}

export function goldenComments(format: Format): readonly GoldenComment[] {
  return goldenText(format)
    .split('\n\n---\n\n')
    .flatMap((part) => {
      const [, name, start, end, body] = /^\*\*(.+), line (\d+)(?:-(\d+))?\*\*\n\n([\s\S]+)$/.exec(part) ?? [];
      if (name === undefined || start === undefined || body === undefined) return [];
      return [{ format, path: name, startLine: Number(start), line: Number(end ?? start), body }];
    });
}

/** The first comment that speaks of these rules before all others, in their order. */
export function goldenComment(format: Format, ...codes: readonly string[]): GoldenComment {
  const marker = new RegExp(`^<!-- ecs-reviewer v1 ${codes.map((code) => `${code} [0-9a-f]{16}`).join(' ')}\\b`, 'm');
  const found = goldenComments(format).find(({ body }) => marker.test(body));
  if (found === undefined) throw new Error(`the golden review of ${format} has no comment on ${codes.join(' and ')}`);
  return found;
}

/** What the commented lines say in the file. */
export function commentedLines({ format, path: name, startLine, line }: GoldenComment): readonly string[] {
  return readFileSync(path.join(GOLDEN, format, name), 'utf8')
    .split('\n')
    .slice(startLine - 1, line);
}
