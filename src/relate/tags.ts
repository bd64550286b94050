/** Tags that no resource names itself. */
import type { UnitFacts } from './catalogue.js';

/** Whether some provider of the unit is set up to tag everything: only the text of its files tells. */
export function tagsByDefault({ files = [] }: UnitFacts): boolean {
  return files.some(({ text }) => DEFAULT_TAGS.test(text));
}

const DEFAULT_TAGS = /\bdefault_tags\b/;
