/** Problems that a baseline knows against those that are new to it. */
import type { Finding, Suppressed } from '../model/finding.js';
import type { Baseline } from '../model/options.js';
import type { Notice } from '../model/source.js';

export interface Split<F> {
  readonly fresh: readonly F[];
  readonly known: readonly F[];
}

export function splitByBaseline<F extends Pick<Finding, 'fingerprint'>>(
  findings: readonly F[],
  baseline: Baseline | undefined,
): Split<F> {
  if (baseline === undefined) return { fresh: findings, known: [] };
  const isKnown = ({ fingerprint }: F): boolean => baseline.fingerprints.has(fingerprint);
  return { fresh: findings.filter((finding) => !isKnown(finding)), known: findings.filter(isKnown) };
}

/** Fingerprints of the baseline of which no problem is left. */
export function goneFromBaseline(
  { findings, suppressed }: { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] },
  baseline: Baseline | undefined,
): readonly string[] {
  if (baseline === undefined) return [];
  const there = new Set(
    [...findings, ...suppressed.map(({ finding }) => finding)].map(({ fingerprint }) => fingerprint),
  );
  return [...baseline.fingerprints].filter((fingerprint) => !there.has(fingerprint));
}

/** Nothing is said when every entry still has its problem. */
export function goneNotices(gone: readonly string[], baseline: Baseline | undefined): readonly Notice[] {
  if (baseline === undefined || gone.length === 0) return [];
  const what = gone.length === 1 ? 'entry of the baseline no longer occurs' : 'entries of the baseline no longer occur';
  const message = `${String(gone.length)} ${what}; --prune-baseline takes them out`;
  return [{ path: baseline.path, message, about: 'configuration' }];
}
