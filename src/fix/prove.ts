/**
 * Which fixes work. All are applied together in one re-run of the analysis; only where that fails they are taken apart,
 * by halves and in every deployment unit at once, with at most `MAX_RERUNS` analyses whatever the number of findings.
 */
import type { Finding, PlannedFix, TextEdit } from '../model/finding.js';
import type { Notice } from '../model/source.js';
import type { Plan } from './plan.js';
import { candidatesOf, type Candidate } from './prove/candidates.js';
import { changedTexts } from './prove/changed-texts.js';
import { groupsOf, type Group } from './prove/groups.js';
import { judge, type Rerun } from './prove/judge.js';
import { split } from './prove/split.js';

/** The first joint run and what taking apart may cost: enough to find two bad fixes among a thousand. */
export const MAX_RERUNS = 24;

export interface Proof {
  readonly findings: readonly Finding[];
  /** By the index of the finding. */
  readonly plans: readonly Plan[];
  /** How many notices there were before. */
  readonly notices: number;
  readonly textOf: (path: string) => string | undefined;
  readonly rerun: (texts: ReadonlyMap<string, string>) => Analysed;
}

export interface Analysed {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** A fix for every finding, by its index: edits that are proved, otherwise advice. */
export function proveFixes(proof: Proof): readonly PlannedFix[] {
  const candidates = candidatesOf(proof);
  const proved = new Map(provedOf(proof, candidates).map(({ index, edits }) => [index, edits]));
  return proof.findings.map((finding, index) => fixFor(finding, proof.plans[index], proved.get(index)));
}

function fixFor(
  { rule, problem }: Finding,
  plan: Plan | undefined,
  edits: readonly TextEdit[] | undefined,
): PlannedFix {
  if (edits === undefined) return { kind: 'advice', text: plan?.advice ?? problem.advice ?? rule.fix.advice };
  const { risk } = rule.fix;
  const fix = plan?.written === undefined ? { edits } : { edits: plan.written, generated: edits };
  return { kind: 'edits', ...fix, ...(risk === undefined ? {} : { risk }) };
}

/** Works off the queues of all groups at the same time: each run tests one part of every group. */
function provedOf(proof: Proof, candidates: readonly Candidate[]): readonly Candidate[] {
  const queues = groupsOf(candidates).map(({ parts }) => [...parts]);
  const proved: Candidate[] = [];
  for (let run = 0; run < MAX_RERUNS; run += 1) {
    const tested = queues.flatMap((queue): readonly Tested[] => {
      const part = queue.shift();
      return part === undefined ? [] : [{ queue, part }];
    });
    if (tested.length === 0) break;
    const verdict = judgeParts(proof, tested);
    for (const [index, { queue, part }] of tested.entries()) {
      const suspects = verdict[index] ?? [];
      if (suspects.length === 0) proved.push(...part);
      else queue.unshift(...split(part, suspects));
    }
  }
  return proved;
}

interface Tested {
  readonly queue: Group['parts'][number][];
  readonly part: readonly Candidate[];
}

/** For each part the candidates that may be to blame; none when the part is proved. */
function judgeParts(proof: Proof, tested: readonly Tested[]): readonly (readonly Candidate[])[] {
  const parts = tested.map(({ part }) => part);
  const texts = changedTexts(parts.flat(), proof.textOf);
  const after: Rerun = proof.rerun(texts);
  return judge({ parts, before: proof.findings, notices: proof.notices, after });
}
