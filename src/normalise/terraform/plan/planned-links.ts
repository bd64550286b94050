/** References between the resources of a plan, which itself holds only values. */
import type { MapNode, Node, Origin } from '../../../model/source.js';
import { JSON_ARGUMENTS } from '../block-body.js';
import { declarationOf, moduleOf } from './address.js';
import { BLOCK_KEYS } from './block-keys.js';
import { mentionsOf, readConfiguration, type ConfiguredResource, type Mention } from './configuration.js';
import type { FoundResource } from './find-resources.js';
import { instanceFor, instancesOf } from './instances.js';
import { fieldOf, mapOf, stringOf } from './json-fields.js';
import type { ValuePath, ValueReading } from './known-values.js';

export type Links = Pick<ValueReading, 'known' | 'unknown'>;

/** The links of one resource of the plan. */
export function plannedLinks(root: MapNode, found: readonly FoundResource[]): (resource: FoundResource) => Links {
  const configuration = readConfiguration(root);
  const instances = instancesOf(found.map(({ address }) => address));
  const byValue = owners(found);
  return (resource) => {
    const configured = configuration?.get(declarationOf(resource.address));
    const reaches = ({ to, attribute }: Mention): Mention => ({
      to: instanceFor(to, resource.address, instances),
      attribute,
    });
    return {
      known: (value, path, origin) => {
        const owner = byValue.get(value);
        if (owner !== undefined && owner.to !== resource.address) return { kind: 'reference', ...owner, ...origin };
        if (configured === undefined || !GIVEN_ID.test(value)) return undefined;
        return lookedUp(value, { resource, configured, reaches, path }, origin);
      },
      unknown: (path, origin) =>
        configured === undefined ? undefined : unknownValue({ resource, configured, reaches, path }, origin),
    };
  };
}

/** Ids that AWS gives, unlike names that may be equal by chance. */
const GIVEN_ID = /^(?:arn:[^:]*:[^:]+:.+|[a-z]+-[0-9a-f]{8,})$/;

/** The resource whose id, ARN or document a value is. */
function owners(found: readonly FoundResource[]): ReadonlyMap<string, Mention> {
  const byValue = new Map<string, Mention>();
  for (const { address, data, values } of found) {
    for (const attribute of data ? ['json'] : ['id', 'arn']) {
      const value = stringOf(fieldOf(values, attribute));
      if (value !== undefined && (data || GIVEN_ID.test(value))) byValue.set(value, { to: address, attribute });
    }
  }
  return byValue;
}

interface Place {
  readonly resource: FoundResource;
  readonly configured: ConfiguredResource;
  readonly reaches: (mention: Mention) => Mention;
  readonly path: ValuePath;
}

/**
 * An argument that the configuration does not have is computed by the provider; blocks that it does not have may be
 * those of a `dynamic` block, which it leaves out.
 */
function unknownValue({ resource, configured, reaches, path }: Place, origin: Origin): Node | 'unwritten' | undefined {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const { expression, index } = expressionAt(configured.expressions, path);
  if (expression === undefined) return BLOCK_KEYS.has(key) ? undefined : 'unwritten';
  const instance = moduleOf(resource.address);
  const { mentions, open } = mentionsOf(expression, { module: configured.module, instance });
  return linkOf(mentions.map(reaches), { key, index, open }, origin);
}

/** An id that a data source has found is not written anywhere, and may be another one tomorrow. */
function lookedUp(value: string, { resource, configured, path }: Place, origin: Origin): Node | undefined {
  const { expression } = expressionAt(configured.expressions, path);
  const { mentions } = mentionsOf(expression, { module: configured.module, instance: moduleOf(resource.address) });
  const [mention] = mentions;
  if (mention === undefined || !mentions.every(({ to }) => /(?:^|\.)data\./.test(to))) return undefined;
  const name = `${mention.to}.${mention.attribute}`;
  return { kind: 'scalar', value, raw: value, ...origin, via: [{ kind: 'data source', name }] };
}

interface Mentioned {
  readonly key: string;
  readonly index: number | undefined;
  readonly open: boolean;
}

function linkOf(mentions: readonly Mention[], { key, index, open }: Mentioned, origin: Origin): Node | undefined {
  const isJson = JSON_ARGUMENTS.has(key);
  if (index === undefined && key.endsWith('s') && !isJson) return listOf(mentions, origin);
  if (open || (isJson && !mentions.every(isDocument))) return undefined;
  return reference(mentions, index, origin);
}

interface At {
  readonly expression: Node | undefined;
  /** Which item of a list the value is. */
  readonly index?: number;
}

/** The expression of an argument, or of an argument of a nested block. */
function expressionAt(expressions: Node | undefined, path: ValuePath): At {
  let at = expressions;
  for (const [depth, step] of path.entries()) {
    if (depth > 0 && isExpression(at)) {
      const index = path.slice(depth).find((later) => typeof later === 'number');
      return index === undefined ? { expression: at } : { expression: at, index };
    }
    if (typeof step === 'string') at = fieldOf(at, step);
    else if (at?.kind === 'list') at = at.items[step] ?? at.items[0];
  }
  return { expression: at };
}

function isExpression(node: Node | undefined): boolean {
  return mapOf(node)?.entries.some(({ key }) => key === 'references' || key === 'constant_value') === true;
}

function isDocument({ to }: Mention): boolean {
  return /(?:^|\.)data\.aws_iam_policy_document\./.test(to);
}

/** With several names in one expression only the items of a list can be told apart. */
function reference(mentions: readonly Mention[], index: number | undefined, origin: Origin): Node | undefined {
  const mention = mentions.length === 1 ? mentions[0] : index === undefined ? undefined : mentions[index];
  return mention === undefined ? undefined : { kind: 'reference', ...mention, ...origin };
}

/** The configuration says what is mentioned, not what else is in the list. */
function listOf(mentions: readonly Mention[], origin: Origin): Node | undefined {
  if (mentions.length === 0) return undefined;
  const items = mentions.map((mention): Node => ({ kind: 'reference', ...mention, ...origin }));
  return { kind: 'list', form: 'json', items, complete: false, ...origin };
}
