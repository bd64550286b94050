/** Code that changes the template behind the options: what an option says may then not be what comes of it. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type Script } from '../../model/script.js';
import { pascalCase } from '../../model/spelling.js';

const OVERRIDES: ReadonlySet<string> = new Set([
  'addOverride',
  'addPropertyOverride',
  'addDeletionOverride',
  'addPropertyDeletionOverride',
]);

/** Whether an attribute (`linuxParameters.initProcessEnabled`) is named by an override somewhere in the file. */
export function isOverridden(attribute: string, { program }: Script): boolean {
  const [first = ''] = /\w+/.exec(attribute) ?? [];
  const names = new Set([first, attribute.split('.').at(-1) ?? ''].map(pascalCase));
  return scriptNodes(program).some((node) => {
    const callee = node.type === 'CallExpression' ? nodeIn(node, 'callee') : undefined;
    if (callee === undefined || !OVERRIDES.has(nameOf(nodeIn(callee, 'property')) ?? '')) return false;
    const path = stringIn(nodesIn(node, 'arguments')[0]);
    return path === undefined || path.split('.').some((step) => names.has(step));
  });
}
