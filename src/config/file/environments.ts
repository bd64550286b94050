/** The environments of a configuration file, and the choice of one. */
import { didYouMean } from '../../model/nearest.js';
import type { MapNode, Node, Notice } from '../../model/source.js';
import type { Written } from '../setting.js';
import { CONFIGURATION_PATHS } from './definition.js';
import type { Configuration } from './read-configuration.js';
import { entriesAt, textAt, textsAt, valueOf } from './values.js';

export type Chosen = Pick<Configuration, 'source' | 'values' | 'lists' | 'environments' | 'options'>;

export function environmentsIn(node: Node): ReadonlyMap<string, Node> {
  return new Map(entriesAt(node, 'environments').map(({ key, value }) => [key, value]));
}

/** The file may only choose what it describes. */
export function environmentFaults(node: Node): readonly Notice[] {
  const chosen = valueOf(node, 'environment');
  const name = textAt(node, 'environment');
  const environments = environmentsIn(node);
  if (chosen === undefined || name === undefined || environments.has(name)) return [];
  const message = unknown({ label: 'environment', value: name }, environments);
  return [{ path: node.file.path, offset: chosen.span.start, message, about: 'configuration' }];
}

/** What the configuration decides in an environment; one that it does not describe is a fault of it. */
export function inEnvironment(layer: Chosen | undefined, { label, value }: Written): Chosen | undefined {
  const { values, environments, source } = layer ?? NOTHING;
  const name = value === '' ? (values.get('environment') ?? '') : value;
  if (name === '' || source.faults.length > 0) return layer;
  const node = environments?.get(name);
  return node === undefined
    ? withFault(layer ?? NOTHING, unknown({ label, value: name }, environments))
    : withValues(layer ?? NOTHING, name, node);
}

const NOTHING: Chosen = {
  source: { file: { path: CONFIGURATION_PATHS[0], text: '', syntax: 'yaml' }, faults: [], remarks: [] },
  values: new Map(),
  lists: new Map(),
  options: {},
};

function withFault(layer: Chosen, message: string): Chosen {
  const { source } = layer;
  const fault: Notice = { path: source.file.path, message, about: 'configuration' };
  return { ...layer, source: { ...source, faults: [fault] } };
}

function withValues(layer: Chosen, name: string, node: Node): Chosen {
  const { lists, options } = layer;
  const varFiles = [...(lists.get('terraform-var-files') ?? []), ...textsAt(node, 'var-files')];
  const variables = merged(options.variables, valueOf(node, 'variables'));
  const parameters = new Map(entriesAt(node, 'parameters').map(({ key, value }) => [key, value]));
  return {
    ...layer,
    lists: new Map([...lists, ['terraform-var-files', varFiles]]),
    options: { ...options, ...(variables && { variables }), environment: { name, parameters } },
  };
}

/** The entries of the second replace those of the first. */
function merged(general: MapNode | undefined, own: Node | undefined): MapNode | undefined {
  if (own?.kind !== 'map') return general;
  const names = new Set(own.entries.map(({ key }) => key));
  const others = (general?.entries ?? []).filter(({ key }) => !names.has(key));
  return { ...own, entries: [...others, ...own.entries] };
}

function unknown({ label, value }: Written, environments: ReadonlyMap<string, Node> = new Map()): string {
  const names = [...environments.keys()];
  const known = names.length === 0 ? 'there are no environments.' : `environments has ${names.join(', ')}.`;
  return `${label} is "${value.slice(0, 60)}"; ${known}${didYouMean(value.slice(0, 60), names)}`;
}
