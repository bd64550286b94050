/** `module "x" { … }`: its instances, with their inputs, and what it is as a value. */
import type { Parsers } from '../../../model/ports.js';
import type { Notice } from '../../../model/source.js';
import type { Scope } from '../evaluate/scope.js';
import { findTable } from '../public-modules/find-table.js';
import { tableOpener, type OpenTable } from '../public-modules/open-table.js';
import { CONTAINER_INPUTS, unknownModule } from '../public-modules/unknown-module.js';
import { messageOf } from '../value/failure.js';
import { DYNAMIC, objectType } from '../value/type.js';
import { unknownValue, type Entries, type Trace, type Value } from '../value/value.js';
import { attributesOf, type Declaration } from './declaration.js';
import { expand, gather, type Expansion, type Instance } from './expand.js';
import { evaluateArgument } from './evaluate-argument.js';
import type { Library } from './library.js';
import { openModule, type Module, type Session } from './module.js';
import type { ModuleSource } from './module-source.js';
import { argumentText, locateModule, sourceText } from './module-location.js';
import type { Given } from './variable.js';

/** Without a value the module is missing, for a reason that finishes "could not be decided because …". */
export type Call =
  | { readonly value: Value; readonly instances: readonly Module[]; readonly missing?: undefined }
  | { readonly value?: undefined; readonly instances: readonly Module[]; readonly missing: string };

/** Modules inside modules, each in another folder. */
const DEEPEST = 20;

/** Module instances of one root module. */
const MOST_MODULES = 2000;

export function callOpener(library: Library, parsers: Parsers): Session['openCall'] {
  let opened = 0;
  const openTable = tableOpener(parsers);
  return (declaration, caller) => {
    const found = sourceOf(declaration, caller, library);
    const source = typeof found === 'string' ? (publicSource(declaration, caller, openTable) ?? found) : found;
    if (typeof source === 'string') {
      return withContainers(missing(declaration, caller, source), { declaration, caller, openTable });
    }
    const tooMany = `there are more than ${String(MOST_MODULES)} modules`;
    if (opened > MOST_MODULES) return missing(declaration, caller, tooMany);
    const expansion = attempt(() => expand(declaration, caller.scope));
    if (typeof expansion === 'string') return missing(declaration, caller, expansion);
    opened += expansion.instances.length;
    if (opened > MOST_MODULES) return missing(declaration, caller, tooMany);
    return openInstances(expansion, { declaration, caller, source });
  };
}

interface MissingCall {
  readonly declaration: Declaration;
  readonly caller: Module;
  readonly openTable: OpenTable;
}

/** What is given to a missing module as container definitions is read all the same. */
function withContainers(call: Call, { declaration, caller, openTable }: MissingCall): Call {
  const attributes = attributesOf(declaration);
  const input = CONTAINER_INPUTS.find((name) => attributes.has(name));
  const part = input === undefined ? undefined : attributes.get(input);
  const isThere = locateModule(declaration, caller).folder !== undefined;
  if (input === undefined || part === undefined || isThere) return call;
  const expansion = attempt(() => expand(declaration, caller.scope));
  const instances = typeof expansion === 'string' ? [] : expansion.instances;
  const modules = instances.flatMap((instance): readonly Module[] => {
    const module = unknownModule(input, evaluateArgument(part, withInstance(caller.scope, instance)));
    if (module === undefined) return [];
    const source = openTable({ module, certain: true }, declaration);
    return [instanceOf(instance, { declaration, caller, source })];
  });
  return { ...call, instances: modules };
}

/** The result, or why there is none. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return messageOf(error);
  }
}

function openInstances(expansion: Expansion, calling: Calling): Call {
  const modules = new Map(expansion.instances.map((instance) => [instance, instanceOf(instance, calling)]));
  const { file, block } = calling.declaration.main;
  const trace: Trace = { file, span: block.span };
  const value = gather(expansion, trace, (instance) =>
    outputsOf(modules.get(instance), trace, expansion.kind === 'symbolic'),
  );
  return { value, instances: [...modules.values()] };
}

/** A well-known public module that is not installed, by its table. */
function publicSource(declaration: Declaration, caller: Module, openTable: OpenTable): ModuleSource | undefined {
  const source = sourceText(declaration);
  const found = source === undefined ? undefined : findTable(source, argumentText(declaration, 'version'));
  if (found === undefined) return undefined;
  const certain = caller.source.table?.certain ?? found.certain;
  if (!certain) unsure(declaration, caller);
  return openTable({ ...found, certain }, declaration);
}

/** Which version the call gets is known only when Terraform runs. */
function unsure(declaration: Declaration, caller: Module): void {
  if (caller.source.table !== undefined) return;
  const { file, block } = declaration.main;
  const why = `the version of module ${declaration.name} is not one whose defaults are known`;
  caller.session.notice({
    path: file.path,
    offset: block.span.start,
    message: `Module ${declaration.name} was read only by its inputs: ${why}.`,
  });
  caller.session.incomplete(why);
}

function sourceOf(declaration: Declaration, caller: Module, library: Library): ModuleSource | string {
  const location = locateModule(declaration, caller);
  if (location.folder === undefined) return location.missing;
  const source = library.read(location.folder);
  if (source === undefined)
    return `module ${declaration.name} comes from ${location.folder}, which holds no Terraform files`;
  return loopOf(location.folder, caller) ?? source;
}

/** Terraform refuses a module that calls itself; so it is missing here. */
function loopOf(folder: string, caller: Module): string | undefined {
  let depth = 0;
  for (let module: Module | undefined = caller; module !== undefined; module = module.caller) {
    if (module.source.folder === folder) return `the module in ${folder} calls itself`;
    depth += 1;
  }
  return depth > DEEPEST ? `modules are nested deeper than ${String(DEEPEST)} levels` : undefined;
}

function missing(declaration: Declaration, caller: Module, why: string): Call {
  const { file, block } = declaration.main;
  const notice: Notice = {
    path: file.path,
    offset: block.span.start,
    message: `The resources of module ${declaration.name} were not read: ${why}.`,
  };
  caller.session.notice(notice);
  caller.session.incomplete(why);
  return { missing: why, instances: [] };
}

interface Calling {
  readonly declaration: Declaration;
  readonly caller: Module;
  readonly source: ModuleSource;
}

function instanceOf(instance: Instance, { declaration, caller, source }: Calling): Module {
  const path = `module.${declaration.name}${instance.key}`;
  const address = caller.address === '' ? path : `${caller.address}.${path}`;
  const conditional = instance.conditional ?? caller.conditional;
  const scope = { ...withInstance(caller.scope, instance), instance: address };
  const given = inputsOf(declaration, scope, address);
  return openModule(
    { source, address, given, caller, ...(conditional === undefined ? {} : { conditional }) },
    caller.session,
  );
}

function withInstance(scope: Omit<Scope, 'file'>, { names }: Instance): Omit<Scope, 'file'> {
  return names.length === 0 ? scope : { ...scope, names: new Map([...scope.names, ...names]) };
}

function inputsOf(
  declaration: Declaration,
  scope: Omit<Scope, 'file'>,
  address: string,
): (name: string) => Given | undefined {
  const attributes = attributesOf(declaration);
  return (name) => {
    const part = attributes.get(name);
    if (part === undefined) return undefined;
    const value = evaluateArgument(part, scope);
    return { value, hops: [{ kind: 'module input', name: `${address}.${name}` }] };
  };
}

/** The outputs by name, each computed when it is asked for, so that modules may use each other's. */
function outputsOf(module: Module | undefined, trace: Trace, symbolic: boolean): Value {
  if (symbolic || module === undefined || module.source.broken !== undefined)
    return partialOutputs(module, trace, symbolic);
  const names = [...module.source.outputs.keys()];
  const entries: Entries = {
    keys: () => names,
    get: (name) => (module.source.outputs.has(name) ? module.output(name) : undefined),
    spot: () => undefined,
  };
  return {
    get type() {
      return objectType(new Map(names.map((name) => [name, module.output(name).type])));
    },
    data: { kind: 'entries', entries },
    trace,
    sensitive: false,
  };
}

/** Of an instance that stands for several, a key that is no output is an index, which leads to the instance itself. */
function partialOutputs(module: Module | undefined, trace: Trace, symbolic: boolean): Value {
  const entries: Entries = {
    keys: () => [...(module?.source.outputs.keys() ?? [])],
    get: (name) => {
      if (module?.source.outputs.has(name) === true) return module.output(name);
      return symbolic ? value : undefined;
    },
    spot: () => undefined,
  };
  const value = unknownValue(DYNAMIC, { kind: 'entries', entries, complete: false }, trace);
  return value;
}
