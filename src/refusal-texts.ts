/** What GitHub refused, in words: one sentence for all missing permissions together, one for each other refusal. */
import type { GitHubFailure } from './model/github.js';

/** Each sentence once. */
export function refusalTexts(failures: readonly GitHubFailure[]): readonly string[] {
  const forbidden = failures.filter((failure) => missingPermission(failure) !== undefined);
  const others = failures.filter((failure) => missingPermission(failure) === undefined);
  return [...new Set([...permissionText(forbidden), ...others.map(failureText)])];
}

function failureText({ operation, status, message }: GitHubFailure): string {
  return `Could not ${operation}: ${message} (status ${String(status)}).`;
}

function permissionText(failures: readonly GitHubFailure[]): readonly string[] {
  if (failures.length === 0) return [];
  const operations = [...new Set(failures.map(({ operation }) => operation))];
  const missing = strongest(failures.flatMap((failure) => missingPermission(failure) ?? []));
  const permissions = `${missing.length === 1 ? 'permission' : 'permissions'} ${listed(missing.map((one) => `"${one}"`))}`;
  return [
    `Could not ${listed(operations)}: the token lacks the ${permissions}. Workflows on pull requests from forks and from Dependabot have only read access.`,
  ];
}

/** GitHub names what would do as `pull_requests=write; issues=write`; a workflow writes `pull-requests: write`. */
function missingPermission({ missingPermissions }: GitHubFailure): string | undefined {
  const first = missingPermissions?.split(/[;,]/)[0]?.trim() ?? '';
  return first === '' ? undefined : first.replace('=', ': ').replaceAll('_', '-');
}

/** Who may write may read. */
function strongest(permissions: readonly string[]): readonly string[] {
  const all = new Set(permissions);
  return [...all].filter((one) => !(one.endsWith(': read') && all.has(one.replace(/read$/, 'write'))));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
