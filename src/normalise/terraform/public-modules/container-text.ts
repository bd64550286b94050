/** A container definition as the modules of terraform-aws-modules/ecs put it together. */

/** The API's word and, where it differs, the input's. */
export type ContainerWords = Readonly<Record<string, string>>;

const SAME =
  'command cpu environment essential hostname image interactive links memory name privileged secrets ulimits user'.split(
    ' ',
  );

const COMPOSED = [
  'dependsOn',
  'disableNetworking',
  'dnsSearchDomains',
  'dnsServers',
  'dockerLabels',
  'dockerSecurityOptions',
  'environmentFiles',
  'extraHosts',
  'firelensConfiguration',
  'healthCheck',
  'linuxParameters',
  'memoryReservation',
  'mountPoints',
  'portMappings',
  'pseudoTerminal',
  'readonlyRootFilesystem',
  'repositoryCredentials',
  'resourceRequirements',
  'startTimeout',
  'stopTimeout',
  'systemControls',
  'volumesFrom',
  'workingDirectory',
];

const CAMEL: ContainerWords = {
  ...Object.fromEntries([...SAME, ...COMPOSED, 'restartPolicy', 'versionConsistency'].map((word) => [word, word])),
  entryPoint: 'entrypoint',
};

const SNAKE: ContainerWords = {
  ...Object.fromEntries(SAME.map((word) => [word, word])),
  ...Object.fromEntries(COMPOSED.map((word) => [word, word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)])),
  dependsOn: 'dependencies',
  entryPoint: 'entrypoint',
};

/** Which words a major version of the module takes. */
export interface ContainerStyle {
  readonly words: ContainerWords;
  readonly log: string;
  /** A further object in which defaults stand, before the module's own. */
  readonly defaults?: string;
}

export const CAMEL_STYLE: ContainerStyle = { words: CAMEL, log: 'logConfiguration' };
export const SNAKE_STYLE: ContainerStyle = { words: SNAKE, log: 'log_configuration' };

/** Inputs with a default of the module that is not AWS's own; a value of null gives way to it. */
const DEFAULTED: Readonly<Record<string, string>> = {
  readonlyRootFilesystem: 'readonly_by_default',
  user: 'user_by_default',
};

/** The object of one container, of whose keys `object` holds the caller's. */
export function containerText(object: string, style: ContainerStyle): string {
  const lines = Object.entries(style.words).map(
    ([word, input]) => `    ${word} = ${valueText(object, input, { word, style })}\n`,
  );
  return `{\n    _at = ${object === 'var' ? 'var._at' : object}\n${lines.join('')}    ${logText(object, style)}\n  }`;
}

interface Wanted {
  readonly word: string;
  readonly style: ContainerStyle;
}

function valueText(object: string, input: string, { word, style }: Wanted): string {
  if (word === 'name' && object !== 'var') return `try(coalesce(${object}.name), k)`;
  const fallback = DEFAULTED[word] ?? 'none';
  const further = style.defaults === undefined || object === 'var' ? '' : `, ${style.defaults}.${input}`;
  const own = fallback === 'none' ? `${object}.${input}` : `coalesce(${object}.${input})`;
  return `try(${own}${further}, var.${fallback})`;
}

function logText(object: string, { log, defaults }: ContainerStyle): string {
  const flag = (name: string): string => {
    const further = defaults === undefined || object === 'var' ? '' : `, ${defaults}.${name}`;
    return `try(coalesce(${object}.${name})${further}, var.logging_by_default)`;
  };
  const group =
    object === 'var'
      ? 'aws_cloudwatch_log_group.this[0].name'
      : 'module.container_definition[k].cloudwatch_log_group_name';
  return `logConfiguration = try(${object}.${log}.logDriver, null) != null ? ${object}.${log} : (${flag('enable_cloudwatch_logging')} && ${flag('create_cloudwatch_log_group')} ? {
      logDriver = "awslogs"
      options   = {
        "awslogs-group"         = try(${group}, null)
        "awslogs-region"        = data.aws_region.current.name
        "awslogs-stream-prefix" = "ecs"
      }
    } : null)`;
}

/** What `containerText` refers to. */
export const CONTAINER_DEFAULTS: Readonly<Record<string, string>> = {
  readonly_by_default: 'true',
  logging_by_default: 'true',
};
