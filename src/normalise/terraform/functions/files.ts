/** Functions that read files of the repository, and functions of paths. */
import { makeSet } from '../value/set.js';
import { BOOL, DYNAMIC, setType, STRING } from '../value/type.js';
import { boolValue, opaque, stringValue, type Trace, type Value } from '../value/value.js';
import { base64Text, utf8Bytes } from './base64.js';
import { onTexts, text, textAt, type Context, type Family, type TerraformFunction } from './define.js';
import { DIGESTS, hashed } from './hashes.js';
import { globTest } from './glob.js';
import { baseName, cleanPath, dirName } from './paths.js';
import { openFile, placeOf } from './source-files.js';
import { templateFile } from './template-file.js';

export const FILES: Family = {
  abspath: onMachine((path) => (path.startsWith('/') ? cleanPath(path) : undefined)),
  basename: onTexts(['path'], ([path = '']) => baseName(path)),
  dirname: onTexts(['path'], ([path = '']) => dirName(path)),
  file: { parameters: [text('path')], type: STRING, run: readText },
  filebase64: ofContent((content) => base64Text(utf8Bytes(content))),
  filebase64sha256: ofContent(DIGESTS.base64sha256),
  filebase64sha512: ofContent(DIGESTS.base64sha512),
  fileexists: { parameters: [text('path')], type: BOOL, run: exists },
  filemd5: ofContent(DIGESTS.md5),
  fileset: { parameters: [text('path'), text('pattern')], type: setType(STRING), run: fileSet },
  filesha1: ofContent(DIGESTS.sha1),
  filesha256: ofContent(DIGESTS.sha256),
  filesha512: ofContent(DIGESTS.sha512),
  pathexpand: onMachine((path) => (path.startsWith('~') ? undefined : path)),
  templatefile: {
    parameters: [
      { name: 'path', type: STRING, marked: true },
      { name: 'vars', type: DYNAMIC, unknown: true, marked: true },
    ],
    type: DYNAMIC,
    run: templateFile,
  },
};

/** A path that may depend on the machine where Terraform runs. */
function onMachine(compute: (path: string) => string | undefined): TerraformFunction {
  const run = (values: readonly Value[], { trace, name }: Context): Value => {
    const path = compute(textAt(values, 0));
    return path === undefined
      ? opaque(`${name}() depends on the machine where Terraform runs`, trace, STRING)
      : stringValue(path, trace);
  };
  return { parameters: [text('path')], type: STRING, run };
}

/** The text of a file stands in the file. */
function readText(values: readonly Value[], context: Context): Value {
  const { file, value } = openFile(textAt(values, 0), context);
  if (file === undefined) return value;
  const span = { start: 0, end: file.text.length };
  const { via = [], assumed } = context.trace;
  const trace: Trace = {
    file,
    span,
    via: [{ kind: 'file', name: file.path }, ...via],
    ...(assumed === undefined ? {} : { assumed }),
  };
  const result = stringValue(file.text, trace);
  if (result.data.kind !== 'string') return result;
  const exact = result.data.value === file.text;
  return { ...result, data: { ...result.data, pieces: [{ text: result.data.value, file, span, exact }] } };
}

function ofContent(compute: (content: string) => string): TerraformFunction {
  const run = (values: readonly Value[], context: Context): Value => {
    const { file, value } = openFile(textAt(values, 0), context);
    if (file === undefined) return value;
    return hashed(file.text, compute, context);
  };
  return { parameters: [text('path')], type: STRING, run };
}

function exists(values: readonly Value[], context: Context): Value {
  const inside = placeOf(textAt(values, 0), context);
  if (inside === undefined) return opaque('its path is outside of the repository', context.trace, BOOL);
  return boolValue(context.scope.host.tree.read(inside) !== undefined, context.trace);
}

function fileSet(values: readonly Value[], context: Context): Value {
  const { scope, trace } = context;
  const inside = placeOf(textAt(values, 0), context);
  if (inside === undefined) return opaque('its path is outside of the repository', trace, setType(STRING));
  const folder = inside === '.' ? '' : `${inside}/`;
  const fits = globTest(cleanPath(textAt(values, 1)), scope.host.spend);
  scope.host.spend(1 + scope.host.tree.paths.length);
  const found = scope.host.tree.paths.flatMap((path) => {
    const rest = path.startsWith(folder) ? path.slice(folder.length) : undefined;
    return rest !== undefined && fits(rest) ? [stringValue(rest, trace)] : [];
  });
  return makeSet(STRING, found, trace);
}
