/** The resources of one template. */
import type { Resource } from '../../model/resource.js';
import type { Entry, MapNode, Node, Notice } from '../../model/source.js';
import { nativeType } from '../names.js';
import { conditionName, conditionTruth } from './conditions.js';
import { readDocuments } from './documents.js';
import { evaluateMap } from './evaluate.js';
import { isCall } from './intrinsics.js';
import type { Expanded } from './loops.js';
import { entryOf, nameOf, textOf } from './make-node.js';
import { asTaskDefinition } from './partial-task-definition.js';
import { decide, rootScope, type Scope, type World } from './scope.js';

/** A resource of the template whose condition does not rule it out. */
export interface Declared {
  readonly logicalId: string;
  readonly type: string;
  readonly entry: Entry;
  readonly node: MapNode;
  readonly scope: Scope;
  /** The condition that nothing decides: `IsProd`. */
  readonly condition?: string;
}

export interface ResourcesRead {
  readonly resources: readonly Resource[];
  readonly notices: readonly Notice[];
}

/** The declared resource; undefined when its condition rules it out, a notice when it is written wrongly. */
export function declaredOf({ entry, loops }: Expanded, world: World): Declared | Notice | undefined {
  const node = entry.value;
  const scope = rootScope(world, loops);
  const type = node.kind === 'map' ? textOf(world.evaluate(entryOf(node, 'Type') ?? node, scope)) : undefined;
  if (node.kind !== 'map' || type === undefined) {
    return {
      path: node.file.path,
      offset: entry.keySpan.start,
      message: `resource ${entry.key} has no type that could be read`,
    };
  }
  const declared = { logicalId: entry.key, type, entry, node, scope };
  const condition = nameOf(entryOf(node, 'Condition'));
  if (condition === undefined) return declared;
  const truth = conditionTruth(condition, scope);
  if (truth.value !== undefined) return truth.value ? declared : undefined;
  return { ...declared, scope: decide(scope, condition, true), condition: conditionName(scope, condition) };
}

/** `owner` is the map of all resources; `conditional` comes from the nested stack that the template makes. */
export function resourceOf(
  declared: Declared,
  { owner, conditional }: { readonly owner: MapNode; readonly conditional: readonly string[] },
): { readonly resource: Resource; readonly notices: readonly Notice[] } {
  const { logicalId, type, entry, node, scope } = declared;
  const { context, prefix } = scope.world;
  const { body: read, notices } = bodyOf(declared);
  const body = asTaskDefinition(type, read);
  const conditions = [...conditional, ...(declared.condition === undefined ? [] : [declared.condition])];
  const address = `${prefix}${logicalId}`;
  const resource: Resource = {
    type,
    address,
    unit: context.unit,
    format: context.format,
    dialect: 'cloudformation',
    file: context.file,
    body,
    place: { kind: 'resource', node, span: entry.span, owner, header: entry.keySpan, property: '' },
    scope: prefix,
    referName: logicalId,
    ...(conditions.length > 0 ? { conditional: `when ${conditions.join(' and ')}` } : {}),
    ...context.describe?.(address, node),
  };
  return { resource, notices };
}

/** Only what rules read is evaluated; other resources are there to be pointed at. */
function bodyOf({ type, node, scope }: Declared): { readonly body: MapNode; readonly notices: readonly Notice[] } {
  const written = entryOf(node, 'Properties');
  if (written === undefined || (written.kind === 'scalar' && written.value === null)) {
    return { body: noProperties(node, scope), notices: [] };
  }
  if (nativeType(type) === undefined) {
    return { body: written.kind === 'map' ? written : hidden(written), notices: [] };
  }
  if (written.kind === 'map' && !isCall(written)) {
    return readDocuments({ raw: written, body: evaluateMap(written, scope) }, type, scope);
  }
  const body = scope.world.evaluate(written, scope);
  return { body: body.kind === 'map' ? body : hidden(body), notices: [] };
}

/**
 * The properties of a resource that has none: an empty map at the end of the resource's map, in its form. It is locked,
 * because `Properties` itself would have to be written first.
 */
function noProperties(node: MapNode, scope: Scope): MapNode {
  const last = node.entries.at(-1);
  const at = last === undefined ? node.span.end : last.span.end;
  return {
    kind: 'map',
    form: node.form,
    entries: [],
    complete: node.complete && scope.world.macro === undefined,
    file: node.file,
    span: { start: at, end: at },
    locked: 'the resource has no Properties',
  };
}

function hidden({ file, span }: Node): MapNode {
  const locked = 'the Properties are known only when the stack is deployed';
  return { kind: 'map', form: 'json', entries: [], complete: false, file, span, locked };
}
