/** Where the links of our surfaces lead. */
import type { LineRange } from './lines.js';

const DOCS = 'https://github.com/ecs-reviewer/ecs-reviewer/blob/main/docs';

/** The page of a rule: `…/docs/rules/ECS802.md`. */
export function rulePage(code: string): string {
  return `${DOCS}/rules/${code}.md`;
}

/** A commit of a repository in the browser. */
export interface Commit {
  /** `https://github.com/owner/name`, on the server that the pull request is on. */
  readonly repositoryUrl: string;
  readonly sha: string;
}

/** Lines of a file at a commit: `…/blob/<sha>/infra/main.tf#L3-L5`. */
export function linesPage({ repositoryUrl, sha }: Commit, path: string, { first, last }: LineRange): string {
  const end = last > first ? `-L${String(last)}` : '';
  return `${repositoryUrl}/blob/${sha}/${encodedPath(path)}#L${String(first)}${end}`;
}

/** A path as a relative URI reference: no character of it acts as scheme, query or fragment. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Half a surrogate pair has no encoding; a path with one gets a link that does not lead there, but no error. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(HALF_PAIR, '\uFFFD')).replace(
    /[()'*!]/g,
    (found) => `%${found.charCodeAt(0).toString(16)}`,
  );
}
