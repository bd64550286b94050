import type { Parsers } from '../model/ports.js';
import type { Node, Notice, SourceFile } from '../model/source.js';
import { compose, type Composed, type Refusal } from './yaml/compose.js';
import { MAX_ALIASED_NODES } from './limits.js';
import { convertRoot } from './yaml/convert.js';

/**
 * Every document of a YAML text, with YAML 1.1 booleans as CloudFormation reads them. Short tags become maps whose span
 * begins at the tag; aliases and `<<` are followed within a budget; duplicate keys are all kept.
 */
export function parseYaml(file: SourceFile): ReturnType<Parsers['yaml']> {
  const composed = composeSafely(file.text);
  if ('refused' in composed) {
    const message = `this YAML is not read: ${composed.refused}`;
    return { documents: [], notices: [{ path: file.path, message, ...offsetOf(composed) }] };
  }
  const faults = composed.documents.flatMap((document) => document.errors);
  const [fault] = faults.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const notices = fault === undefined ? [] : [yamlNotice(file, fault.message, fault.pos[0])];
  const documents = composed.documents.map((document): Node => {
    const faultAt = Math.min(Infinity, ...document.errors.slice(0, 100).map((error) => error.pos[0]));
    const conversion = { file, faultAt, anchors: new Map(), count: 0, aliased: 0 };
    const node = convertRoot(conversion, document.contents);
    if (conversion.aliased > MAX_ALIASED_NODES) notices.push({ path: file.path, message: TOO_MANY_ALIASES });
    return node;
  });
  return { documents, notices };
}

const TOO_MANY_ALIASES = 'the aliases of this YAML repeat too many values; those beyond the limit are not read';

function offsetOf({ offset }: Refusal): Pick<Notice, 'offset'> {
  return offset === undefined ? {} : { offset };
}

/** The library reports faults in its documents; whatever else it might throw is a reason not to read the text. */
function composeSafely(text: string): Composed | Refusal {
  try {
    return compose(text);
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'the parser failed' };
  }
}

function yamlNotice(file: SourceFile, problem: string, offset: number): Notice {
  const marks = /\{\{|\{%/.test(file.text);
  const message = marks
    ? 'this is valid YAML only after its template marks are filled in; what cannot be read proves no absence'
    : `this is not valid YAML: ${problem}; what follows may be misread and proves no absence`;
  return { path: file.path, offset, message };
}
