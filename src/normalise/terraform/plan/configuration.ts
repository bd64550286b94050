/** The part of a plan that repeats the source: for every argument, which names its expression mentions. */
import type { Node } from '../../../model/source.js';
import { declarationOf, stepsOf } from './address.js';
import { fieldOf, itemsOf, stringOf } from './json-fields.js';

export interface ConfiguredModule {
  readonly node: Node;
  readonly parent?: ConfiguredModule;
  /** The arguments of the call. */
  readonly inputs?: Node;
  readonly children: ReadonlyMap<string, ConfiguredModule>;
}

export interface ConfiguredResource {
  readonly expressions: Node | undefined;
  readonly module: ConfiguredModule;
}

/** A name in reach of the unit: a resource instance, as far as its keys are written, and an attribute of it. */
export interface Mention {
  readonly to: string;
  readonly attribute: string;
}

/** Resources by the address of their declaration; undefined for a state, or a plan without this part. */
export function readConfiguration(root: Node): ReadonlyMap<string, ConfiguredResource> | undefined {
  const node = fieldOf(root, 'configuration', 'root_module');
  if (node === undefined) return undefined;
  const found = new Map<string, ConfiguredResource>();
  collect(openModule(node), '', found);
  return found;
}

function openModule(node: Node, above?: Pick<ConfiguredModule, 'parent' | 'inputs'>): ConfiguredModule {
  const children = new Map<string, ConfiguredModule>();
  const module: ConfiguredModule = { node, children, ...above };
  const calls = fieldOf(node, 'module_calls');
  for (const { key, value } of calls?.kind === 'map' ? calls.entries : []) {
    const inner = fieldOf(value, 'module');
    const inputs = fieldOf(value, 'expressions');
    if (inner !== undefined)
      children.set(key, openModule(inner, { parent: module, ...(inputs === undefined ? {} : { inputs }) }));
  }
  return module;
}

function collect(module: ConfiguredModule, prefix: string, found: Map<string, ConfiguredResource>): void {
  for (const item of itemsOf(fieldOf(module.node, 'resources'))) {
    const address = stringOf(fieldOf(item, 'address'));
    if (address !== undefined) found.set(prefix + address, { expressions: fieldOf(item, 'expressions'), module });
  }
  for (const [name, child] of module.children) collect(child, `${prefix}module.${name}.`, found);
}

/** Names lead through variables and outputs of modules; further than this they are not followed. */
const DEEPEST = 20;
const MOST_MENTIONS = 200;

/** Where an expression stands: `instance` is the address of the module's instance, '' for the root module. */
export interface Standing {
  readonly module: ConfiguredModule;
  readonly instance: string;
}

/** `open` when it mentions something as well of which the plan does not tell what it holds. */
export interface Mentions {
  readonly mentions: readonly Mention[];
  readonly open: boolean;
}

/** The resources that an expression mentions, by itself or through variables and outputs of modules. */
export function mentionsOf(expression: Node | undefined, standing: Standing): Mentions {
  const found = { mentions: new Map<string, Mention>(), open: false };
  follow(expression, { ...standing, depth: 0, found });
  return { mentions: [...found.mentions.values()], open: found.open };
}

interface Following extends Standing {
  readonly depth: number;
  readonly found: { readonly mentions: Map<string, Mention>; open: boolean };
}

function follow(expression: Node | undefined, following: Following): void {
  const { depth, found } = following;
  if (depth > DEEPEST || found.mentions.size > MOST_MENTIONS) found.open = true;
  else for (const name of longestNames(expression)) followName(stepsOf(name), following);
}

/** `aws_lb.web.arn` comes with `aws_lb.web`, which says less. */
function longestNames(expression: Node | undefined): readonly string[] {
  const names = [...new Set(itemsOf(fieldOf(expression, 'references')).flatMap((item) => stringOf(item) ?? []))].slice(
    0,
    MOST_MENTIONS,
  );
  return names.filter(
    (name) => !names.some((longer) => longer.startsWith(`${name}.`) || longer.startsWith(`${name}[`)),
  );
}

/** Names whose values every plan knows. */
const KNOWN_NAMES: ReadonlySet<string> = new Set(['count', 'path', 'self', 'terraform']);

function followName(steps: readonly string[], following: Following): void {
  const [root = '', name = ''] = steps;
  if (KNOWN_NAMES.has(root) || (root === 'each' && name === 'key')) return;
  if (root === 'local' || root === 'each') following.found.open = true;
  else if (root === 'var') followInput(name, following);
  else if (root === 'module') followOutput(steps, following);
  else mention(steps, following);
}

/** To the caller's expression for a variable of this module. */
function followInput(name: string, { module, instance, depth, found }: Following): void {
  if (module.parent === undefined) return;
  const outer = stepsOf(instance).slice(0, -2).join('.');
  follow(fieldOf(module.inputs, declarationOf(name)), {
    found,
    depth: depth + 1,
    module: module.parent,
    instance: outer,
  });
}

function followOutput([, name = '', output = '']: readonly string[], following: Following): void {
  const { module, instance, depth, found } = following;
  const child = module.children.get(declarationOf(name));
  if (child === undefined) return;
  const expression = fieldOf(child.node, 'outputs', declarationOf(output), 'expression');
  follow(expression, { found, depth: depth + 1, module: child, instance: within(instance, `module.${name}`) });
}

function mention(steps: readonly string[], { instance, found }: Following): void {
  const length = steps[0] === 'data' ? 3 : 2;
  if (steps.length < length) return;
  const to = within(instance, steps.slice(0, length).join('.'));
  const attribute = declarationOf(steps[length] ?? 'id');
  found.mentions.set(`${to}.${attribute}`, { to, attribute });
}

function within(instance: string, address: string): string {
  return instance === '' ? address : `${instance}.${address}`;
}
