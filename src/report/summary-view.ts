import type { Changes } from '../model/diff.js';
import type { Finding, FixedFinding, Outcome } from '../model/finding.js';
import type { Severity } from '../model/rule.js';
import type { Commit } from './links.js';
import type { Mask } from './mask.js';
import type { Standings } from './standing.js';

/** All that the check run's and the job's summary are made of. */
export interface SummaryView {
  readonly outcome: Outcome;
  readonly standings: Standings;
  /** Problems of the base that are gone. */
  readonly fixed: readonly Pick<Finding, 'rule' | 'address'>[];
  /** Problems whose comment a person resolved. */
  readonly resolved?: readonly FixedFinding[];
  /** Fingerprints that a comment speaks of. */
  readonly commented: ReadonlySet<string>;
  /** The least severity that fails the verdict. */
  readonly bar: Severity | 'never';
  /** What links to lines lead to; without it places are plain text. */
  readonly commit?: Commit;
  readonly mask: Mask;
  /** What the pull request changes; absent outside of one. */
  readonly changes?: Changes;
}
