/** Stacks inside a stack: parameters go down, outputs come up. */
import type { MapNode, Node } from '../../model/source.js';
import { spend } from './budget.js';
import { entryOf, opaqueAt } from './make-node.js';
import type { Declared } from './resources.js';
import type { World } from './scope.js';
import type { NestedTemplate, Template, TemplateContext } from './template.js';

/** Types whose resources are in a template of their own. */
const STACK_TYPES: ReadonlySet<string> = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

export function isStack(type: string): boolean {
  return STACK_TYPES.has(type) || type.endsWith('::MODULE');
}

/** Where a template stands in a chain of nested stacks. */
export interface Chain {
  /** Files of the stacks above and of this one. */
  readonly files: readonly string[];
  /** Conditions under which the chain is deployed, where nothing decides them. */
  readonly conditional: readonly string[];
}

export interface NestedStacks {
  readonly read: (declared: Declared) => Template | string;
  readonly outputsOf: (logicalId: string) => ReadonlyMap<string, Node> | string;
}

interface Setting {
  readonly world: () => World;
  readonly chain: Chain;
  readonly declared: () => ReadonlyMap<string, Declared>;
  readonly readNested: (template: NestedTemplate, context: TemplateContext, chain: Chain) => Template;
}

/** Reads each nested stack once, when it is first asked for; the answer is a reason where that is not possible. */
export function nestedStacks(setting: Setting): NestedStacks {
  const known = new Map<string, Template | string>();
  const read = (declared: Declared): Template | string => {
    const found = known.get(declared.logicalId);
    if (found !== undefined) return found;
    known.set(declared.logicalId, `stack ${declared.logicalId} depends on its own outputs`);
    const template = readOne(declared, setting);
    known.set(declared.logicalId, template);
    return template;
  };
  const outputsOf = (logicalId: string): ReadonlyMap<string, Node> | string => {
    const declared = setting.declared().get(logicalId);
    if (declared === undefined || !isStack(declared.type)) return `the outputs of ${logicalId} are not known`;
    const template = read(declared);
    return typeof template === 'string' ? template : template.outputs;
  };
  return { read, outputsOf };
}

function readOne(declared: Declared, setting: Setting): Template | string {
  const { budget, context, prefix } = setting.world();
  const address = `${prefix}${declared.logicalId}`;
  if (!spend(budget, 'stacks', 1)) return 'there are too many nested stacks';
  const template = context.nested?.(address, declared.node);
  if (template === undefined) return `the template of the nested stack ${address} is not in reach`;
  if (setting.chain.files.includes(template.file.path)) return `the nested stack ${address} contains itself`;
  const parameters = passedTo(template.root, declared);
  const conditional = [...setting.chain.conditional, ...(declared.condition === undefined ? [] : [declared.condition])];
  const inner = { ...context, file: template.file, addressPrefix: `${address}/`, parameters };
  return setting.readNested(template, inner, { files: [...setting.chain.files, template.file.path], conditional });
}

/** The parameters that the parent passes. Where they are not all known, those that are not seen are unknown. */
function passedTo(root: MapNode, { node, scope, logicalId }: Declared): ReadonlyMap<string, Node> {
  const properties = entryOf(node, 'Properties');
  const written = properties?.kind === 'map' ? entryOf(properties, 'Parameters') : properties;
  if (written === undefined) return new Map();
  const value = scope.world.evaluate(written, scope);
  const seen = new Map(value.kind === 'map' ? value.entries.map((entry) => [entry.key, entry.value]) : []);
  const given = [...seen].filter(([, passed]) => passed.kind !== 'absent');
  if (value.kind === 'map' && value.complete) return new Map(given);
  const why = `not all parameters of the nested stack ${logicalId} are known`;
  const unseen = parametersOf(root).filter((name) => !seen.has(name));
  return new Map([...given, ...unseen.map((name): [string, Node] => [name, opaqueAt(written, why)])]);
}

/** The names of the parameters that a template declares. */
export function parametersOf(root: MapNode): readonly string[] {
  const section = entryOf(root, 'Parameters');
  return section?.kind === 'map' ? section.entries.map((entry) => entry.key) : [];
}
