/** The command line's flags: the one table behind parsing and `--help`. */
import type { ReviewOptions } from '../model/options.js';
import { SEVERITIES, type AnyRule } from '../model/rule.js';
import { ruleCodesOf } from './rule-names.js';
import { choiceOf, linesOf } from './setting.js';

export interface Flag {
  readonly name: string;
  /** What stands for the value in `--help`; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export const PRESETS = ['recommended', 'talk', 'strict'] as const;
export const RELEVANCES = ['ecs', 'all'] as const;
export const FORMATS = ['pretty', 'json'] as const;

export const FLAGS: readonly Flag[] = [
  {
    name: 'fail-on',
    value: 'severity',
    help: `Exit with 1 from this severity on: ${FAIL_ON.join(', ')} (default high)`,
  },
  { name: 'format', value: 'format', help: `${FORMATS.join(' or ')} (default pretty)` },
  { name: 'preset', value: 'preset', help: `Which rules run: ${PRESETS.join(', ')} (default recommended)` },
  {
    name: 'relevance',
    value: 'scope',
    help: 'ecs judges supporting resources only next to ECS or ECR resources, all everywhere (default ecs)',
  },
  { name: 'only', value: 'rules', help: 'Run only these rules, by code or name, separated by commas' },
  { name: 'exclude', value: 'glob', help: 'Leave out these files or folders; can be repeated' },
  { name: 'plan', value: 'file', help: 'Terraform plan, as printed by terraform show -json; can be repeated' },
  { name: 'var-file', value: 'file', help: 'Terraform variable file, as for terraform -var-file; can be repeated' },
  { name: 'fix', help: 'Apply the proved changes to the files, then report what is left' },
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
  readonly exclude: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly stats: boolean;
  readonly color: boolean;
  readonly fix: boolean;
  readonly options: ReviewOptions;
}

/** Decodes the arguments; throws a `UserError` for a value that is not allowed. */
export function decodeArguments({ paths, values }: Arguments, rules: readonly AnyRule[]): CommandLine {
  const last = (name: string, fallback: string): { label: string; value: string } => ({
    label: `--${name}`,
    value: values.get(name)?.at(-1) ?? fallback,
  });
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  const only = all('only').flatMap((value) => linesOf({ label: '--only', value }));
  return {
    paths,
    exclude: all('exclude'),
    format: choiceOf(last('format', 'pretty'), FORMATS),
    stats: !values.has('no-stats'),
    color: !values.has('no-color'),
    fix: values.has('fix'),
    options: {
      failOn: choiceOf(last('fail-on', 'high'), FAIL_ON),
      preset: choiceOf(last('preset', 'recommended'), PRESETS),
      relevance: choiceOf(last('relevance', 'ecs'), RELEVANCES),
      only: ruleCodesOf('--only', only, rules),
      varFiles: all('var-file'),
      suggestions: values.has('fix') || !values.has('no-fixes'),
      ...planFilesOf(all('plan')),
    },
  };
}

/** Absent when no plan is named. */
export function planFilesOf(planFiles: readonly string[]): Pick<ReviewOptions, 'planFiles'> {
  return planFiles.length === 0 ? {} : { planFiles };
}

const WIDTH = 22;

/** The text of `--help`. */
export function helpText(): string {
  const flags = FLAGS.map(({ name, value, help }) => {
    const left = `--${name}${value === undefined ? '' : ` <${value}>`}`;
    return `  ${left.padEnd(WIDTH)}  ${help}`;
  });
  return [
    'Usage: ecs-reviewer [options] [paths]',
    '',
    'Reviews the Amazon ECS code in these files and folders (default: the current folder):',
    'task definitions, CloudFormation, CDK output (cdk.out) and Terraform.',
    '',
    'Options:',
    ...flags,
    '',
    'Exit code: 0 nothing at or above --fail-on, 1 something, 2 wrong usage, 3 a bug of ours.',
    '',
  ].join('\n');
}
