/** Texts in encodings other than UTF-8. */
import { utf8Bytes } from './base64.js';

/** How an encoding of the name reads bytes; `other` for one that Terraform may know and JavaScript does not. */
export type CharacterSet = {
  readonly decode: (bytes: Uint8Array) => string | undefined;
  readonly encode: (text: string) => Uint8Array | undefined;
};

/** Labels that the web uses for another encoding than their own. */
const MISLEADING =
  /^(?:us-ascii|ascii|iso[-_]?8859[-_](?:1|9|11)|latin1|l1|l5|latin5|tis-620|gb2312|x-.*|replacement|utf-?16)$/;
const OWN = /^(?:utf-?16(?:le|be)|iso[-_]8859[-_]1|utf-?8)$/;

/** Undefined when there is no such encoding; `'other'` when it is none of those that are read here. */
export function characterSet(name: string): CharacterSet | 'other' | undefined {
  const label = name.toLowerCase();
  if (OWN.test(label)) return own(label);
  if (
    MISLEADING.test(label) ||
    /^(?:ibm|cp|cs|iso|hz|utf|windows|macintosh|big5|gb|koi8)/.test(label) ||
    isKnown(label)
  )
    return known(label) ?? 'other';
  return undefined;
}

function isKnown(label: string): boolean {
  return decoder(label) !== undefined;
}

function decoder(label: string): { readonly decode: (bytes: Uint8Array) => string } | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
}

function own(label: string): CharacterSet {
  if (label.endsWith('8') && label.startsWith('utf')) return { decode: decodeWith('utf-8'), encode: utf8Bytes };
  if (label.startsWith('iso')) return { decode: (bytes) => String.fromCharCode(...bytes), encode: latin1 };
  const big = label.endsWith('be');
  return { decode: decodeWith(big ? 'utf-16be' : 'utf-16le'), encode: (text) => utf16(text, big) };
}

function decodeWith(label: string): CharacterSet['decode'] {
  return (bytes) => {
    try {
      return decoder(label)?.decode(bytes);
    } catch {
      return undefined;
    }
  };
}

function latin1(text: string): Uint8Array | undefined {
  const codes = Array.from(text).map((letter) => letter.codePointAt(0) ?? 0);
  return codes.some((code) => code > 255) ? undefined : Uint8Array.from(codes);
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), !big);
  return bytes;
}

/** The Windows code pages and the encodings of one or two bytes of East Asia, whose labels mean the same everywhere. */
const TABLED = /^(?:windows-125[0-8]|koi8-[ru]|ibm866|shift_jis|euc-jp|euc-kr|iso-8859-(?:[2-8]|10|1[3-6])|macintosh)$/;

/** What stands at 0x80 to 0x9f, which some versions of Node read as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

function known(label: string): CharacterSet | undefined {
  if (!TABLED.test(label) || decoder(label) === undefined) return undefined;
  const decode = label === 'windows-1252' ? windows1252 : decodeWith(label);
  return { decode, encode: (text) => encodeByTable(text, tableOf(label, decode)) };
}

function tableOf(label: string, decode: CharacterSet['decode']): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    const letter = decode(Uint8Array.from(bytes));
    if (letter !== undefined && Array.from(letter).length === 1 && !table.has(letter)) table.set(letter, bytes);
  };
  for (let first = 0; first < 256; first += 1) add([first]);
  if (!/^(?:shift_jis|euc)/.test(label)) return table;
  for (let first = 0x81; first < 256; first += 1)
    for (let second = 0x40; second < 256; second += 1) add([first, second]);
  return table;
}

function encodeByTable(text: string, table: ReadonlyMap<string, readonly number[]>): Uint8Array | undefined {
  const found = Array.from(text).map((letter) => table.get(letter));
  return found.includes(undefined) ? undefined : Uint8Array.from(found.flatMap((bytes) => bytes ?? []));
}
