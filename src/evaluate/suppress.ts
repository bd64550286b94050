/** Findings and directives → what is left, what is suppressed, and which directives have something to do. */
import type { Directive } from '../model/directive.js';
import type { Finding, Suppressed } from '../model/finding.js';
import { directivesFor, type Judged } from './covers.js';
import { mergeEqual, supersede } from './findings.js';

export interface Sifted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** What `usageOf` gives for every directive and rule that speaks of a problem or of a doubt. */
  readonly used: ReadonlySet<string>;
}

/** Names the part of a directive that is about one rule, the same in every unit that its file belongs to. */
export function usageOf({ file, span }: Directive, code: string): string {
  return `${code} ${String(span.start)} ${file.path}`;
}

/**
 * Merges equal findings, lets the sharper rule speak, and takes out what is suppressed. Of equal findings one that is
 * not suppressed speaks for all; suppressing either of a sharper and a blunter finding suppresses the pair.
 */
export function suppress(
  found: readonly Finding[],
  doubts: readonly Judged[],
  directives: readonly Directive[],
): Sifted {
  const speaking = directivesFor(directives);
  const byFinding = new Map(found.map((finding) => [finding, speaking(finding)]));
  const merged = mergeEqual(found, (finding) => byFinding.get(finding)?.[0] !== undefined);
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const { finding, blunter } of supersede(merged)) {
    const [directive] = [finding, ...blunter].flatMap((one) => byFinding.get(one) ?? []);
    const told = { ...finding, also: [...new Set(blunter.map(({ rule }) => rule.code))].sort() };
    if (directive === undefined) findings.push(told);
    else suppressed.push({ finding: told, directive });
  }
  const judged: readonly Judged[] = [...found, ...doubts];
  const used = judged.flatMap((one) => speaking(one).map((directive) => usageOf(directive, one.rule.code)));
  return { findings, suppressed, used: new Set(used) };
}
