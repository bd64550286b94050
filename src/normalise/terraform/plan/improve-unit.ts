/** A unit of the source with what a plan says of its resources. */
import type { Parsers } from '../../../model/ports.js';
import type { Resource, Unit } from '../../../model/resource.js';
import type { MapNode } from '../../../model/source.js';
import { declarationOf } from './address.js';
import { instancesOf } from './instances.js';
import { mergeNode, type Merging } from './merge.js';
import { parseText } from './parse-text.js';
import { plannedResource } from './planned-unit.js';
import type { Plan, PlannedResource } from './read-plan.js';
import { retarget } from './retarget.js';

export interface Improving {
  readonly plan: Plan;
  /** The unit as it was when the plan was made. */
  readonly before: Unit;
  readonly parsers: Parsers;
}

/** Planned values win where the source is as it was; instances of the plan take the place of those of the source. */
export function improveUnit(now: Unit, { plan, before, parsers }: Improving): Unit {
  const lookNow = lookup(now.resources);
  const lookBefore = lookup(before.resources);
  const merged = new Map<Resource, Resource[]>();
  const unseen: Resource[] = [];
  const merging = mergingOf(plan, now, parsers);
  for (const planned of plan.resources) {
    const source = lookNow(planned.address);
    const was = lookBefore(planned.address);
    if (source === undefined && was === undefined) unseen.push(plannedResource(planned, { plan, unit: now.id }));
    if (source === undefined || was === undefined) continue;
    const one = mergeResource(planned, { now: source, before: was }, merging);
    merged.set(source, [...(merged.get(source) ?? []), one]);
  }
  const declared = new Set(plan.resources.map(({ address }) => declarationOf(address)));
  const left = (resource: Resource): boolean =>
    lookBefore(resource.address) === undefined || !isDecided(resource, { plan, declared });
  const kept = now.resources.flatMap((one) => merged.get(one) ?? (left(one) ? [one] : []));
  const resources = retarget([...kept, ...unseen], now.resources);
  return withFacts({ ...now, resources }, { plan, unseen: unseen.length > 0 });
}

/** All resources of a complete plan are known, even where their modules are not installed. */
function withFacts(unit: Unit, { plan, unseen }: { readonly plan: Plan; readonly unseen: boolean }): Unit {
  const files = unseen ? [...unit.files, plan.file] : unit.files;
  if (!plan.complete) return { ...unit, files };
  const { id, format, resources, declarations = [] } = unit;
  return { id, format, resources, declarations, files, complete: true };
}

/** The resource with this address, or the one that stands for all instances of its declaration. */
function lookup(resources: readonly Resource[]): (address: string) => Resource | undefined {
  const exact = new Map(resources.map((resource) => [resource.address, resource]));
  const first = new Map([...resources].reverse().map((resource) => [declarationOf(resource.address), resource]));
  return (address) => exact.get(address) ?? first.get(declarationOf(address));
}

interface Deciding {
  readonly plan: Plan;
  readonly declared: ReadonlySet<string>;
}

/** Whether the plan tells which instances there are, so that this one is none of them. */
function isDecided(resource: Resource, { plan, declared }: Deciding): boolean {
  return declared.has(declarationOf(resource.address)) || (plan.complete && resource.conditional !== undefined);
}

function mergingOf(plan: Plan, now: Unit, parsers: Parsers): Merging {
  const addresses = [...now.resources, ...plan.resources].map(({ address }) => address);
  const known = instancesOf(addresses);
  return {
    reaches: (address) => known.has(declarationOf(address)),
    json: (text) => parseText(text, parsers)?.node,
    inText: false,
  };
}

interface Sources {
  readonly now: Resource;
  readonly before: Resource;
}

function mergeResource(planned: PlannedResource, { now, before }: Sources, merging: Merging): Resource {
  const sides = { planned: planned.body, before: before.body, now: now.body };
  const node = mergeNode(sides, { file: now.file, span: now.place.header }, merging);
  const body: MapNode = node.kind === 'map' ? node : now.body;
  const { referName, ...facts } = unconditional(now);
  const single = referName !== undefined && planned.address === now.address;
  return {
    ...facts,
    address: planned.address,
    body,
    place: { ...now.place, node: body },
    ...(single ? { referName } : {}),
  };
}

/** What is planned exists, whatever its condition was. */
function unconditional(resource: Resource): Resource {
  const { conditional, ...facts } = resource;
  return conditional === undefined ? resource : facts;
}
