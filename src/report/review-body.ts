/** The one line above a review's comments. */
import type { FixedFinding } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import { counted, countSeverities, severityWords } from './count-words.js';
import { link } from './escape.js';

export interface ReviewFacts {
  readonly headSha: string;
  readonly checkName: string;
  /** Absent when there is no check run to link to. */
  readonly checkUrl?: string;
}

/** A piece of the body that no other review of this commit has: the hash of what the review comments on. */
export function reviewMarker(findings: readonly FixedFinding[], headSha: string): string {
  const hash = fingerprint([headSha, ...findings.map((finding) => finding.fingerprint)].join('\n'));
  return `<!-- ecs-reviewer v1 review ${hash} -->`;
}

/** `3 problems on the lines you changed: 1 critical, 2 high. Everything else: [check summary](…).` */
export function reviewBody(findings: readonly FixedFinding[], { headSha, checkName, checkUrl }: ReviewFacts): string {
  const count = counted(findings.length, 'problem');
  const rest =
    checkUrl === undefined
      ? `Everything else is in the summary of ${checkName}.`
      : `Everything else: ${link('check summary', checkUrl)}.`;
  const severities = severityWords(countSeverities(findings));
  return `${count} in what you changed: ${severities}. ${rest}\n${reviewMarker(findings, headSha)}`;
}
