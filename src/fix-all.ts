/** Applies proved fixes until nothing is left to fix: what overlapped in one pass is planned anew in the next. */
import { applyEdits, isSameEdit, overlaps } from './fix/edits.js';
import type { Outcome, PlannedFix, TextEdit } from './model/finding.js';
import type { ReviewOptions } from './model/options.js';
import type { Tree } from './model/ports.js';
import { withTexts } from './overlay.js';
import { review } from './review.js';

export interface Fixed {
  /** The new text of every file that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Generated files that are to be made again; the outcome counts as if they had been. */
  readonly stale: readonly string[];
  /** How many findings are gone. */
  readonly fixed: number;
  /** How many of them had no fix of their own: they went with that of another. */
  readonly along: number;
  /** What is left, judged on the new texts. */
  readonly outcome: Outcome;
}

const MOST_PASSES = 5;

export function fixAll(tree: Tree, options: ReviewOptions): Fixed {
  const texts = new Map<string, string>();
  const generated = new Set<string>();
  const before = review(tree, options);
  const fixable = new Set<string>();
  let outcome = before;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const edits = compatibleEdits(outcome);
    if (edits.size === 0) break;
    for (const fingerprint of fixableIn(outcome)) fixable.add(fingerprint);
    for (const [path, wanted] of edits) {
      const file = outcome.files.get(path);
      if (file?.generated !== undefined) generated.add(path);
      const text = texts.get(path) ?? file?.text;
      if (text !== undefined) texts.set(path, applyEdits(text, wanted));
    }
    outcome = review(withTexts(tree, texts), options);
  }
  const written = new Map([...texts].filter(([path]) => !generated.has(path)));
  return { texts: written, stale: [...generated].sort(), ...goneIn(before, outcome, fixable), outcome };
}

function fixableIn({ findings }: Outcome): readonly string[] {
  return findings.filter(({ fix }) => fix?.kind === 'edits').map(({ fingerprint }) => fingerprint);
}

function goneIn(before: Outcome, after: Outcome, fixable: ReadonlySet<string>): Pick<Fixed, 'fixed' | 'along'> {
  const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const gone = before.findings.filter(({ fingerprint }) => !left.has(fingerprint) && !fixable.has(fingerprint));
  const fixed = Math.max(0, before.findings.length - after.findings.length);
  return { fixed, along: Math.min(fixed, gone.length) };
}

/** The edits of one pass by file, each fix whole or not at all, none touching another; equal edits count once. */
function compatibleEdits({ findings }: Outcome): ReadonlyMap<string, readonly TextEdit[]> {
  const taken: TextEdit[] = [];
  for (const { fix } of findings) {
    if (fix?.kind !== 'edits') continue;
    const disturb = fix.generated === undefined ? touches : overlaps;
    const fresh = allEdits(fix).filter((edit) => !taken.some((other) => isSameEdit(edit, other)));
    if (fresh.every((edit) => !taken.some((other) => disturb(edit, other)))) taken.push(...fresh);
  }
  const paths = new Set(taken.map(({ path }) => path));
  return new Map([...paths].map((path) => [path, taken.filter((edit) => edit.path === path)]));
}

/** With what comes of the code, since nobody makes it anew in between. Options of one call can be added side by side. */
function allEdits({ edits, generated = [] }: Extract<PlannedFix, { readonly kind: 'edits' }>): readonly TextEdit[] {
  return [...edits, ...generated];
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.path === b.path && a.start <= b.end && b.start <= a.end;
}
