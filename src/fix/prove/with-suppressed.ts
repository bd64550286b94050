import type { Finding, Suppressed } from '../../model/finding.js';

/**
 * The findings, and behind them the suppressed ones as problems of another kind: a fix after which a directive suppresses
 * more or less than before leaves something new, and so it is not proved.
 */
export function withSuppressed({
  findings,
  suppressed,
}: {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}): readonly Finding[] {
  const others = suppressed.map(({ finding }) => ({ ...finding, property: `${finding.property} (suppressed)` }));
  return [...findings, ...others];
}
