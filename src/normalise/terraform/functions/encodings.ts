/** base64, URL and character encodings, and what is known only when Terraform runs. */
import { unknownResult } from '../evaluate/choose.js';
import { fail } from '../value/failure.js';
import { STRING, type Type } from '../value/type.js';
import { opaque, stringValue, unknownValue, type Value } from '../value/value.js';
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from './base64.js';
import { characterSet, type CharacterSet } from './character-sets.js';
import {
  number,
  onTexts,
  text,
  textAt,
  valueAt,
  workOf,
  type Context,
  type Family,
  type Parameter,
  type TerraformFunction,
} from './define.js';

/** A function whose result nobody can compute from the source. */
function hidden(why: string, parameters: readonly Parameter[] = [], type: Type = STRING): TerraformFunction {
  return { parameters, type, run: (_, { trace }) => opaque(why, trace, type) };
}

export const ENCODINGS: Family = {
  base64decode: onTexts(['str'], ([str = '']) => {
    const bytes = base64Bytes(str) ?? fail('the text is not valid base64');
    return utf8Text(bytes) ?? fail('the decoded bytes are not valid UTF-8');
  }),
  base64encode: { parameters: [{ ...text('str'), unknown: true }], type: STRING, run: encodeBase64 },
  base64gzip: hidden('the bytes of a compressed text depend on the compressor', [text('str')]),
  bcrypt: {
    ...hidden('bcrypt gives another result each time', [text('str')]),
    parameters: [text('str'), number('cost')],
    optional: 1,
  },
  plantimestamp: hidden('plantimestamp() gives the time of the plan'),
  rsadecrypt: hidden('a private key is not used here', [text('ciphertext'), text('privatekey')]),
  textdecodebase64: { parameters: [text('source'), text('encoding')], type: STRING, run: decodeText },
  textencodebase64: { parameters: [text('string'), text('encoding')], type: STRING, run: encodeText },
  timestamp: hidden('timestamp() gives the time of the deployment'),
  urlencode: onTexts(['str'], ([str = '']) => urlEncode(str)),
  uuid: hidden('uuid() gives another result each time'),
};

/** What is encoded stays visible where pieces of it are unknown: user data names the cluster that is made beside it. */
function encodeBase64(values: readonly Value[], { scope, trace, shell }: Context): Value {
  const value = valueAt(values, 0);
  const { data } = value;
  if (data.kind !== 'unknown') {
    const str = textAt(values, 0);
    scope.host.spend(workOf([str]));
    return stringValue(base64Text(utf8Bytes(str)), trace);
  }
  const isWritten = data.seen.kind === 'text' || data.seen.kind === 'json';
  return isWritten ? unknownValue(STRING, { kind: 'base64', value }, shell) : unknownResult(STRING, [value], trace);
}

/** As in a query: spaces become `+`. */
function urlEncode(str: string): string {
  return encodeURIComponent(str.toWellFormed())
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function withSet(name: string, { trace }: Context, work: (set: CharacterSet) => Value): Value {
  const set = characterSet(name);
  if (set === undefined) return fail(`${name} is not a supported encoding`);
  return set === 'other' ? opaque(`the encoding ${name} is not read here`, trace, STRING) : work(set);
}

function encodeText(values: readonly Value[], context: Context): Value {
  context.scope.host.spend(1 + textAt(values, 0).length / 8);
  return withSet(textAt(values, 1), context, (set) => {
    const bytes = set.encode(textAt(values, 0)) ?? fail('the text has characters that the encoding has not');
    return stringValue(base64Text(bytes), context.trace);
  });
}

function decodeText(values: readonly Value[], context: Context): Value {
  context.scope.host.spend(1 + textAt(values, 0).length / 8);
  return withSet(textAt(values, 1), context, (set) => {
    const bytes = base64Bytes(textAt(values, 0)) ?? fail('the text is not valid base64');
    return stringValue(set.decode(bytes) ?? fail('the bytes are not valid in this encoding'), context.trace);
  });
}
