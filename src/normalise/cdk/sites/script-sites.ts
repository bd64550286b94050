/** TypeScript and JavaScript → the places that make constructs, with what an id can be and the class around. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type ScriptNode } from '../../../model/script.js';
import { callOf, noteName } from '../source-calls.js';
import { ANY_ID, joinIds, type ConstructSite, type DeclaredClass, type FileSites, type IdPattern } from './site.js';

type Texts = ReadonlyMap<string, string | undefined>;

/** What is open around a node: classes and functions, the innermost last. */
interface Around {
  readonly end: number;
  readonly className?: string;
  readonly handed: ReadonlySet<string>;
}

interface Reading {
  readonly path: string;
  readonly names: Map<ScriptNode, string>;
  readonly constants: Texts;
  readonly imported: ReadonlyMap<string, string>;
}

export function scriptSites(path: string, program: ScriptNode): FileSites {
  const nodes = scriptNodes(program);
  const reading: Reading = { path, names: new Map(), constants: constantsIn(nodes), imported: importsIn(nodes) };
  const sites: ConstructSite[] = [];
  const classes: DeclaredClass[] = [];
  const open: Around[] = [];
  for (const node of nodes) {
    noteName(node, reading.names);
    while ((open.at(-1)?.end ?? Infinity) <= node.start) open.pop();
    const declared = classIn(node, reading);
    if (declared !== undefined) classes.push(declared);
    const around = aroundIn(node, declared?.name);
    if (around !== undefined) open.push(around);
    const site = siteIn(node, open, reading);
    if (site !== undefined) sites.push(site);
  }
  return { sites, classes };
}

function classIn(node: ScriptNode, { path, imported }: Reading): DeclaredClass | undefined {
  if (!/^Class(?:Declaration|Expression)$/.test(node.type)) return undefined;
  const base = lastWord(nodeIn(node, 'superClass'));
  const original = base === undefined ? undefined : (imported.get(base) ?? base);
  return { path, name: nameOf(nodeIn(node, 'id')) ?? '', base: original };
}

function aroundIn(node: ScriptNode, className: string | undefined): Around | undefined {
  if (className !== undefined) return { end: node.end, className, handed: new Set() };
  const parameters = nodesIn(node, 'params');
  if (parameters.length === 0) return undefined;
  return { end: node.end, handed: new Set(parameters.flatMap((parameter) => parameterName(parameter) ?? [])) };
}

function parameterName(parameter: ScriptNode): string | undefined {
  if (parameter.type === 'TSParameterProperty') return nameOf(nodeIn(parameter, 'parameter'));
  return nameOf(nodeIn(parameter, 'left') ?? parameter);
}

function siteIn(node: ScriptNode, open: readonly Around[], reading: Reading): ConstructSite | undefined {
  const call = callOf(node, reading.names);
  if (call === undefined || (!call.isNew && !/^add[A-Z]/.test(call.name))) return undefined;
  const [first, second] = nodesIn(node, 'arguments');
  const idNode = call.isNew ? second : first;
  if (first === undefined || idNode === undefined) return undefined;
  const { line, last, isNew } = call;
  const name = reading.imported.get(call.name) ?? call.name;
  const made = { path: reading.path, line, last, name, isNew, id: idIn(idNode, reading.constants) };
  return { ...made, ...placeOf(isNew ? scopeName(first) : call.receiver, call.assigned, open) };
}

type Place = Pick<ConstructSite, 'scope' | 'isHanded' | 'inside' | 'assigned'>;

function placeOf(scope: string | undefined, assigned: string | undefined, open: readonly Around[]): Place {
  const inside = open.findLast(({ className }) => className !== undefined)?.className;
  return {
    scope,
    isHanded: scope !== undefined && open.some(({ handed }) => handed.has(scope)),
    ...(inside === undefined ? {} : { inside }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

function scopeName(node: ScriptNode): string | undefined {
  return node.type === 'ThisExpression' ? 'this' : nameOf(node);
}

/** `Stack` in `cdk.Stack`. */
function lastWord(node: ScriptNode | undefined): string | undefined {
  return nameOf(node?.type === 'MemberExpression' ? nodeIn(node, 'property') : node);
}

function idIn(node: ScriptNode, constants: Texts): IdPattern {
  const text = stringIn(node);
  if (text !== undefined) return [text];
  if (node.type === 'Identifier') {
    const constant = constants.get(String(node['name']));
    return constant === undefined ? ANY_ID : [constant];
  }
  return node.type === 'TemplateLiteral' ? templateId(node, constants) : ANY_ID;
}

function templateId(node: ScriptNode, constants: Texts): IdPattern {
  const holes = nodesIn(node, 'expressions');
  const parts = nodesIn(node, 'quasis').flatMap((quasi, index) => {
    const hole = holes[index];
    return [cookedId(quasi), ...(hole === undefined ? [] : [idIn(hole, constants)])];
  });
  return parts.reduce((before, after) => joinIds(before, after), ['']);
}

function cookedId(quasi: ScriptNode): IdPattern {
  const value = quasi['value'] as Readonly<Record<string, unknown>> | undefined;
  const cooked = value?.['cooked'];
  return typeof cooked === 'string' ? [cooked] : ANY_ID;
}

/** Constants that hold a text; a name that is declared twice says nothing. */
function constantsIn(nodes: readonly ScriptNode[]): Texts {
  const found = new Map<string, string | undefined>();
  for (const node of nodes) {
    if (node.type !== 'VariableDeclaration') continue;
    for (const declarator of nodesIn(node, 'declarations')) {
      const name = nameOf(nodeIn(declarator, 'id'));
      if (name === undefined) continue;
      const text = node['kind'] === 'const' ? stringIn(nodeIn(declarator, 'init')) : undefined;
      found.set(name, found.has(name) ? undefined : text);
    }
  }
  return found;
}

/** `Secret as EcsSecret` is a `Secret`. */
function importsIn(nodes: readonly ScriptNode[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap((node) => {
      if (node.type !== 'ImportSpecifier') return [];
      const local = nameOf(nodeIn(node, 'local'));
      const original = nameOf(nodeIn(node, 'imported'));
      return local === undefined || original === undefined ? [] : [[local, original] as const];
    }),
  );
}
