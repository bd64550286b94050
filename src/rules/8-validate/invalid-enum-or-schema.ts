import { is, isEmpty, type Attr, type Place } from '../../model/attribute.js';
import {
  DEPLOYMENT_CONTROLLERS,
  EFFECTS,
  IPC_MODES,
  LAUNCH_TYPES,
  NETWORK_MODES,
  PID_MODES,
  PORT_PROTOCOLS,
  SCHEDULING_STRATEGIES,
  TAG_MUTABILITIES,
  TAG_SOURCES,
} from '../../model/api-values.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import { didYouMean } from '../../model/nearest.js';
import { rule, type Judgement } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS836',
  name: 'invalid-enum-or-schema',
  step: 8,
  title: 'AWS refuses this value',
  severity: 'info',
  tier: 'C',
  target: 'taskDefinition',
  why: 'A value that the API does not have is found only when the deployment fails, often after half of it is done. Letters count: `fargate` is not `FARGATE`.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html',
  ],
  equivalents: {
    'cfn-lint': ['E3044', 'E3049', 'E3052', 'E3513', 'E3530', 'E3510', 'W3037', 'E3511', 'E1155', 'E3687'],
    KICS: ['tf:policy_without_principal'],
    TFLint: [
      'aws_ecs_task_definition_invalid_network_mode',
      'aws_ecs_task_definition_invalid_pid_mode',
      'aws_ecs_task_definition_invalid_ipc_mode',
      'aws_ecs_service_invalid_launch_type',
      'aws_ecs_service_invalid_scheduling_strategy',
      'aws_ecs_task_set_invalid_launch_type',
      'aws_ecr_repository_invalid_name',
      'aws_ecr_repository_policy_invalid_policy',
    ],
  },
  fix: { kind: 'none', advice: 'Use a value of the API, in its letters.' },

  check({ subject, networkMode, pidMode, ipcMode, requiresCompatibilities }) {
    return judged(subject.name, [
      oneOf(networkMode, NETWORK_MODES),
      oneOf(pidMode, PID_MODES),
      oneOf(ipcMode, IPC_MODES),
      ...requiresCompatibilities.items.map((name) => oneOf(name, LAUNCH_TYPES)),
    ]);
  },

  further: {
    container: ({ subject, portMappings }) =>
      judged(
        subject.name,
        portMappings.items.map(({ protocol }) => oneOf(protocol, PORT_PROTOCOLS)),
      ),
    service: ({ subject, launchType, schedulingStrategy, propagateTags, deploymentController }) =>
      judged(subject.name, [
        oneOf(launchType, LAUNCH_TYPES),
        oneOf(schedulingStrategy, SCHEDULING_STRATEGIES),
        oneOf(propagateTags, TAG_SOURCES),
        oneOf(deploymentController.type, DEPLOYMENT_CONTROLLERS),
      ]),
    taskSet: ({ subject, launchType }) => judged(subject.name, [oneOf(launchType, LAUNCH_TYPES)]),
    repository: ({ subject, imageTagMutability, repositoryName }) =>
      judged(subject.name, [
        oneOf(imageTagMutability, TAG_MUTABILITIES),
        like(repositoryName, /^[a-z0-9][a-z0-9._/-]{1,255}$/, 'small letters, digits, . _ - and /'),
      ]),
    logGroup: ({ subject, logGroupName }) =>
      judged(subject.name, [like(logGroupName, /^[\w.#/-]{1,512}$/, 'letters, digits, . _ - / and #')]),
    statement: (statement) =>
      judged(`Statement ${statement.subject.name}`, [oneOf(statement.Effect, EFFECTS), withPrincipal(statement)]),
  },
});

/** A value that the API refuses, if it does. */
interface Refusal {
  readonly certainty: Certainty;
  readonly place: Place;
  /** Goes on after the name. */
  readonly what: () => string;
}

function judged(name: string, refusals: readonly Refusal[]): Judgement {
  const wrong = or(...refusals.map(({ certainty }) => certainty));
  if (wrong !== 'yes') return wrong;
  return refusals
    .filter(({ certainty }) => certainty === 'yes')
    .map(({ place, what }) => ({ place, message: `${name} ${what()} The deployment will fail.` }));
}

function oneOf(attr: Attr<string>, values: readonly string[]): Refusal {
  const written = attr.state === 'known' ? attr.value : '';
  return {
    certainty: is(attr, (value) => !values.includes(value)),
    place: attr.place,
    what: () =>
      `has ${lastKey(attr.place)} "${written}"; AWS knows ${values.join(', ')}.${didYouMean(written, values)}`,
  };
}

function like(attr: Attr<string>, pattern: RegExp, letters: string): Refusal {
  return {
    certainty: is(attr, (value) => !pattern.test(value)),
    place: attr.place,
    what: () => `has ${lastKey(attr.place)} "${attr.state === 'known' ? attr.value : ''}"; AWS takes ${letters}.`,
  };
}

/** A policy of a resource, or of whom a role trusts, is about somebody. */
function withPrincipal({ subject, Principal, NotPrincipal }: Subject<'statement'>): Refusal {
  const owners = subject.owners ?? [];
  const isOfResource = owners.length > 0 && owners.every(({ as }) => as !== 'permissions');
  return {
    certainty: and(certain(isOfResource), isEmpty(Principal), isEmpty(NotPrincipal), not(Principal.written)),
    place: Principal.place,
    what: () => 'names no principal, which a policy of a resource has to.',
  };
}

function lastKey({ property }: Place): string {
  return /[^.[\]]+$/.exec(property.replace(/\[[^\]]*\]$/, ''))?.[0] ?? property;
}
