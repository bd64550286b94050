/** A scope for single expressions: the names that a folder's `scope.tf` declares. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Tree } from '../../src/model/ports.js';
import type { Notice, SourceFile } from '../../src/model/source.js';
import { evaluate } from '../../src/normalise/terraform/evaluate/expression.js';
import type { Reference, Scope } from '../../src/normalise/terraform/evaluate/scope.js';
import { openLibrary } from '../../src/normalise/terraform/modules/library.js';
import type { Module } from '../../src/normalise/terraform/modules/module.js';
import { openRoot } from '../../src/normalise/terraform/open-root.js';
import { EvaluationError, failFatally } from '../../src/normalise/terraform/value/failure.js';
import { through } from '../../src/normalise/terraform/value/inherit.js';
import { STRING } from '../../src/normalise/terraform/value/type.js';
import {
  entriesOf,
  nullValue,
  objectValue,
  opaque,
  tupleValue,
  type Trace,
  type Value,
} from '../../src/normalise/terraform/value/value.js';
import { PARSERS } from '../../src/parsers.js';

/** The files of a folder on disk; those that are not text are refused. */
export function treeOf(folder: string): Tree {
  const texts = new Map<string, string | undefined>();
  const walk = (path: string): void => {
    for (const name of readdirSync(`${folder}/${path}`)) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (statSync(`${folder}/${inner}`).isDirectory()) walk(inner);
      else texts.set(inner, decoded(readFileSync(`${folder}/${inner}`)));
    }
  };
  walk('');
  return {
    paths: [...texts.keys()].sort(),
    read: (path) => {
      if (!texts.has(path)) return undefined;
      const text = texts.get(path);
      return text === undefined ? { refused: 'not a text' } : { text };
    },
  };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export type Evaluated =
  { readonly value: Value; readonly error?: undefined } | { readonly error: string; readonly value?: undefined };

export interface ExpressionScope {
  readonly evaluate: (source: string) => Evaluated;
  readonly notices: readonly Notice[];
}

/** `strict` as inside `try`: an error in a part is an error of the whole, as it is for Terraform. */
export function expressionScope(tree: Tree, strict = true): ExpressionScope {
  const notices: Notice[] = [];
  const notice = (one: Notice): void => {
    notices.push(one);
  };
  const library = openLibrary({ tree, parsers: PARSERS, notice });
  const root = openRoot({ tree, parsers: PARSERS, library, notice, folder: '.', varFiles: [], workspace: 'default' });
  const module = root?.modules[0];
  if (module === undefined) throw new Error('there is no Terraform file');
  const run = (source: string): Evaluated => {
    const file: SourceFile = { path: 'row.tf', text: `row = ${source}\n`, syntax: 'hcl' };
    const { body, diagnostics } = PARSERS.hcl(file.text);
    const [item, more] = body.items;
    const [diagnostic] = diagnostics;
    if (diagnostic !== undefined) return { error: diagnostic.message };
    if (item?.kind !== 'attribute' || more !== undefined) return { error: 'it is not one expression' };
    const scope: Scope = { ...module.scope, file, strict, refer: (reference) => refer(reference, module) };
    return attempt(() => evaluate(item.value, scope));
  };
  return { evaluate: run, notices };
}

function attempt(work: () => Value): Evaluated {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof EvaluationError) return { error: error.message };
    throw error;
  }
}

function refer(reference: Reference, module: Module): Value {
  const { root, name, trace } = reference;
  if (root === 'terraform_data') return instances(name, module, trace);
  if (root !== 'local') return module.scope.refer?.(reference) ?? failFatally(`${root} is not declared`);
  const part = module.source.locals.get(name) ?? failFatally(`local.${name} is not declared`);
  const value = evaluate(part.attribute.value, scopeOf(part.file, module));
  return through(value, { kind: 'local', name: `local.${name}` });
}

function scopeOf(file: SourceFile, module: Module): Scope {
  return { ...module.scope, file, strict: true, refer: (reference) => refer(reference, module) };
}

/** `terraform_data`, of which Terraform knows the types: `output` has that of `input`. */
function instances(name: string, module: Module, trace: Trace): Value {
  const resource = module.source.resources.get(`terraform_data.${name}`);
  if (resource === undefined) return failFatally(`terraform_data.${name} is not declared`);
  const { file, block } = resource.main;
  const input = block.body.items.find((item) => item.kind === 'attribute' && item.name === 'input');
  const instance = (names: readonly (readonly [string, Value])[]): Value => {
    const scope = scopeOf(file, module);
    if (input?.kind !== 'attribute') throw new Error(`terraform_data.${name} has no input`);
    return data(evaluate(input.value, { ...scope, names: new Map([...scope.names, ...names]) }), trace);
  };
  const literal = (source: string): Value =>
    evaluate(PARSERS.hclExpression(source).expression, { ...scopeOf(file, module), file: { ...file, text: source } });
  const with_ = (word: string, fields: Readonly<Record<string, Value>>): readonly [string, Value] => [
    word,
    objectValue(entriesOf(new Map(Object.entries(fields))), trace),
  ];
  if (name === 'two')
    return tupleValue(
      ['0', '1'].map((index) => instance([with_('count', { index: literal(index) })])),
      trace,
    );
  if (name !== 'each') return instance([]);
  const pairs = ['blue', 'green'].map((key): [string, Value] => [
    key,
    instance([with_('each', { key: literal(`"${key}"`) })]),
  ]);
  return objectValue(entriesOf(new Map(pairs)), trace);
}

function data(input: Value, trace: Trace): Value {
  const fields = new Map<string, Value>([
    ['id', opaque('it is known only after deployment', trace, STRING)],
    ['input', input],
    ['output', opaque('it is known only after deployment', trace, input.type)],
    ['triggers_replace', nullValue(trace)],
  ]);
  return objectValue(entriesOf(fields), trace);
}
