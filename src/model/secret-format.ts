/** Values that are credentials by their very form, whatever they are called. */
import { isPlaceholder } from './secret-text.js';

interface Format {
  /** How a message calls it, with its article. */
  readonly kind: string;
  /** Bounded everywhere, so that a search stays linear. A first group is the part that may be a placeholder. */
  readonly pattern: RegExp;
}

const FORMATS: readonly Format[] = [
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g },
  { kind: 'an AWS access key id', pattern: /(?<![A-Za-z0-9])((?:AKIA|ASIA)[A-Z2-7]{16})(?![A-Za-z0-9])/g },
  {
    kind: 'an AWS secret access key',
    pattern: /secret_?access_?key["']? ?[=:] ?["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
  },
  { kind: 'a GitHub token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g },
  { kind: 'a GitLab token', pattern: /\b(glpat-[A-Za-z0-9_-]{20,64})/g },
  { kind: 'a Slack token', pattern: /\b(xox[abeprs]-[A-Za-z0-9]{8,}-[A-Za-z0-9-]{8,255})/g },
  {
    kind: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/services\/(T[A-Z0-9]{6,16}\/B[A-Z0-9]{6,16}\/[A-Za-z0-9]{20,32})/g,
  },
  { kind: 'a Stripe key', pattern: /\b((?:sk|rk)_live_[A-Za-z0-9]{16,255})\b/g },
  { kind: 'an npm token', pattern: /\b(npm_[A-Za-z0-9]{36})\b/g },
  { kind: 'a SendGrid key', pattern: /\b(SG\.[\w-]{16,32}\.[\w-]{32,64})/g },
  { kind: 'a JSON Web Token', pattern: /\b(eyJ[\w-]{10,4096}\.eyJ[\w-]{10,4096}\.[\w-]{16,4096})/g },
  {
    kind: 'a URL with a password',
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,128}:([^\s/@]{1,256})@/gi,
  },
  { kind: 'a connection string with a key', pattern: /;(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{20,128}={0,2})/g },
  {
    kind: 'a connection string with a password',
    pattern:
      /(?:server|host|data source)=[^;]{1,256};(?:[^;=]{1,64}=[^;]{0,256};){0,12} ?(?:password|pwd)=([^;]{1,256})/gi,
  },
];

/** Longer texts are searched up to here. */
const LONGEST = 65_536;

/** A part that the deployment or the container fills in, or that a manual uses as its example. */
const FILLED_IN = /^[$<{%*]|EXAMPLE|\$\{|\$\(|\{\{/;

/** What kind of credential stands in a text: `a GitHub token`, `a URL with a password`. */
export function secretFormatOf(text: string): string | undefined {
  const searched = text.slice(0, LONGEST);
  return FORMATS.find(({ pattern }) =>
    [...searched.matchAll(pattern)].some(
      ([, part]) => part === undefined || !(FILLED_IN.test(part) || isPlaceholder(part)),
    ),
  )?.kind;
}
