/** One instance of a module: everything that its expressions can refer to, computed when first asked for. */
import type { Notice } from '../../../model/source.js';
import type { Host, Reference, Scope } from '../evaluate/scope.js';
import { failFatally } from '../value/failure.js';
import { markedSensitive, through } from '../value/inherit.js';
import { STRING } from '../value/type.js';
import { entriesOf, objectValue, opaque, stringValue, type Trace, type Value } from '../value/value.js';
import { attributeOf, type Declaration } from './declaration.js';
import type { Call } from './call.js';
import { evaluateArgument } from './evaluate-argument.js';
import { lazily } from './lazily.js';
import type { ModuleSource } from './module-source.js';
import { relativePath } from './paths.js';
import { resourceInstances, type ResourceInstances } from './resource-instances.js';
import { valueSize } from './value-size.js';
import { variableValue, type Given } from './variable.js';
import { whyNoDefault } from '../public-modules/open-table.js';

/** What all modules of one root module share. */
export interface Session {
  readonly host: Host;
  /** The root module's folder. */
  readonly root: string;
  /** The name of the workspace, when it is known. */
  readonly workspace?: string;
  readonly notice: (notice: Notice) => void;
  /** Says that a part of the unit could not be read. */
  readonly incomplete: (why: string) => void;
  /** Resolves a module call; given from outside, as it opens modules itself. */
  readonly openCall: (declaration: Declaration, caller: Module) => Call;
}

export interface ModuleSetup {
  readonly source: ModuleSource;
  /** Empty for the root module. */
  readonly address: string;
  readonly given: (name: string) => Given | undefined;
  readonly caller?: Module;
  readonly conditional?: string;
}

export interface Module extends Omit<ModuleSetup, 'given'> {
  readonly session: Session;
  /** What expressions of this module are evaluated in, beside their file. */
  readonly scope: Omit<Scope, 'file'>;
  readonly variable: (name: string) => Value;
  readonly output: (name: string) => Value;
  readonly call: (name: string) => Call;
  readonly resource: (name: string) => ResourceInstances;
}

export function openModule(setup: ModuleSetup, session: Session): Module {
  const { source } = setup;
  const bare: Omit<Scope, 'file'> = {
    host: session.host,
    names: new Map(),
    folder: source.folder,
    root: session.root,
    module: setup.address,
    strict: false,
  };
  const variable = lazily(
    (name: string) => variableOf(name, setup, bare),
    (name) => cyclic(`var.${name}`, source),
  );
  const local = lazily(
    (name: string) => localOf(name, source, module.scope),
    (name) => cyclic(`local.${name}`, source),
  );
  const module: Module = {
    ...setup,
    session,
    variable,
    scope: { ...bare, names: wordsOf(setup, session), refer: (reference) => refer(reference, { module, local }) },
    output: lazily(
      (name: string) => outputOf(name, module),
      (name) => cyclic(`output.${name}`, source),
    ),
    call: lazily(
      (name: string) => session.openCall(declared(source.calls, name, 'module'), module),
      (name) => ({ missing: `module.${name} refers to itself`, instances: [] }),
    ),
    resource: lazily(
      (name: string) => resourceInstances(declared(source.resources, name, ''), module),
      (name) => failFatally(`${name} refers to itself`),
    ),
  };
  return module;
}

function anywhere({ files }: ModuleSource): Trace {
  const [file = { path: '', text: '', syntax: 'hcl' }] = files;
  return { file, span: { start: 0, end: 0 } };
}

function cyclic(name: string, source: ModuleSource): Value {
  return opaque(`${name} refers to itself`, anywhere(source));
}

function wordsOf({ source }: ModuleSetup, { root, workspace }: Session): ReadonlyMap<string, Value> {
  const trace = { ...anywhere(source), locked: 'it is computed' };
  const text = (value: string): Value => stringValue(value, trace);
  const path = entriesOf(
    new Map([
      ['module', text(relativePath(root, source.folder))],
      ['root', text('.')],
      ['cwd', opaque('path.cwd depends on where Terraform runs', trace, STRING)],
    ]),
  );
  const selected =
    workspace === undefined
      ? opaque('terraform.workspace is known only when Terraform runs', trace, STRING)
      : text(workspace);
  return new Map([
    ['path', objectValue(path, trace)],
    ['terraform', objectValue(entriesOf(new Map([['workspace', selected]])), trace)],
  ]);
}

/** A block that is not there may stand in a file that could not be read. */
function declared<T>(blocks: ReadonlyMap<string, T>, name: string, prefix: string): T {
  const found = blocks.get(name);
  return found ?? failFatally(`${prefix === '' ? '' : `${prefix}.`}${name} is not declared`);
}

interface Referring {
  readonly module: Module;
  readonly local: (name: string) => Value;
}

function refer({ root, name, trace }: Reference, { module, local }: Referring): Value {
  switch (root) {
    case 'var':
      return used(module.variable(name), trace, module);
    case 'local':
      return used(local(name), trace, module);
    case 'module':
      return callValue(module, name, trace);
    case 'each':
    case 'count':
    case 'self':
      return failFatally(`${root}.${name} cannot be used here`);
    default:
      return { ...module.resource(`${root}.${name}`).value, trace };
  }
}

/** A use costs what a walk through the value costs, which the next function may do. */
function used(value: Value, trace: Trace, { session }: Module): Value {
  session.host.spend(Math.floor(valueSize(value) / 64));
  return placed(value, trace);
}

/** What nobody knows stands where it is used; everything else where it is written. */
function placed(value: Value, trace: Trace): Value {
  if (value.data.kind !== 'unknown' || value.data.seen.kind !== 'opaque') return value;
  const { via, assumed } = value.trace;
  return {
    ...value,
    trace: { ...trace, ...(via === undefined ? {} : { via }), ...(assumed === undefined ? {} : { assumed }) },
  };
}

function callValue(module: Module, name: string, trace: Trace): Value {
  const call = module.call(name);
  return call.value === undefined ? opaque(call.missing, trace) : { ...call.value, trace };
}

function variableOf(name: string, { source, given, caller }: ModuleSetup, scope: Omit<Scope, 'file'>): Value {
  const declaration = declared(source.variables, name, 'var');
  const unsure = whyNoDefault(declaration, source.table);
  const facts = unsure === undefined ? {} : { unsure };
  return variableValue({ declaration, given: given(name), called: caller !== undefined, scope, ...facts });
}

function localOf(name: string, { locals }: ModuleSource, scope: Omit<Scope, 'file'>): Value {
  return through(evaluateArgument(declared(locals, name, 'local'), scope), { kind: 'local', name: `local.${name}` });
}

function outputOf(name: string, { source, scope, address }: Module): Value {
  const declaration = declared(source.outputs, name, 'output');
  const part = attributeOf(declaration, 'value');
  const { file, block } = declaration.main;
  if (part === undefined) return opaque('the output has no value', { file, span: block.span });
  const sensitive = attributeOf(declaration, 'sensitive')?.attribute.value;
  const marked = sensitive?.kind === 'literal' && sensitive.value === true;
  const value = evaluateArgument(part, scope);
  const hop = { kind: 'module output', name: `${address}.${name}` } as const;
  return markedSensitive(address === '' ? value : through(value, hop), marked);
}
