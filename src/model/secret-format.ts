/** Values that are credentials by their very form, whatever they are called. */
import { FORMATS } from './secret-formats.js';
import { isPlaceholder } from './secret-text.js';

/** A credential that stands in a text. */
export interface FoundSecret {
  /** How a message calls it, with its article: `a GitHub token`. */
  readonly kind: string;
  /** Just the secret part: of a URL the password, unless that is so short that it could be any word. */
  readonly text: string;
}

/** Longer texts are searched up to here. */
const LONGEST = 65_536;

const SHORTEST = 4;

/** `ab://:c@` is the shortest text that has one of the forms. */
const SHORTEST_FORM = 8;

/** A part that the deployment or the container fills in, or that a manual uses as its example. */
const FILLED_IN = /^[$<{%*[]|EXAMPLE|\$\{|\$\(|\{\{/;

/** Every credential in a text, by the formats that are known. */
export function secretsIn(text: string): readonly FoundSecret[] {
  if (text.length < SHORTEST_FORM) return [];
  const searched = text.slice(0, LONGEST);
  return FORMATS.flatMap(({ kind, pattern }) =>
    [...searched.matchAll(pattern)].flatMap(([whole, part]): readonly FoundSecret[] => {
      if (part === undefined) return [{ kind, text: whole }];
      if (FILLED_IN.test(part) || isPlaceholder(part)) return [];
      return [{ kind, text: part.length < SHORTEST ? whole : part }];
    }),
  );
}

/** What kind of credential stands in a text: `a GitHub token`, `a URL with a password`. */
export function secretFormatOf(text: string): string | undefined {
  return secretsIn(text)[0]?.kind;
}
