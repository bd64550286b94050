/** What people decided in the conversation, applied to an outcome: their problems are suppressed, with who and why. */
import type { Finding, Outcome, Suppressed } from './model/finding.js';
import type { SourceFile } from './model/source.js';
import { withFindings } from './evaluate/outcome.js';
import type { Waiver } from './report/waiver-marker.js';

/** The outcome without the problems that are waived; its verdict is still that of before. */
export function waive(outcome: Outcome, waivers: readonly Waiver[]): Outcome {
  const byFingerprint = new Map(waivers.flatMap((one) => one.fingerprints.map((print) => [print, one] as const)));
  const suppressed = outcome.findings.flatMap((finding) => {
    const waiver = byFingerprint.get(finding.fingerprint);
    return waiver === undefined ? [] : [suppressedBy(finding, waiver)];
  });
  if (suppressed.length === 0) return outcome;
  const rest = outcome.findings.filter(({ fingerprint }) => !byFingerprint.has(fingerprint));
  return { ...withFindings(outcome, rest), suppressed: [...outcome.suppressed, ...suppressed] };
}

/** It stands in no file. */
const CONVERSATION: SourceFile = { path: 'the review', text: '', syntax: 'json' };

function suppressedBy(finding: Finding, { reason: why, by }: Waiver): Suppressed {
  const nowhere = { start: 0, end: 0 };
  const reason = `${why} (${by}, in the review)`;
  const directive = { file: CONVERSATION, span: nowhere, covers: nowhere, codes: [finding.rule.code], reason };
  return { finding, directive: { ...directive, elsewhere: { conversation: true } } };
}
