/** Which rules run, and which units they judge. */
import { is, some } from '../model/attribute.js';
import { and, certain } from '../model/certainty.js';
import type { Preset, Relevance, ReviewOptions } from '../model/options.js';
import type { AnyRule } from '../model/rule.js';
import type { Kind, Subject } from '../model/subject.js';

/** The codes that the session itself states. */
const TALK = new Set([
  'ECS101',
  'ECS103',
  'ECS116',
  'ECS119',
  'ECS201',
  'ECS203',
  'ECS301',
  'ECS303',
  'ECS401',
  'ECS501',
  'ECS503',
  'ECS603',
  'ECS702',
  'ECS719',
  'ECS801',
  'ECS802',
  'ECS804',
]);

export type Selection = Pick<ReviewOptions, 'preset' | 'only' | 'on' | 'off'>;

export function selectRules(rules: readonly AnyRule[], selection: Selection): readonly AnyRule[] {
  const { preset, only, on = [], off = [] } = selection;
  if (only.length > 0) return rules.filter((rule) => only.includes(rule.code) || only.includes(rule.name));
  const chosen = new Set(rulesOf(rules, preset));
  return rules.filter((rule) => (chosen.has(rule) || on.includes(rule.code)) && !off.includes(rule.code));
}

function rulesOf(rules: readonly AnyRule[], preset: Preset): readonly AnyRule[] {
  if (preset === 'strict') return rules;
  if (preset === 'talk') return rules.filter((rule) => TALK.has(rule.code));
  return rules.filter((rule) => rule.tier !== 'C' && rule.severity !== 'info');
}

const ECS_KINDS: ReadonlySet<Kind> = new Set([
  'taskDefinition',
  'service',
  'taskSet',
  'cluster',
  'capacityProvider',
  'repository',
  'registryScanning',
]);

/** A unit without ECS or ECR resources, and without a role for tasks, is somebody else's business. */
export function isRelevant(subjects: readonly Subject[], relevance: Relevance): boolean {
  return relevance === 'all' || subjects.some((subject) => ECS_KINDS.has(subject.subject.kind) || trustsTasks(subject));
}

function trustsTasks(subject: Subject): boolean {
  if (!('Principal' in subject) || subject.subject.kind !== 'statement') return false;
  const service = some(subject.Principal, (principal) =>
    and(
      certain(principal.type === 'Service'),
      some(principal.values, (value) => is(value, 'ecs-tasks.amazonaws.com')),
    ),
  );
  return service === 'yes';
}
