/** What CloudFormation does with a resource that leaves its stack. These attributes stand beside the properties. */
import type { Attr, AttributePlace } from './attribute.js';
import { text } from './shape.js';
import type { SubjectInfo } from './subject.js';

const KEYS = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

export interface StackPolicy {
  readonly key: (typeof KEYS)[number];
  readonly policy: Attr<string>;
}

/** Both policies of a resource in a stack, none of any other. */
export function stackPoliciesOf(subject: SubjectInfo): readonly StackPolicy[] {
  return subject.resource.dialect === 'cloudformation' ? KEYS.map((key) => ({ key, policy: read(subject, key) })) : [];
}

/** Without a policy the resource is deleted. */
function read({ resource }: SubjectInfo, key: StackPolicy['key']): Attr<string> {
  const owner = resource.place.node;
  const node = owner.entries.findLast((entry) => entry.key === key)?.value;
  const place: AttributePlace = {
    kind: 'attribute',
    owner,
    steps: [{ key, block: false }],
    property: key,
    path: key,
    spelling: { dialect: 'cloudformation', exceptions: {} },
    shape: text('Delete'),
    ...(node === undefined ? {} : { node }),
  };
  if (node === undefined && owner.complete) return { state: 'unset', fallback: 'Delete', place };
  if (node?.kind === 'scalar' && typeof node.value === 'string') return { state: 'known', value: node.value, place };
  return { state: 'unknown', why: `${key} is not written as a text`, place };
}
