/** What a person wrote for another scanner, whatever it was written in. */
import type { Directive } from '../../model/directive.js';
import type { Scanner } from '../../model/scanner.js';
import type { SourceFile, Span } from '../../model/source.js';
import type { CodesOf } from './equivalent-codes.js';

export interface Skip {
  readonly scanner: Scanner;
  /** As the scanner spells it: `checkov:skip`. */
  readonly word: string;
  readonly ids: readonly string[];
  /** Empty where there is none. */
  readonly reason: string;
}

export interface WrittenSkip extends Skip {
  readonly file: SourceFile;
  readonly span: Span;
  readonly covers: Span;
}

/** A directive for the equivalent rules; none where there are none. The reason names the scanner. */
export function skipDirective(skip: WrittenSkip, codesOf: CodesOf): readonly Directive[] {
  const { scanner, word, ids, file, span, covers } = skip;
  const codes = codesOf(scanner, ids);
  const why = skip.reason.trim();
  const reason = /[\p{L}\p{N}]/u.test(why) ? `${why} (${word})` : `${word} without a reason`;
  return codes.length === 0 ? [] : [{ file, span, codes, reason, covers, scanner }];
}
