/** `Fn::Sub`. */
import type { MapNode, Node } from '../../model/source.js';
import type { TextChunk } from '../../model/ports.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { substitute } from './loops.js';
import { entryOf, opaqueAt, textOf } from './make-node.js';
import { putTogether } from './put-together.js';
import { attributeOfName, valueOfName } from './refer.js';
import { chunksOf, sliceChunks } from './text-chunks.js';

export function sub(call: Call): Node {
  const template = operandsOf(call)[0];
  if (template?.kind !== 'scalar') return opaqueAt(call.node, 'the text of Fn::Sub is not known');
  const text = textOf(template) ?? '';
  if (!text.includes('${')) return evaluated(template, call);
  const parts = partsOf(substitute(text, call.scope.loops), call);
  return putTogether(
    parts.map((part) => (typeof part === 'string' || 'kind' in part ? part : part.literal)),
    { at: call.node, by: call.name, budget: call.scope.world.budget },
  );
}

/** The pieces of the text with their places in the file, for JSON inside; undefined when the text is not written there. */
export function chunksOfSub(call: Call): readonly (TextChunk | Node)[] | undefined {
  const template = operandsOf(call)[0];
  if (template?.kind !== 'scalar' || call.scope.loops.size > 0) return undefined;
  const chunks = chunksOf(template);
  return partsOf(textOf(template) ?? '', call).flatMap((part): readonly (TextChunk | Node)[] => {
    if ('kind' in part) return [part];
    return part.verbatim ? sliceChunks(chunks, part) : [{ text: part.literal, span: template.span, exact: false }];
  });
}

/** A literal piece. Not verbatim: `${!Name}`, which means `${Name}`. */
interface Literal {
  readonly literal: string;
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
}

function partsOf(text: string, call: Call): readonly (Literal | Node)[] {
  const parts: (Literal | Node)[] = [];
  const lookUp = variablesOf(call);
  let from = 0;
  const literal = (end: number): void => {
    if (end > from) parts.push({ literal: text.slice(from, end), start: from, end, verbatim: true });
  };
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    literal(match.index);
    from = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    if (name.startsWith('!'))
      parts.push({ literal: `\${${name.slice(1)}}`, start: match.index, end: from, verbatim: false });
    else parts.push(lookUp(name));
  }
  literal(text.length);
  return parts;
}

/** Looks a name up in the function's own variables, then in the template; each is evaluated once. */
function variablesOf(call: Call): (name: string) => Node {
  const [, variables] = operandsOf(call);
  const own = variables?.kind === 'map' ? variables : undefined;
  const known = new Map<string, Node>();
  return (name) => {
    const value = known.get(name) ?? valueIn(own, name, call);
    known.set(name, value);
    return value;
  };
}

function valueIn(own: MapNode | undefined, name: string, call: Call): Node {
  const variable = entryOf(own, name);
  if (variable !== undefined) return evaluated(variable, call);
  if (own?.complete === false) return opaqueAt(call.node, 'not all variables of Fn::Sub are known');
  return name.includes('.') ? attributeOfName(name, call.node, call.scope) : valueOfName(name, call.node, call.scope);
}
