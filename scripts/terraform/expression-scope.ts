/** Single expressions in the scope of a root module, as `terraform console` evaluates them before anything is applied. */
import type { Tree } from '../../src/model/ports.js';
import type { Notice, SourceFile } from '../../src/model/source.js';
import { evaluate } from '../../src/normalise/terraform/evaluate/expression.js';
import type { Reference, Scope } from '../../src/normalise/terraform/evaluate/scope.js';
import { gather } from '../../src/normalise/terraform/modules/expand.js';
import { openLibrary } from '../../src/normalise/terraform/modules/library.js';
import type { Module } from '../../src/normalise/terraform/modules/module.js';
import type { ResourceInstance } from '../../src/normalise/terraform/modules/resource-instances.js';
import { openRoot } from '../../src/normalise/terraform/open-root.js';
import { EvaluationError, failFatally } from '../../src/normalise/terraform/value/failure.js';
import { through } from '../../src/normalise/terraform/value/inherit.js';
import { STRING } from '../../src/normalise/terraform/value/type.js';
import {
  entriesOf,
  nullValue,
  objectValue,
  opaque,
  unknownValue,
  type Trace,
  type Value,
} from '../../src/normalise/terraform/value/value.js';
import { PARSERS } from '../../src/parsers.js';

export type Evaluated =
  { readonly value: Value; readonly error?: undefined } | { readonly error: string; readonly value?: undefined };

export interface ExpressionScope {
  readonly evaluate: (source: string) => Evaluated;
  readonly notices: readonly Notice[];
}

/** `strict` as inside `try`: an error in a part is an error of the whole, as it is for Terraform. */
export function expressionScope(tree: Tree, strict = true, folder = '.'): ExpressionScope {
  const notices: Notice[] = [];
  const notice = (one: Notice): void => {
    notices.push(one);
  };
  const library = openLibrary({ tree, parsers: PARSERS, notice });
  const root = openRoot({ tree, parsers: PARSERS, library, notice, folder, varFiles: [], workspace: 'default' });
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

/** As `try` sees it, an error in a local or in a resource's input is an error of the whole. */
function refer(reference: Reference, module: Module): Value {
  const { root, name, trace } = reference;
  if (root === 'terraform_data') return terraformData(name, module, trace);
  if (root !== 'local') return module.scope.refer?.(reference) ?? failFatally(`${root} is not declared`);
  const part = module.source.locals.get(name) ?? failFatally(`local.${name} is not declared`);
  const value = evaluate(part.attribute.value, strictly(module.scope, part.file, module));
  return through(value, { kind: 'local', name: `local.${name}` });
}

function strictly(scope: Omit<Scope, 'file'>, file: SourceFile, module: Module): Scope {
  return { ...scope, file, strict: true, refer: (reference) => refer(reference, module) };
}

/** `terraform_data`, of which Terraform knows the types: `output` has that of `input`. */
function terraformData(name: string, module: Module, trace: Trace): Value {
  const { declaration, expansion, instances } = module.resource(`terraform_data.${name}`);
  const { file, block } = declaration.main;
  const input = block.body.items.find((item) => item.kind === 'attribute' && item.name === 'input');
  const valueOf = (one: ResourceInstance): Value =>
    input?.kind === 'attribute' ? evaluate(input.value, strictly(one.scope, file, module)) : nullValue(trace);
  return gather(expansion, trace, (key) => {
    const one = instances.find(({ instance }) => instance === key);
    return one === undefined ? opaque('it is not known', trace) : data(one.address, valueOf(one), trace);
  });
}

function data(to: string, input: Value, trace: Trace): Value {
  const fields = new Map<string, Value>([
    ['id', unknownValue(STRING, { kind: 'reference', ref: { to, attribute: 'id' } }, trace)],
    ['input', input],
    ['output', opaque('it is known only after deployment', trace, input.type)],
    ['triggers_replace', nullValue(trace)],
  ]);
  return objectValue(entriesOf(fields), trace);
}
