/** Telling names and values that are secrets from those that only look so, and never showing one whole. */

const SECRET_WORDS = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'apikey',
  'privatekey',
  'credential',
  'credentials',
  'accesskey',
  'authkey',
  'encryptionkey',
  'signingkey',
  'licensekey',
  'licencekey',
];

/** Words after which a name speaks of a secret without being one: `TOKEN_URL`, `PASSWORD_MIN_LENGTH`, `SECRET_NAME`. */
const HARMLESS_ENDINGS = new RegExp(
  `(${[
    'url|uri|arn|name|id|path|file|length|ttl|expiry|expiration|timeout|type|header|host|port|endpoint|region|enabled',
    'issuer|audience|algorithm|count|limit|policy|prefix|version|provider|backend|hasher|encoder|store|table|bucket',
    'cluster|queue|topic|mode|format|role|user|username|email|scope|driver|manager|days|hours|minutes|seconds|size',
    'required|cookie|domain|group|service|source|strategy|rotation|lifetime|namespace|engine',
  ].join('|')})$`,
);

/** Words that hold one of the telling words and tell nothing: `TOKENIZER`, `SECRETARY`. */
const LOOKALIKES = /tokeni[sz](?:er|ation|ed|e)|secretar(?:y|iat|ies)|passwordless/g;

/** `DB_PASS` and `dbPass`, but not `BYPASS` or `compass`. */
const ENDS_WITH_PASS = /(?:^|[^a-zA-Z])(?:pass|PASS|Pass)$|[a-z0-9]Pass$/;

function words(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether an environment variable of this name is meant to hold a secret. */
export function isSecretName(name: string): boolean {
  const squeezed = words(name);
  if (HARMLESS_ENDINGS.test(squeezed)) return false;
  const telling = squeezed.replace(LOOKALIKES, '');
  return SECRET_WORDS.some((word) => telling.includes(word)) || ENDS_WITH_PASS.test(name);
}

const PLACEHOLDER =
  /^(changeme|change-me|change_me|placeholder|example|dummy|none|null|todo|tbd|secret|password|your[-_].*|x{3,}|\*+|<.*>|\[.*\]|\$?\{.*\}|\$\(.*\)|test)$/i;

/** Obvious stand-ins that somebody replaces at deployment. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value.trim());
}

/** Values that are no secret whatever the name: flags, numbers, references, addresses without user information, paths. */
export function isHarmlessValue(value: string): boolean {
  const text = value.trim();
  if (text === '' || /^(true|false|yes|no|on|off)$/i.test(text) || /^-?\d+(\.\d+)?$/.test(text)) return true;
  if (/^arn:[a-z-]+:/.test(text) || /^\{\{resolve:/.test(text)) return true;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return !/^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i.test(text);
  return /^(\.{0,2}\/)[\w./-]*$/.test(text);
}

/** The only way a detected secret is ever shown: its first three characters and its length. */
export function masked(value: string): string {
  const shown = value.length > 8 ? value.slice(0, 3) : '';
  return `${shown}…, ${String(value.length)} characters`;
}

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['db', 'database'],
  ['pass', 'password'],
  ['pwd', 'password'],
  ['passwd', 'password'],
]);
const FILLERS = new Set(['secret', 'secrets', 'credentials', 'credential', 'this', 'main', 'app', 'key', 'value']);

/** The telling words of a name: `DB_PASSWORD` and `DatabasePassword` both give database, password. */
export function tokensOf(name: string): readonly string[] {
  const split = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return split.map((word) => SYNONYMS.get(word) ?? word).filter((word) => word !== '' && !FILLERS.has(word));
}

/** The variables by which AWS's own tools and the ECS agent take credentials. */
export const AWS_CREDENTIAL_NAMES: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'ECS_ENGINE_AUTH_DATA',
]);
