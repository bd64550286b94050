/** The action's inputs: the one table behind decoding, checked against action.yml by a test. */
import type { ReviewOptions } from '../model/options.js';
import { SEVERITIES, type AnyRule, type Severity } from '../model/rule.js';
import { FAIL_ON, planFilesOf, PRESETS, RELEVANCES } from './flags.js';
import { ruleCodesOf } from './rule-names.js';
import { choiceOf, countOf, flagOf, linesOf, type SettingKind, type Written } from './setting.js';

export interface Input {
  readonly name: string;
  readonly kind: SettingKind;
  /** As action.yml has it. */
  readonly fallback: string;
}

export const INPUTS = [
  { name: 'github-token', kind: { type: 'text' }, fallback: '${{ github.token }}' },
  { name: 'paths', kind: { type: 'lines' }, fallback: '' },
  { name: 'exclude', kind: { type: 'lines' }, fallback: '' },
  { name: 'terraform-var-files', kind: { type: 'lines' }, fallback: '' },
  { name: 'terraform-plan', kind: { type: 'lines' }, fallback: '' },
  { name: 'only', kind: { type: 'lines' }, fallback: '' },
  { name: 'preset', kind: { type: 'choice', of: PRESETS }, fallback: 'recommended' },
  { name: 'fail-on', kind: { type: 'choice', of: FAIL_ON }, fallback: 'high' },
  { name: 'relevance', kind: { type: 'choice', of: RELEVANCES }, fallback: 'ecs' },
  { name: 'comment-at', kind: { type: 'choice', of: SEVERITIES }, fallback: 'medium' },
  { name: 'max-comments', kind: { type: 'count' }, fallback: '20' },
  { name: 'suggestions', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'check-run', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'check-name', kind: { type: 'text' }, fallback: 'ECS best practices' },
  { name: 'summary', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'report-file', kind: { type: 'text' }, fallback: '' },
  { name: 'dry-run', kind: { type: 'flag' }, fallback: 'false' },
] as const satisfies readonly Input[];

export type InputName = (typeof INPUTS)[number]['name'];

/** What the workflow decides. */
export interface ActionSettings {
  readonly token: string;
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly options: ReviewOptions;
  /** The least severity that becomes a comment. */
  readonly commentAt: Severity;
  readonly maxComments: number;
  readonly checkRun: boolean;
  readonly checkName: string;
  readonly summary: boolean;
  /** Where the JSON report goes; none when empty. */
  readonly reportFile: string;
  /** Analyse and print, write nothing to GitHub. */
  readonly dryRun: boolean;
}

/** Decodes the inputs; throws a `UserError` that names the input, what is allowed and the nearest valid word. */
export function decodeInputs(read: (name: InputName) => string, rules: readonly AnyRule[]): ActionSettings {
  const written = (name: InputName): Written => {
    const value = read(name).trim();
    const fallback = INPUTS.find((input) => input.name === name)?.fallback ?? '';
    return { label: `Input ${name}`, value: value === '' && !fallback.startsWith('$') ? fallback : value };
  };
  return {
    token: written('github-token').value,
    paths: linesOf(written('paths')),
    exclude: linesOf(written('exclude')),
    options: {
      failOn: choiceOf(written('fail-on'), FAIL_ON),
      preset: choiceOf(written('preset'), PRESETS),
      relevance: choiceOf(written('relevance'), RELEVANCES),
      only: ruleCodesOf('Input only', linesOf(written('only')), rules),
      varFiles: linesOf(written('terraform-var-files')),
      suggestions: flagOf(written('suggestions')),
      ...planFilesOf(linesOf(written('terraform-plan'))),
    },
    commentAt: choiceOf(written('comment-at'), SEVERITIES),
    maxComments: countOf(written('max-comments')),
    checkRun: flagOf(written('check-run')),
    checkName: written('check-name').value,
    summary: flagOf(written('summary')),
    reportFile: written('report-file').value,
    dryRun: flagOf(written('dry-run')),
  };
}
