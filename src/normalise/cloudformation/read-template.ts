import type { MapNode, Notice } from '../../model/source.js';
import { authenticationsOf } from './authentications.js';
import { isSpent, newBudget, type Budget } from './budget.js';
import { evaluate } from './evaluate.js';
import { expandEntries, type Expansion } from './loops.js';
import { macrosOf, type Macros } from './macros.js';
import { declaredParameters } from './declared-parameters.js';
import { entryOf } from './make-node.js';
import { isStack, nestedStacks, type Chain, type NestedStacks } from './nested-stacks.js';
import { outputsOf } from './outputs.js';
import { declaredOf, resourceOf, type Declared } from './resources.js';
import { rootScope, type Definition, type World } from './scope.js';
import type { NestedTemplate, Template, TemplateContext } from './template.js';

export type { Description, NestedTemplate, Template, TemplateContext } from './template.js';

/**
 * Reads a template: its resources, those of nested stacks in reach, and its outputs. Only properties of resource types
 * that rules know are evaluated. Never throws.
 */
export function readTemplate(root: MapNode, context: TemplateContext): Template {
  const budget = newBudget();
  const template = read({ root, file: context.file }, context, { budget, files: [context.file.path], conditional: [] });
  if (!isSpent(budget)) return template;
  const message = 'the template is too large to evaluate all of it';
  return {
    ...template,
    complete: false,
    incompleteBecause: template.incompleteBecause ?? message,
    notices: [...template.notices, { path: context.file.path, message }],
  };
}

interface Share extends Chain {
  readonly budget: Budget;
}

function read({ root }: NestedTemplate, context: TemplateContext, share: Share): Template {
  const macros = macrosOf(root);
  const found = new Map<string, Declared>();
  const stacks: NestedStacks = nestedStacks({
    world: () => world,
    chain: share,
    declared: () => found,
    readNested: (template, inner, chain) => read(template, inner, { ...chain, budget: share.budget }),
  });
  const bare = worldOf({ root, context, macros }, share.budget, stacks);
  const owner = sectionOf(root, 'Resources');
  const expansion: Expansion = owner === undefined ? { items: [] } : expandEntries(owner, rootScope(bare));
  const world: World = { ...bare, declared: new Set(expansion.items.map(({ entry }) => entry.key)) };
  const notices: Notice[] = [];
  for (const item of expansion.items) {
    const declared = declaredOf(item, world);
    if (declared === undefined) continue;
    if ('message' in declared) notices.push(declared);
    else found.set(declared.logicalId, declared);
  }
  return assemble({ root, owner, world, found, stacks, share, macros, expansion, notices });
}

interface Parts {
  readonly root: MapNode;
  readonly owner: MapNode | undefined;
  readonly world: World;
  readonly found: ReadonlyMap<string, Declared>;
  readonly stacks: NestedStacks;
  readonly share: Share;
  readonly macros: Macros;
  readonly expansion: Expansion;
  readonly notices: readonly Notice[];
}

function assemble(parts: Parts): Template {
  const { owner, found, stacks, share, world } = parts;
  const all = [...found.values()];
  const own =
    owner === undefined
      ? []
      : all.map((declared) => ({ declared, ...resourceOf(declared, { owner, conditional: share.conditional }) }));
  const nested = all.filter((declared) => isStack(declared.type)).map((declared) => stacks.read(declared));
  const templates = nested.filter((template) => typeof template !== 'string');
  const { outputs, exports } = outputsOf(sectionOf(parts.root, 'Outputs'), world);
  const [incompleteBecause] = reasons(parts, nested);
  return {
    resources: [...own.map(({ resource }) => resource), ...templates.flatMap((template) => template.resources)],
    declarations: [
      ...declaredParameters(sectionOf(parts.root, 'Parameters'), world),
      ...own.flatMap(({ declared, resource }) => authenticationsOf(declared, resource)),
      ...templates.flatMap((template) => template.declarations),
    ],
    complete: incompleteBecause === undefined,
    ...(incompleteBecause === undefined ? {} : { incompleteBecause }),
    notices: [
      ...parts.notices,
      ...own.flatMap(({ notices }) => notices),
      ...templates.flatMap((template) => template.notices),
    ],
    outputs,
    exports: [...exports, ...templates.flatMap((template) => template.exports)],
  };
}

function reasons(
  { root, owner, macros, expansion, notices }: Parts,
  nested: readonly (Template | string)[],
): readonly string[] {
  const below = nested.map((template) => (typeof template === 'string' ? template : template.incompleteBecause));
  const [unreadable] = notices;
  const own = [
    root.complete && owner !== undefined ? undefined : 'not all sections of the template could be read',
    macros.adds,
    expansion.incompleteBecause,
    unreadable?.message,
  ];
  return [...own, ...below].filter((reason) => reason !== undefined);
}

interface Given {
  readonly root: MapNode;
  readonly context: TemplateContext;
  readonly macros: Macros;
}

/** The world before its resources are known. */
function worldOf({ root, context, macros }: Given, budget: Budget, stacks: NestedStacks): World {
  const world: World = {
    context,
    prefix: context.addressPrefix ?? '',
    budget,
    parameters: new Map(sectionOf(root, 'Parameters')?.entries.map((entry) => [entry.key, entry.value])),
    mappings: sectionOf(root, 'Mappings'),
    conditions: new Map(),
    declared: new Set(),
    ...(macros.rewrites !== undefined ? { macro: macros.rewrites } : {}),
    evaluate,
    outputsOf: stacks.outputsOf,
    values: new Map(),
    mapped: new Map(),
  };
  const conditions = sectionOf(root, 'Conditions');
  if (conditions === undefined) return world;
  const { items } = expandEntries(conditions, rootScope(world));
  const definitions = items.map(({ entry, loops }): [string, Definition] => [entry.key, { node: entry.value, loops }]);
  return { ...world, conditions: new Map(definitions) };
}

function sectionOf(root: MapNode, name: string): MapNode | undefined {
  const node = entryOf(root, name);
  return node?.kind === 'map' ? node : undefined;
}
