/** The call of CDK code that makes a resource, or a part of one. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type Script, type ScriptNode } from '../../model/script.js';
import { refuse, type Refusal } from '../draft.js';
import { declaredNames, type NamesInScope } from './names-in-scope.js';

/** A call whose maker is known: `ecs.Cluster` for `new ecs.Cluster(…)`, `addContainer` for the method. */
export interface Call {
  readonly maker: string;
  readonly node: ScriptNode;
  /** The arguments behind the id: at most the options. */
  readonly options: readonly ScriptNode[];
  readonly id: ScriptNode | undefined;
  /** As stack traces count: that of `new`, or of the method's name. */
  readonly line: number;
}

/** Every call of a file whose maker is known, with the names that the table has for classes. */
export function callsIn({ program }: Script, scope: NamesInScope): readonly Call[] {
  return scriptNodes(program).flatMap((node) => callOf(node, scope) ?? []);
}

function callOf(node: ScriptNode, scope: NamesInScope): Call | undefined {
  const callee = nodeIn(node, 'callee');
  const given = nodesIn(node, 'arguments');
  if (given.some(({ type }) => type === 'SpreadElement' || type === 'ArgumentPlaceholder')) return undefined;
  if (node.type === 'NewExpression') {
    const maker = scope.resolve(callee);
    return maker === undefined ? undefined : { maker, node, id: given[1], options: given.slice(2), line: lineOf(node) };
  }
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const method = nodeIn(callee, 'property');
  const maker = callee['computed'] === true ? undefined : nameOf(method);
  if (maker === undefined || method === undefined) return undefined;
  return { maker, node, id: given[0], options: given.slice(1), line: lineOf(method) };
}

function lineOf(node: ScriptNode): number {
  const { start } = node['loc'] as { readonly start: { readonly line: number } };
  return start.line;
}

export const NOT_FOUND: Refusal = refuse('the call that makes it was not found in the code');

/** The one call with a maker and an id of those wanted; there may be none, and several cannot be told apart. */
export function callOfConstruct(
  calls: readonly Call[],
  wanted: { readonly makers: readonly string[]; readonly id: string },
  { program }: Script,
): Call | Refusal {
  const made = calls.filter(({ maker }) => wanted.makers.includes(maker));
  const found = made.filter(({ id }) => id !== undefined && canBe(id, wanted.id, program));
  const [only, more] = found;
  if (only === undefined) return NOT_FOUND;
  return more === undefined ? only : refuse('several calls on its line could make it');
}

function canBe(id: ScriptNode, wanted: string, program: ScriptNode): boolean {
  const text = stringIn(id) ?? constantText(id, program);
  if (text !== undefined) return text === wanted;
  return id.type === 'TemplateLiteral' && fits(id, wanted);
}

/** Of `const CONTAINER = 'app'`, when nothing else of the file has the name. */
function constantText(id: ScriptNode, program: ScriptNode): string | undefined {
  const name = id.type === 'Identifier' ? nameOf(id) : undefined;
  const declarator = name === undefined ? undefined : onlyConstant(name, program);
  return stringIn(nodeIn(declarator, 'init'));
}

/** The declarator of a `const` whose name nothing else in the file has. */
export function onlyConstant(name: string, program: ScriptNode): ScriptNode | undefined {
  if (declaredNames(program).filter((one) => one === name).length !== 1) return undefined;
  const constants = scriptNodes(program).filter(
    (node) => node.type === 'VariableDeclaration' && node['kind'] === 'const',
  );
  return constants
    .flatMap((node) => nodesIn(node, 'declarations'))
    .find((declarator) => nameOf(nodeIn(declarator, 'id')) === name);
}

/** Whether a text can come of `${stage}-task`: its fixed parts stand in it in this order, from end to end. */
function fits(template: ScriptNode, wanted: string): boolean {
  const parts = nodesIn(template, 'quasis').map(({ value }) => String((value as { readonly cooked?: string }).cooked));
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (first === '' && last === '' && rest.every((part) => part === '')) return false;
  let at = first.length;
  if (!wanted.startsWith(first) || !wanted.endsWith(last)) return false;
  for (const part of rest) {
    const next = wanted.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return at <= wanted.length - last.length;
}
