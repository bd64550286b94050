/** What a token may do, named after the situations that a workflow meets. */
export type PermissionProfile =
  'same-repository' | 'fork' | 'dependabot' | 'no-checks' | 'no-pull-requests' | 'contents-write' | 'actions-write';

type Level = 'read' | 'write';
type Grants = Readonly<Record<string, Level | undefined>>;

const READ_ONLY: Grants = { metadata: 'read', contents: 'read', pull_requests: 'read', checks: 'read', issues: 'read' };

const PROFILES: Record<PermissionProfile, Grants> = {
  'same-repository': { metadata: 'read', contents: 'read', pull_requests: 'write', checks: 'write' },
  fork: READ_ONLY,
  dependabot: READ_ONLY,
  'no-checks': { metadata: 'read', contents: 'read', pull_requests: 'write' },
  'no-pull-requests': { metadata: 'read', contents: 'read', checks: 'write' },
  'actions-write': {
    metadata: 'read',
    contents: 'read',
    pull_requests: 'write',
    checks: 'write',
    actions: 'write',
  },
  'contents-write': { metadata: 'read', contents: 'write', pull_requests: 'write', checks: 'write' },
};

/** What each operation needs, as GitHub's header spells it: `;` separates alternatives. `user` is no workflow's. */
export const NEEDED: Readonly<Record<string, string>> = {
  'actions/re-run-workflow': 'actions=write',
  'checks/create': 'checks=write',
  'checks/get': 'checks=read',
  'checks/list-annotations': 'checks=read',
  'checks/list-for-ref': 'checks=read',
  'checks/update': 'checks=write',
  'git/get-blob': 'contents=read',
  'git/get-tree': 'contents=read',
  'issues/create-comment': 'issues=write; pull_requests=write',
  'issues/list-comments': 'issues=read; pull_requests=read',
  'issues/update-comment': 'issues=write; pull_requests=write',
  'pulls/create-reply-for-review-comment': 'pull_requests=write',
  'pulls/create-review': 'pull_requests=write',
  'pulls/create-review-comment': 'pull_requests=write',
  'pulls/delete-pending-review': 'pull_requests=write',
  'pulls/get': 'pull_requests=read',
  'pulls/list': 'pull_requests=read',
  'pulls/list-files': 'pull_requests=read',
  'pulls/list-review-comments': 'pull_requests=read',
  'pulls/list-reviews': 'pull_requests=read',
  'pulls/submit-review': 'pull_requests=write',
  'pulls/update-review-comment': 'pull_requests=write',
  'reactions/create-for-issue-comment': 'issues=write; pull_requests=write',
  'reactions/create-for-pull-request-review-comment': 'pull_requests=write',
  'repos/compare-commits-with-basehead': 'contents=read',
  'repos/get': 'metadata=read',
  'repos/get-collaborator-permission-level': 'metadata=read',
  'repos/get-content': 'contents=read',
  'users/get-authenticated': 'user=read',
  reviewThreads: 'pull_requests=read',
  resolveReviewThread: 'contents=write',
  unresolveReviewThread: 'contents=write',
  minimizeComment: 'pull_requests=write',
};

const isGranted = (grants: Grants, isPublic: boolean, need: string): boolean => {
  const [name = '', level] = need.trim().split('=');
  if (level === 'read') return grants[name] !== undefined || (isPublic && name !== 'user');
  return grants[name] === 'write';
};

/** Whether a token with this profile may do `operation`. Everything in a public repository can be read. */
export const isAllowed = (profile: PermissionProfile, isPublic: boolean, operation: string): boolean =>
  (NEEDED[operation] ?? 'nothing=write').split(';').some((need) => isGranted(PROFILES[profile], isPublic, need));
