/** The parameters of a template as what can be judged. */
import type { Resource } from '../../model/resource.js';
import type { MapNode } from '../../model/source.js';
import type { World } from './scope.js';

/** `owner` is the section of the template. */
export function declaredParameters(owner: MapNode | undefined, { context, prefix }: World): readonly Resource[] {
  return (owner?.entries ?? []).flatMap((entry): readonly Resource[] => {
    const { key, value: body, span, keySpan } = entry;
    if (owner === undefined || body.kind !== 'map') return [];
    return [
      {
        type: 'template-parameter',
        address: `${prefix}${key}`,
        unit: context.unit,
        format: context.format,
        dialect: 'cloudformation',
        file: context.file,
        body,
        place: { kind: 'resource', node: body, span, owner, header: keySpan, property: '' },
        scope: prefix,
        referName: key,
      },
    ];
  });
}
