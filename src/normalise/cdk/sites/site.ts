/** A place in the source of a CDK app that can make a construct, in the same words for every language. */
export interface ConstructSite {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly last: number;
  /** `FargateService`, `addContainer`: as TypeScript writes it. */
  readonly name: string;
  readonly isNew: boolean;
  readonly id: IdPattern;
  /** What it is made in: `this`, `stack`, `this.task`; undefined for anything longer. Of a method, what it is called on. */
  readonly scope: string | undefined;
  /** True when the scope was handed to the function around. */
  readonly isHanded: boolean;
  /** The class around it. */
  readonly inside?: string;
  /** The variable or field that it is assigned to. */
  readonly assigned?: string;
}

/** The texts of an id, with anything between each two of them: `['Task-', '']` for `Task-${stage}`. */
export type IdPattern = readonly string[];

export interface DeclaredClass {
  readonly path: string;
  readonly name: string;
  readonly base: string | undefined;
}

export interface FileSites {
  readonly sites: readonly ConstructSite[];
  readonly classes: readonly DeclaredClass[];
}

/** An id of which nothing is known. */
export const ANY_ID: IdPattern = ['', ''];

/** The pattern of one id written right behind another. */
export function joinIds(before: IdPattern, after: IdPattern): IdPattern {
  return [...before.slice(0, -1), `${before.at(-1) ?? ''}${after[0] ?? ''}`, ...after.slice(1)];
}

/** 3 for the very id, 2 when some of its text is known, 1 when nothing is, 0 for another id. */
export function matchId(pattern: IdPattern, id: string): 0 | 1 | 2 | 3 {
  const [first = '', ...others] = pattern;
  if (others.length === 0) return first === id ? 3 : 0;
  if (pattern.every((part) => part === '')) return 1;
  return fitsBetween(pattern, id) ? 2 : 0;
}

function fitsBetween(pattern: IdPattern, id: string): boolean {
  const first = pattern[0] ?? '';
  const last = pattern.at(-1) ?? '';
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
  let from = first.length;
  const end = id.length - last.length;
  return pattern.slice(1, -1).every((part) => {
    const at = id.indexOf(part, from);
    from = at + part.length;
    return at >= 0 && from <= end;
  });
}
