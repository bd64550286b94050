/** Hashes of strings. */
import { fail } from '../value/failure.js';
import { STRING } from '../value/type.js';
import { opaque, stringValue, type Value } from '../value/value.js';
import { base64Text, hexText, utf8Bytes } from './base64.js';
import { text, textAt, type Context, type Family, type TerraformFunction } from './define.js';
import { md5 } from './md5.js';
import { sha1 } from './sha1.js';
import { sha256 } from './sha256.js';
import { sha512 } from './sha512.js';

type Spelling = (bytes: Uint8Array) => string;

function digest(hash: (bytes: Uint8Array) => Uint8Array, spell: Spelling): (text: string) => string {
  return (value) => spell(hash(utf8Bytes(value)));
}

/** The hash of a text, spelled in hexadecimal or base64. */
export const DIGESTS = {
  md5: digest(md5, hexText),
  sha1: digest(sha1, hexText),
  sha256: digest(sha256, hexText),
  sha512: digest(sha512, hexText),
  base64sha256: digest(sha256, base64Text),
  base64sha512: digest(sha512, base64Text),
} as const;

/** Files that are longer are data and not configuration. */
const LONGEST = 200_000;

/** What is computed of each character of a text, as a value. */
export function hashed(content: string, compute: (content: string) => string, { trace, scope }: Context): Value {
  if (content.length > LONGEST) return opaque('the text is too long to be hashed here', trace, STRING);
  scope.host.spend(32 + content.length * 2);
  return stringValue(compute(content), trace);
}

function hashing(compute: (text: string) => string): TerraformFunction {
  return {
    parameters: [text('str')],
    type: STRING,
    run: (values, context) => hashed(textAt(values, 0), compute, context),
  };
}

export const HASHES: Family = {
  md5: hashing(DIGESTS.md5),
  sha1: hashing(DIGESTS.sha1),
  sha256: hashing(DIGESTS.sha256),
  sha512: hashing(DIGESTS.sha512),
  base64sha256: hashing(DIGESTS.base64sha256),
  base64sha512: hashing(DIGESTS.base64sha512),
  uuidv5: { parameters: [text('namespace'), text('name')], type: STRING, run: uuid5 },
};

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

const UUID = /^(?:urn:uuid:)?\{?([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})\}?$/i;

function uuid5(values: readonly Value[], { trace }: Context): Value {
  const given = textAt(values, 0);
  const namespace =
    UUID.exec(NAMESPACES.get(given) ?? given)?.[1] ?? fail('the namespace is neither a known one nor a UUID');
  const hex = namespace.replaceAll('-', '');
  const head = Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
  const bytes = sha1(Uint8Array.from([...head, ...utf8Bytes(textAt(values, 1))])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hexText(bytes);
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return stringValue(groups.join('-'), trace);
}
