/** What the words of a comment mean to other scanners. */
import { EVERY } from './equivalent-codes.js';
import type { Skip } from './skip.js';

/** `resource`: that around the comment. `next`: what our own comments cover. `line`: the line below. `file`: all of it. */
export type Reach = 'resource' | 'next' | 'line' | 'file';

export interface CommentSkip extends Skip {
  readonly reach: Reach;
  /** Where the words begin in the comment, and how long they are. */
  readonly at: number;
  readonly length: number;
}

/** A text without any of these holds nothing for other scanners. */
export const SKIP_WORDS = /(?:checkov|bridgecrew):skip=|(?:trivy|tfsec):ignore:|kics-scan/;

const CHECKOV = /\b(checkov|bridgecrew):skip=[ \t]*([A-Za-z]\w*(?:,[ \t]*[A-Za-z]\w*)*)(?::([^\n]*))?/g;
const TRIVY = /\b(trivy|tfsec):ignore:([\w*-]+)(\S*)/g;
const KICS = /^[\s#/*]*(kics-scan[ \t]+(ignore-line|ignore-block|disable=([\w:/,-]+)))[ \t]*(?=[\r\n*]|$)/;

/** Everything that a comment says to other scanners; `text` is the comment with its marks. */
export function commentSkips(text: string): readonly CommentSkip[] {
  return [...checkovSkips(text), ...trivySkips(text), ...kicsSkips(text)];
}

function checkovSkips(text: string): readonly CommentSkip[] {
  return [...text.matchAll(CHECKOV)].map(({ 0: all, 1: tool = '', 2: ids = '', 3: reason = '', index }) => ({
    scanner: 'checkov',
    word: `${tool}:skip`,
    ids: ids.split(/,[ \t]*/),
    reason: reason.replace(/\*\/$/, ''),
    reach: 'resource',
    at: index,
    length: all.trimEnd().length,
  }));
}

/** One that holds only until a day, in a workspace or for some values says less than a suppression of ours. */
function trivySkips(text: string): readonly CommentSkip[] {
  const matches = [...text.matchAll(TRIVY)];
  const reason = text.slice(endOf(matches.at(-1))).split('\n')[0] ?? '';
  return matches
    .filter(({ 3: limits }) => limits === '' || limits === '*/')
    .map(({ 0: all, 1: tool = '', 2: id = '', index }) => ({
      scanner: 'trivy',
      word: `${tool}:ignore`,
      ids: [id],
      reason: reason.replace(/^[\s:-]+/, '').replace(/\*\/$/, ''),
      reach: 'next',
      at: index,
      length: all.length,
    }));
}

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : match.index + match[0].length;
}

const KICS_REACH: Readonly<Record<string, Reach>> = { 'ignore-line': 'line', 'ignore-block': 'next' };

function kicsSkips(text: string): readonly CommentSkip[] {
  const match = KICS.exec(text);
  if (match === null) return [];
  const [all, words = '', verb = '', ids] = match;
  return [
    {
      scanner: 'kics',
      word: `kics-scan ${verb.split('=')[0] ?? ''}`,
      ids: ids?.split(',') ?? [EVERY],
      reason: '',
      reach: KICS_REACH[verb] ?? 'file',
      at: all.indexOf(words),
      length: words.length,
    },
  ];
}
