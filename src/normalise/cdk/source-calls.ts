/** The calls of a TypeScript or JavaScript file: what creates or changes a construct, and over which lines it goes. */
import { parse } from '@babel/parser';

/** `new Service(this, 'Web', {…})`, `task.addContainer('app', {…})`. Lines are 1-based. */
export interface SourceCall {
  /** Where a stack trace says it is: the line of `new`, of the method's name. */
  readonly line: number;
  readonly last: number;
  /** `Service`, `addContainer`; empty for what has no name. */
  readonly name: string;
  readonly isNew: boolean;
  /** `task` in `task.addContainer`, `this.task` in `this.task.addContainer`; undefined for anything longer. */
  readonly receiver?: string;
  /** The variable or field that it is assigned to. */
  readonly assigned?: string;
  /** The texts among its first two arguments, which is where ids stand. */
  readonly ids: readonly string[];
}

const MAX_LENGTH = 1_000_000;
const MAX_NODES = 400_000;

/** Nothing for a file that cannot be parsed or is too large; the lines of traces serve then alone. */
export function sourceCalls(path: string, text: string): readonly SourceCall[] {
  if (!/\.[cm]?[jt]sx?$/.test(path) || text.length > MAX_LENGTH) return [];
  try {
    const plugins = /x$/.test(path) ? ['typescript', 'jsx', 'decorators'] : ['typescript', 'decorators'];
    return callsIn(
      parse(text, { sourceType: 'unambiguous', errorRecovery: true, plugins: plugins as ['typescript'] }).program,
    );
  } catch {
    return [];
  }
}

type Tree = Readonly<Record<string, unknown>>;

function callsIn(program: unknown): readonly SourceCall[] {
  const calls: SourceCall[] = [];
  const names = new Map<unknown, string>();
  const waiting: unknown[] = [program];
  for (let seen = 0; seen < MAX_NODES && waiting.length > 0; seen += 1) {
    const node = waiting.pop();
    if (Array.isArray(node)) waiting.push(...(node as readonly unknown[]).slice(0, MAX_NODES));
    if (!isTree(node)) continue;
    noteName(node, names);
    const call = callOf(node, names);
    if (call !== undefined) calls.push(call);
    for (const [key, child] of Object.entries(node)) if (!SKIPPED.has(key) && isNested(child)) waiting.push(child);
  }
  return calls;
}

const SKIPPED: ReadonlySet<string> = new Set(['loc', 'errors', 'comments', 'extra']);

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isTree(value: unknown): value is Tree {
  return isNested(value) && typeof (value as Tree)['type'] === 'string';
}

/** Parents are seen before their children, so the name is there when the call is read. */
function noteName(node: Tree, names: Map<unknown, string>): void {
  const [target, value] = ASSIGNMENTS[String(node['type'])] ?? [];
  if (target === undefined || value === undefined) return;
  const name = nameOf(node[target]);
  if (name !== undefined) names.set(node[value], node['type'] === 'ClassProperty' ? `this.${name}` : name);
}

const ASSIGNMENTS: Readonly<Record<string, readonly [target: string, value: string]>> = {
  VariableDeclarator: ['id', 'init'],
  AssignmentExpression: ['left', 'right'],
  ClassProperty: ['key', 'value'],
};

function callOf(node: Tree, names: ReadonlyMap<unknown, string>): SourceCall | undefined {
  const isNew = node['type'] === 'NewExpression';
  if (!isNew && node['type'] !== 'CallExpression') return undefined;
  const { word, object } = calleeOf(node['callee']);
  const line = lineOf(isNew ? node : word, 'start');
  const last = lineOf(node, 'end');
  if (line === undefined || last === undefined) return undefined;
  const call = { line, last, name: nameOf(word) ?? '', isNew, ids: idsOf(node['arguments']) };
  const receiver = isNew ? undefined : nameOf(object);
  const assigned = names.get(node);
  return {
    ...call,
    ...(receiver === undefined ? {} : { receiver }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

/** The last word of what is called, and what stands before its dot. */
function calleeOf(callee: unknown): { readonly word: unknown; readonly object?: unknown } {
  const isMember = isTree(callee) && callee['type'] === 'MemberExpression';
  return isMember ? { word: callee['property'], object: callee['object'] } : { word: callee };
}

/** `task` and `this.task`. */
function nameOf(node: unknown): string | undefined {
  if (!isTree(node)) return undefined;
  if (node['type'] === 'Identifier') return String(node['name']);
  const isField =
    node['type'] === 'MemberExpression' && isTree(node['object']) && node['object']['type'] === 'ThisExpression';
  const field = isField ? nameOf(node['property']) : undefined;
  return field === undefined ? undefined : `this.${field}`;
}

function lineOf(node: unknown, end: 'start' | 'end'): number | undefined {
  const place = isTree(node) ? (node['loc'] as Readonly<Record<string, Tree>> | undefined)?.[end] : undefined;
  return typeof place?.['line'] === 'number' ? place['line'] : undefined;
}

function idsOf(given: unknown): readonly string[] {
  const first = Array.isArray(given) ? (given as readonly unknown[]).slice(0, 2) : [];
  return first.flatMap((argument) =>
    isTree(argument) && argument['type'] === 'StringLiteral' ? [String(argument['value'])] : [],
  );
}
