/** The options object that a call is given, and what is written in it. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type Script, type ScriptNode } from '../../model/script.js';
import { isRefused, refuse, type Refusal } from '../draft.js';
import { onlyConstant, type Call } from './find-call.js';

/** An object literal, or the call to which one is to be added. */
export type Options = { readonly object: ScriptNode } | { readonly call: ScriptNode };

const ELSEWHERE = 'its options are not written in the call';
const SEVERAL = 'its options are used in other places too';

/** The literal in the call, or that of a `const` which nothing else uses. */
export function optionsOf({ node, options }: Call, { program }: Script): Options | Refusal {
  const [given, more] = options;
  if (more !== undefined) return refuse('the call has more arguments than expected');
  if (given === undefined) return { call: node };
  const written = plainValue(given);
  if (written.type === 'ObjectExpression') return { object: written };
  const name = written.type === 'Identifier' ? nameOf(written) : undefined;
  return name === undefined ? refuse(ELSEWHERE) : constantOptions(name, program);
}

function constantOptions(name: string, program: ScriptNode): Options | Refusal {
  const init = nodeIn(onlyConstant(name, program), 'init');
  const object = init === undefined ? undefined : plainValue(init);
  if (object?.type !== 'ObjectExpression') return refuse(ELSEWHERE);
  const uses = scriptNodes(program).filter((one) => nameOf(one) === name);
  return uses.length === 2 ? { object } : refuse(SEVERAL);
}

/** `{…}` of `{…} as Options` and `{…} satisfies Options`. */
export function plainValue(node: ScriptNode): ScriptNode {
  const isTyped = node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression';
  return (isTyped ? nodeIn(node, 'expression') : undefined) ?? node;
}

/** One `key: value` of an object literal. */
export interface Property {
  readonly key: string;
  readonly node: ScriptNode;
  readonly value: ScriptNode;
}

/** What stands in an object literal; refused when what it holds cannot be told from its text. */
export function propertiesOf(object: ScriptNode): readonly Property[] | Refusal {
  const properties: Property[] = [];
  for (const node of nodesIn(object, 'properties')) {
    if (node.type === 'SpreadElement') return refuse('other options are spread into these');
    const key = node['computed'] === true ? undefined : keyOf(nodeIn(node, 'key'));
    const value = nodeIn(node, 'value');
    if (key === undefined || value === undefined || node.type !== 'ObjectProperty')
      return refuse('not all of the options are plain names with values');
    properties.push({ key, node, value });
  }
  const keys = new Set(properties.map(({ key }) => key));
  return keys.size === properties.length ? properties : refuse('an option is written twice');
}

export function keyOf(key: ScriptNode | undefined): string | undefined {
  return stringIn(key) ?? (key?.type === 'Identifier' ? nameOf(key) : undefined);
}

/** What an object literal has as its `name`. */
export function nameIn(object: ScriptNode): string | undefined {
  const properties = object.type === 'ObjectExpression' ? propertiesOf(object) : [];
  if (isRefused(properties)) return undefined;
  return stringIn(properties.find(({ key }) => key === 'name')?.value);
}
