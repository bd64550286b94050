/** What a `samconfig` file says about deployments: for each of its environments the template and its parameters. */
import type { MapNode, Node } from '../../../model/source.js';
import { entryOf, textOf } from '../make-node.js';
import { overridesIn } from './overrides.js';
import { valuesInMap } from './values-in.js';

export interface Deployment {
  readonly environment: string;
  /** The template as it is written; undefined where the default counts. */
  readonly template?: string;
  /** By parameter; undefined when they cannot be read. */
  readonly values?: ReadonlyMap<string, Node>;
}

/** Settings of `deploy` count before those of all commands. */
const DEPLOYING = ['deploy', 'global'] as const;
/** What is built is what is deployed: the template of the sources. */
const NAMING = ['deploy', 'build', 'global'] as const;

/** The environments that deploy, in their order. */
export function deploymentsIn(root: Node): readonly Deployment[] {
  if (root.kind !== 'map') return [];
  return root.entries.flatMap(({ key, value }): readonly Deployment[] => {
    if (value.kind !== 'map' || entryOf(value, 'deploy')?.kind !== 'map') return [];
    const templates = NAMING.map((command) => textOf(settingOf(value, command, 'template_file')));
    const template = templates.find((path) => path !== undefined && !/(?:^|\/)\.aws-sam\//.test(path));
    const overrides = DEPLOYING.map((command) => settingOf(value, command, 'parameter_overrides'));
    const values = valuesOf(overrides.find((one) => one !== undefined));
    return [{ environment: key, ...(template !== undefined && { template }), ...(values && { values }) }];
  });
}

function settingOf(environment: MapNode, command: string, name: string): Node | undefined {
  const section = entryOf(environment, command);
  const parameters = section?.kind === 'map' ? entryOf(section, 'parameters') : undefined;
  return parameters?.kind === 'map' ? entryOf(parameters, name) : undefined;
}

function valuesOf(overrides: Node | undefined): ReadonlyMap<string, Node> | undefined {
  if (overrides === undefined) return new Map();
  if (overrides.kind === 'map') return valuesInMap(overrides);
  const texts = overrides.kind === 'list' ? overrides.items : [overrides];
  const isKnown = texts.every((text) => overridesIn(text).length > 0 || textOf(text) === '');
  return isKnown ? new Map(texts.flatMap(overridesIn)) : undefined;
}
