/** The command line's flags: the one table behind parsing and `--help`. */
import type { ReviewOptions } from '../model/options.js';
import type { AnyRule } from '../model/rule.js';
import { SCANNERS, type Scanner } from '../model/scanner.js';
import { inEnvironment, type Chosen as Layer } from './file/environments.js';
import { ruleCodesOf } from './rule-names.js';
import { choiceOf, choicesOf, linesOf, shardOf, type Written } from './setting.js';
import { FAIL_ON, PRESETS, RELEVANCES } from './words.js';

export interface Flag {
  readonly name: string;
  /** What stands for the value in `--help`; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export const FORMATS = ['pretty', 'json', 'sarif', 'markdown', 'github', 'junit'] as const;

export const FLAGS: readonly Flag[] = [
  {
    name: 'fail-on',
    value: 'severity',
    help: `Exit with 1 from this severity on: ${FAIL_ON.join(', ')} (default high)`,
  },
  { name: 'format', value: 'format', help: `How to report: ${FORMATS.join(', ')} (default pretty)` },
  { name: 'output', value: 'file', help: 'Write the report to this file instead of the terminal' },
  { name: 'preset', value: 'preset', help: `Which rules run: ${PRESETS.join(', ')} (default recommended)` },
  {
    name: 'relevance',
    value: 'scope',
    help: 'ecs judges supporting resources only next to ECS or ECR resources, all everywhere (default ecs)',
  },
  { name: 'config', value: 'file', help: 'The configuration file (default .github/ecs-reviewer.yml)' },
  { name: 'baseline', value: 'file', help: 'Problems of this file are known and count for nothing' },
  { name: 'write-baseline', value: 'file', help: 'Write the problems that there are into this file' },
  { name: 'prune-baseline', help: 'Take out of the baseline what no longer occurs' },
  { name: 'only', value: 'rules', help: 'Run only these rules, by code or name, separated by commas' },
  {
    name: 'honor-suppressions',
    value: 'scanners',
    help: `Suppressions for these scanners count for the equivalent rules: ${SCANNERS.join(', ')}`,
  },
  { name: 'exclude', value: 'glob', help: 'Leave out these files or folders; can be repeated' },
  { name: 'plan', value: 'file', help: 'Terraform plan, as printed by terraform show -json; can be repeated' },
  { name: 'var-file', value: 'file', help: 'Terraform variable file, as for terraform -var-file; can be repeated' },
  { name: 'environment', value: 'name', help: 'Judge with the values of this environment of the configuration file' },
  {
    name: 'diff',
    value: 'base',
    help: 'Report what a pull request against this commit or branch would show (needs git)',
  },
  {
    name: 'shard',
    value: 'i/n',
    help: 'Review only part i of n of the deployment units, such as 1/4; all parts together find what one run finds',
  },
  { name: 'fix', help: 'Apply the proved changes to the files, then report what is left' },
  { name: 'dry-run', help: 'With --fix: print the changes as one patch and write no file' },
  { name: 'no-fixes', help: 'Plan no suggested changes, which is faster' },
  { name: 'no-stats', help: 'Leave counts and times out of the JSON, so that equal input gives equal bytes' },
  { name: 'no-color', help: 'No colours, as with the environment variable NO_COLOR' },
  { name: 'help', help: 'Show this text' },
  { name: 'version', help: 'Show the version' },
];

/** What was written on the command line: values by flag name, switches as an empty list's presence. */
export interface Arguments {
  readonly paths: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export interface CommandLine {
  readonly paths: readonly string[];
  /** The configuration file that is named; looked for by itself when empty. */
  readonly config: string;
  /** The baseline; none when empty. */
  readonly baseline: string;
  /** Where to write a baseline; nowhere when empty. */
  readonly writeBaseline: string;
  readonly pruneBaseline: boolean;
  readonly exclude: readonly string[];
  readonly format: (typeof FORMATS)[number];
  /** The file that the report goes to; absent for the standard output. */
  readonly output?: string;
  readonly stats: boolean;
  readonly color: boolean;
  readonly fix: boolean;
  /** With `fix`: the changes are printed, not written. */
  readonly dryRun: boolean;
  /** The commit or branch to compare with; absent to review everything. */
  readonly diff?: string;
  readonly options: ReviewOptions;
}

/** Decodes the arguments; throws a `UserError` for a value that is not allowed. */
export function decodeArguments(
  { paths, values }: Arguments,
  rules: readonly AnyRule[],
  configured?: Layer,
): CommandLine {
  const layer = inEnvironment(configured, { label: '--environment', value: values.get('environment')?.at(-1) ?? '' });
  const last = (name: string, fallback: string): { label: string; value: string } => ({
    label: `--${name}`,
    value: values.get(name)?.at(-1) ?? layer?.values.get(name) ?? fallback,
  });
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  const listed = (flag: string, key: string): readonly string[] => {
    const own = all(flag);
    return own.length > 0 ? own : (layer?.lists.get(key) ?? []);
  };
  const words = (name: string): readonly string[] =>
    listed(name, name).flatMap((value) => linesOf({ label: `--${name}`, value }));
  return {
    paths,
    ...configurationFiles(values, layer),
    exclude: listed('exclude', 'exclude'),
    format: choiceOf(last('format', 'pretty'), FORMATS),
    ...{ ...lastOf('output', values), ...lastOf('diff', values) },
    ...switchesOf(values),
    options: {
      failOn: choiceOf(last('fail-on', 'high'), FAIL_ON),
      preset: choiceOf(last('preset', 'recommended'), PRESETS),
      relevance: choiceOf(last('relevance', 'ecs'), RELEVANCES),
      only: ruleCodesOf('--only', words('only'), rules),
      varFiles: listed('var-file', 'terraform-var-files'),
      suggestions: values.has('fix') || (!values.has('no-fixes') && last('suggestions', 'true').value !== 'false'),
      ...honoring(choicesOf('--honor-suppressions', words('honor-suppressions'), SCANNERS)),
      ...planFilesOf(all('plan')),
      ...shardPart({ label: '--shard', value: values.get('shard')?.at(-1) ?? '' }),
      ...(layer === undefined ? {} : { ...layer.options, configuration: layer.source }),
    },
  };
}

function lastOf<Name extends 'output' | 'diff'>(
  name: Name,
  values: Arguments['values'],
): { readonly [K in Name]?: string } {
  const value = values.get(name)?.at(-1);
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]?: string });
}

function switchesOf(values: Arguments['values']): Pick<CommandLine, 'stats' | 'color' | 'fix' | 'dryRun'> {
  return {
    stats: !values.has('no-stats'),
    color: !values.has('no-color'),
    fix: values.has('fix'),
    dryRun: values.has('dry-run'),
  };
}

function configurationFiles(
  values: Arguments['values'],
  layer: Layer | undefined,
): Pick<CommandLine, 'config' | 'baseline' | 'writeBaseline' | 'pruneBaseline'> {
  const last = (name: string): string => values.get(name)?.at(-1) ?? '';
  return {
    config: last('config'),
    baseline: values.get('baseline')?.at(-1) ?? layer?.values.get('baseline') ?? '',
    writeBaseline: last('write-baseline'),
    pruneBaseline: values.has('prune-baseline'),
  };
}

/** Absent when no plan is named. */
export function planFilesOf(planFiles: readonly string[]): Pick<ReviewOptions, 'planFiles'> {
  return planFiles.length === 0 ? {} : { planFiles };
}

/** Absent when nobody else's suppressions count. */
export function honoring(scanners: readonly Scanner[]): Pick<ReviewOptions, 'honorSuppressions'> {
  return scanners.length === 0 ? {} : { honorSuppressions: scanners };
}

/** Absent when everything is reviewed. */
export function shardPart(written: Written): Pick<ReviewOptions, 'shard'> {
  const shard = shardOf(written);
  return shard === undefined ? {} : { shard };
}

const WIDTH = 22;

export interface CommandWords {
  readonly name: string;
  readonly help: string;
}

/** The text of `--help`. */
export function helpText(commands: readonly CommandWords[] = []): string {
  const flags = FLAGS.map(({ name, value, help }) => {
    const left = `--${name}${value === undefined ? '' : ` <${value}>`}`;
    return `  ${left.padEnd(WIDTH)}  ${help}`;
  });
  return [
    `Usage: ecs-reviewer ${commands.length === 0 ? '' : '[command] '}[options] [paths]`,
    '',
    'Reviews the Amazon ECS code in these files and folders (default: the current folder):',
    'task definitions, CloudFormation, CDK output (cdk.out) and Terraform.',
    '',
    ...(commands.length === 0 ? [] : ['Commands:', ...commands.map(commandLine), '']),
    'Options:',
    ...flags,
    '',
    'Exit code: 0 nothing at or above --fail-on, 1 something, 2 wrong usage, 3 a bug of ours.',
    '',
  ].join('\n');
}

function commandLine({ name, help }: CommandWords): string {
  return `  ${name.padEnd(WIDTH)}  ${help}`;
}
