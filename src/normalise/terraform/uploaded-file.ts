/** The content of a file that is uploaded as it is, as if it were written in the resource. */
import type { Expression } from '../../model/hcl.js';
import type { Entry } from '../../model/source.js';
import type { NodeContext } from './embedded-json.js';
import { evaluateArgument } from './modules/evaluate-argument.js';
import type { AttributePart } from './modules/declaration.js';
import type { ResourceInstance } from './modules/resource-instances.js';
import { argumentNode } from './to-node.js';

interface Upload {
  readonly attributes: ReadonlyMap<string, AttributePart>;
  readonly instance: ResourceInstance;
}

/** `source` of an `aws_s3_object` as its `content`; nothing where there is no `source`. */
export function uploadedContent({ attributes, instance }: Upload, context: NodeContext): readonly Entry[] {
  const source = attributes.get('source');
  if (source === undefined || attributes.has('content')) return [];
  const { file, attribute } = source;
  const { value: path, span } = attribute;
  const read: Expression = { kind: 'call', span: path.span, name: 'file', arguments: [path], expand: false };
  const value = evaluateArgument({ file, attribute: { ...attribute, value: read } }, instance.scope);
  return [{ key: 'content', keySpan: attribute.nameSpan, span, value: argumentNode(value, false, context) }];
}
