/** With what cfn-init signs in, as what can be judged: it stands in the metadata of a resource. */
import type { Resource } from '../../model/resource.js';
import { entryOf } from './make-node.js';
import type { Declared } from './resources.js';

const SECTION = 'AWS::CloudFormation::Authentication';

/** One for each name under `AWS::CloudFormation::Authentication`; `resource` is the declared one. */
export function authenticationsOf({ node, scope }: Declared, resource: Resource): readonly Resource[] {
  const metadata = entryOf(node, 'Metadata');
  const written = metadata?.kind === 'map' ? entryOf(metadata, SECTION) : undefined;
  const owner = written === undefined ? undefined : scope.world.evaluate(written, scope);
  if (owner?.kind !== 'map') return [];
  return owner.entries.flatMap(({ key, value: body, span, keySpan: header }): readonly Resource[] => {
    if (body.kind !== 'map') return [];
    const place = { kind: 'resource', node: body, span, owner, header, property: '' } as const;
    const address = `${resource.address} / authentication ${key}`;
    return [{ ...resource, type: 'template-authentication', address, body, place }];
  });
}
