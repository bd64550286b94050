import type { Directive } from '../../model/directive.js';
import type { AnyRule } from '../../model/rule.js';
import type { Notice } from '../../model/source.js';
import { usageOf } from '../suppress.js';

export interface Usage {
  /** The directives of the units that were judged. */
  readonly directives: readonly Directive[];
  readonly used: ReadonlySet<string>;
  /** The rules that ran. */
  readonly rules: readonly AnyRule[];
  /** Paths of files that were not read completely: that nothing is found there proves nothing. */
  readonly unread: ReadonlySet<string>;
}

/** A notice for every directive of ours and rule that ran and of which no problem is left where the directive speaks. */
export function idleNotices({ directives, used, rules, unread }: Usage): readonly Notice[] {
  if (directives.length === 0) return [];
  const ran = new Set<string>(rules.map(({ code }) => code));
  const idle = new Map<string, Notice>();
  for (const directive of directives.filter(({ file, scanner }) => scanner === undefined && !unread.has(file.path))) {
    for (const code of directive.codes) {
      const usage = usageOf(directive, code);
      if (ran.has(code) && !used.has(usage)) idle.set(usage, idleNotice(directive, code));
    }
  }
  return [...idle.values()];
}

function idleNotice({ file, span }: Directive, code: string): Notice {
  const message = `the suppression of ${code} suppresses nothing any more; take it out`;
  return { path: file.path, offset: span.start, message, about: 'suppression' };
}
