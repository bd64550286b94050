/** Whether a workflow on `pull_request_target`, whose token can write, keeps the code of the pull request out of its workspace. */
import type { ActionSettings } from './config/inputs.js';
import type { RunEvent } from './io/runner.js';
import { UserError } from './model/user-error.js';

/** The commits that the workspace holds; undefined where nobody can tell. */
type Found = readonly (string | undefined)[];

/** Throws a `UserError` on `pull_request_target` where the workspace may hold more than what is the repository's own. */
export function guardTarget(
  event: RunEvent,
  { unsafeAllow, mode, token }: Pick<ActionSettings, 'unsafeAllow' | 'mode' | 'token'>,
  found: () => Found,
): void {
  const trusted = event.kind === 'pull request' ? event.trusted : undefined;
  if (trusted === undefined) return;
  if (token === '') throw new UserError(NO_TOKEN);
  if (unsafeAllow) return;
  const foreign = found().filter((commit) => commit === undefined || !trusted.includes(commit));
  if (foreign.length > 0) throw new UserError(`${refusal(foreign[0])} ${REALLY}`);
  if (mode === 'scan') throw new UserError(`${NO_SCAN} ${REALLY}`);
}

function refusal(commit: string | undefined): string {
  const what = commit === undefined ? 'files of an unknown commit' : `the commit ${commit}`;
  return `The event pull_request_target gives the workflow a token that can write, and the workspace holds ${what}: the code of a stranger may be checked out. Leave the checkout out, since the files are read from GitHub, or use the event pull_request.`;
}

const NO_TOKEN =
  'The input github-token is empty, and on pull_request_target the files are read from GitHub, not from a checkout.';
const NO_SCAN =
  'Mode scan reads the checkout, which on pull_request_target must not be the code of a stranger. Scan on the event pull_request.';
const REALLY = 'The input unsafe-allow: true goes on all the same.';
