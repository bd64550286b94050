/** What AWS's actions do. Source: the Service Authorization Reference, distilled into `data/iam-actions.json`. */
import catalogue from '../../data/iam-actions.json' with { type: 'json' };
import type { Attr } from './attribute.js';
import { unknown, type Certainty } from './certainty.js';
import { isEveryAction } from './policy-action.js';
import { matchesPolicyPattern } from './wildcard.js';

export type AccessLevel = 'list' | 'read' | 'write' | 'tagging' | 'permissions management';

export interface CatalogueAction {
  /** `s3:GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  /** False when the action knows no resources: its Resource element can only be `*`. */
  readonly takesResources: boolean;
}

/** The actions that an element names. `complete` is not `yes` where some are of a service that is not in the catalogue. */
export interface Expansion {
  readonly actions: readonly CatalogueAction[];
  readonly complete: Certainty;
}

type Levels = Readonly<Record<string, readonly string[]>>;

const SERVICES: Readonly<Record<string, Levels>> = catalogue.services;
const ANY_RESOURCE = ' *';

/** By name in lower case; read when a service is first asked for. */
type Actions = ReadonlyMap<string, CatalogueAction>;

const actionsByService = new Map<string, Actions>();

function actionsOf(service: string): Actions | undefined {
  const levels = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  if (levels === undefined) return undefined;
  const known = actionsByService.get(service);
  if (known !== undefined) return known;
  const actions = Object.entries(levels).flatMap(([level, names]) =>
    names.map((name): CatalogueAction => ({
      name: `${service}:${name}`,
      level: level.replace(ANY_RESOURCE, '') as AccessLevel,
      takesResources: !level.endsWith(ANY_RESOURCE),
    })),
  );
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
  actionsByService.set(service, byName);
  return byName;
}

/** What a pattern such as `s3:Get*` names. A service that is not in the catalogue is undecided, never guessed. */
export function expandAction(pattern: string): Expansion {
  if (isEveryAction(pattern)) {
    const actions = Object.keys(SERVICES).flatMap((service) => [...(actionsOf(service)?.values() ?? [])]);
    return { actions, complete: unknown('not every service of AWS is in the catalogue of actions') };
  }
  const service = pattern.slice(0, Math.max(pattern.indexOf(':'), 0)).toLowerCase();
  const actions = actionsOf(service);
  if (actions === undefined) {
    return { actions: [], complete: unknown(`what ${pattern} allows is not in the catalogue of actions`) };
  }
  return { actions: matching(actions, pattern), complete: 'yes' };
}

function matching(actions: Actions, pattern: string): readonly CatalogueAction[] {
  if (/[*?]/.test(pattern)) return [...actions.values()].filter(({ name }) => matchesPolicyPattern(name, pattern));
  const action = actions.get(pattern.toLowerCase());
  return action === undefined ? [] : [action];
}

/** What an Action element names. */
export function expandElement(element: Attr<string>): Expansion {
  if (element.state === 'known') return expandAction(element.value);
  return { actions: [], complete: element.state === 'unset' ? 'yes' : unknown(element.why) };
}
