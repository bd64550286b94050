/** The calls of a TypeScript or JavaScript file: what creates or changes a construct, and over which lines it goes. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type ScriptNode } from '../../model/script.js';

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

/** Every call of a program, in the order of the text. */
export function sourceCalls(program: ScriptNode): readonly SourceCall[] {
  const names = new Map<ScriptNode, string>();
  return scriptNodes(program).flatMap((node) => {
    // Nodes come before those inside them, so the name is there when the call is read.
    noteName(node, names);
    return callOf(node, names) ?? [];
  });
}

/** Remembers the variable or field that a node is assigned to. */
export function noteName(node: ScriptNode, names: Map<ScriptNode, string>): void {
  const [target, value] = ASSIGNMENTS[node.type] ?? [];
  if (target === undefined || value === undefined) return;
  const name = nameOf(nodeIn(node, target));
  const assigned = nodeIn(node, value);
  if (name !== undefined && assigned !== undefined)
    names.set(assigned, node.type === 'ClassProperty' ? `this.${name}` : name);
}

const ASSIGNMENTS: Readonly<Record<string, readonly [target: string, value: string]>> = {
  VariableDeclarator: ['id', 'init'],
  AssignmentExpression: ['left', 'right'],
  ClassProperty: ['key', 'value'],
};

/** The call that a node is; undefined for anything else. */
export function callOf(node: ScriptNode, names: ReadonlyMap<ScriptNode, string>): SourceCall | undefined {
  const isNew = node.type === 'NewExpression';
  if (!isNew && node.type !== 'CallExpression') return undefined;
  const { word, object } = calleeOf(nodeIn(node, 'callee'));
  const line = lineOf(isNew ? node : word, 'start');
  const last = lineOf(node, 'end');
  if (line === undefined || last === undefined) return undefined;
  const ids = nodesIn(node, 'arguments')
    .slice(0, 2)
    .flatMap((argument) => stringIn(argument) ?? []);
  const receiver = isNew ? undefined : nameOf(object);
  const assigned = names.get(node);
  return {
    line,
    last,
    name: nameOf(word) ?? '',
    isNew,
    ids,
    ...(receiver === undefined ? {} : { receiver }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

interface Callee {
  readonly word: ScriptNode | undefined;
  readonly object?: ScriptNode | undefined;
}

/** The last word of what is called, and what stands before its dot. */
function calleeOf(callee: ScriptNode | undefined): Callee {
  if (callee?.type !== 'MemberExpression') return { word: callee };
  return { word: nodeIn(callee, 'property'), object: nodeIn(callee, 'object') };
}

function lineOf(node: ScriptNode | undefined, end: 'start' | 'end'): number | undefined {
  const loc = node?.['loc'] as Readonly<Record<string, unknown>> | undefined;
  const place = loc?.[end] as Readonly<Record<string, unknown>> | undefined;
  const line = place?.['line'];
  return typeof line === 'number' ? line : undefined;
}
