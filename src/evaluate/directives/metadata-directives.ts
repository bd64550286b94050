/** Directives in the Metadata of CloudFormation resources: `ecs-reviewer: { ignore: [{ rule: ECS804, reason: … }] }`. */
import type { Directive } from '../../model/directive.js';
import type { Resource } from '../../model/resource.js';
import type { MapNode, Node } from '../../model/source.js';
import type { DirectivesRead, FaultAt } from './directives-read.js';
import { instructionOf, type RuleName } from './instruction.js';

const KEY = 'ecs-reviewer';
const FORM = `write ${KEY}: { ignore: [{ rule: …, reason: … }] }`;
const MOST_ENTRIES = 100;

/** A resource that a loop repeats is read once. */
export function metadataDirectives(resources: readonly Resource[], rules: readonly RuleName[]): DirectivesRead {
  const seen = new Set<MapNode>();
  const read = resources.flatMap((resource): readonly DirectivesRead[] => {
    const { node } = resource.place;
    if (resource.dialect !== 'cloudformation' || seen.has(node)) return [];
    seen.add(node);
    const own = valueOf(valueOf(node, 'Metadata'), KEY);
    return own === undefined ? [] : readOwn(own, resource, rules);
  });
  return {
    directives: read.flatMap(({ directives }) => directives),
    faults: read.flatMap(({ faults }) => faults),
  };
}

function readOwn(own: Node, resource: Resource, rules: readonly RuleName[]): readonly DirectivesRead[] {
  const ignore = valueOf(own, 'ignore');
  if (ignore === undefined) return [faulty(own, FORM)];
  const items = ignore.kind === 'list' ? ignore.items : [ignore];
  return items.slice(0, MOST_ENTRIES).map((item) => readItem(item, resource, rules));
}

function readItem(item: Node, { place }: Resource, rules: readonly RuleName[]): DirectivesRead {
  const rule = valueOf(item, 'rule');
  if (item.kind !== 'map' || rule === undefined) return faulty(item, FORM);
  const codes = (rule.kind === 'list' ? rule.items : [rule]).map(textOf).join(',');
  const { faults, ...instruction } = instructionOf({ codes, reason: textOf(valueOf(item, 'reason')) }, rules);
  const { file, span } = item;
  const found = faults.map((fault): FaultAt => ({ file, span, fault }));
  const directive: Directive = { file, span, ...instruction, covers: place.span };
  return { directives: instruction.codes.length === 0 ? [] : [directive], faults: found };
}

function faulty({ file, span }: Node, fault: string): DirectivesRead {
  return { directives: [], faults: [{ file, span, fault: () => fault }] };
}

function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

function textOf(node: Node | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}
