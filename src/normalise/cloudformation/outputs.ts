/** What a template gives out: outputs by name, and those of them that other stacks can import. */
import type { Entry, MapNode, Node } from '../../model/source.js';
import { conditionTruth } from './conditions.js';
import { expandEntries } from './loops.js';
import { entryOf, opaqueAt, textOf, union, withFacts } from './make-node.js';
import { rootScope, type Definition, type World } from './scope.js';
import type { Export } from './template.js';

export interface OutputsRead {
  readonly outputs: ReadonlyMap<string, Node>;
  readonly exports: readonly Export[];
}

export function outputsOf(section: MapNode | undefined, world: World): OutputsRead {
  if (section === undefined) return { outputs: new Map(), exports: [] };
  const { items } = expandEntries(section, rootScope(world));
  const read = items.map(({ entry, loops }) => outputOf(entry, { world, loops }));
  return {
    outputs: new Map(read.map(({ name, value }) => [name, value])),
    exports: read.flatMap(({ exported }) => exported ?? []),
  };
}

interface Output {
  readonly name: string;
  readonly value: Node;
  readonly exported?: Export;
}

interface Place {
  readonly world: World;
  readonly loops: Definition['loops'];
}

function outputOf(entry: Entry, { world, loops }: Place): Output {
  const { key: name, value: node } = entry;
  const scope = rootScope(world, loops);
  const written = node.kind === 'map' ? entryOf(node, 'Value') : undefined;
  if (node.kind !== 'map' || written === undefined) {
    return { name, value: opaqueAt(node, `output ${name} has no value`) };
  }
  const condition = entryOf(node, 'Condition');
  const truth = condition?.kind === 'scalar' ? conditionTruth(condition.raw, scope) : undefined;
  if (truth?.value === false) return { name, value: opaqueAt(node, `output ${name} is not made under its condition`) };
  const value = world.evaluate(written, scope);
  const exported = exportOf(node, value, { world, loops });
  return { name, value, ...(exported && { exported }) };
}

/** Only a name that is known can be followed; the value then rests on what the name rests on. */
function exportOf(output: MapNode, value: Node, { world, loops }: Place): Export | undefined {
  const settings = entryOf(output, 'Export');
  const written = settings?.kind === 'map' ? entryOf(settings, 'Name') : undefined;
  const name = written === undefined ? undefined : world.evaluate(written, rootScope(world, loops));
  const text = textOf(name);
  if (text === undefined) return undefined;
  return { name: text, value: withFacts(value, { assumed: union(name?.assumed) }) };
}
