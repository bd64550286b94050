/** The action's inputs: the one table behind decoding, checked against action.yml by a test. */
import type { ReviewOptions } from '../model/options.js';
import { SEVERITIES, type AnyRule, type Severity } from '../model/rule.js';
import { SCANNERS } from '../model/scanner.js';
import { UserError } from '../model/user-error.js';
import { SCOPES } from './file/definition.js';
import { inEnvironment } from './file/environments.js';
import type { Configuration } from './file/read-configuration.js';
import { honoring, planFilesOf, shardPart } from './flags.js';
import { ruleCodesOf } from './rule-names.js';
import { choiceOf, choicesOf, countOf, flagOf, linesOf, shardOf, type SettingKind, type Written } from './setting.js';
import { FAIL_ON, MODES, PRESETS, RELEVANCES } from './words.js';

export interface Input {
  readonly name: string;
  readonly kind: SettingKind;
  /** As action.yml has it. */
  readonly fallback: string;
  /** What counts when neither the workflow nor the configuration file says anything. */
  readonly otherwise?: string;
}

export const INPUTS = [
  { name: 'github-token', kind: { type: 'text' }, fallback: '${{ github.token }}' },
  { name: 'mode', kind: { type: 'choice', of: MODES }, fallback: 'review' },
  { name: 'reports', kind: { type: 'lines' }, fallback: '' },
  { name: 'shard', kind: { type: 'text' }, fallback: '' },
  { name: 'config', kind: { type: 'text' }, fallback: '' },
  { name: 'baseline', kind: { type: 'text' }, fallback: '' },
  { name: 'paths', kind: { type: 'lines' }, fallback: '' },
  { name: 'exclude', kind: { type: 'lines' }, fallback: '' },
  { name: 'terraform-var-files', kind: { type: 'lines' }, fallback: '' },
  { name: 'environment', kind: { type: 'text' }, fallback: '' },
  { name: 'terraform-plan', kind: { type: 'lines' }, fallback: '' },
  { name: 'only', kind: { type: 'lines' }, fallback: '' },
  { name: 'honor-suppressions', kind: { type: 'lines' }, fallback: '' },
  { name: 'preset', kind: { type: 'choice', of: PRESETS }, fallback: '', otherwise: 'recommended' },
  { name: 'fail-on', kind: { type: 'choice', of: FAIL_ON }, fallback: '', otherwise: 'high' },
  { name: 'scope', kind: { type: 'choice', of: SCOPES }, fallback: '', otherwise: 'diff' },
  { name: 'relevance', kind: { type: 'choice', of: RELEVANCES }, fallback: '', otherwise: 'ecs' },
  { name: 'comment-at', kind: { type: 'choice', of: SEVERITIES }, fallback: '', otherwise: 'medium' },
  { name: 'max-comments', kind: { type: 'count' }, fallback: '', otherwise: '20' },
  { name: 'suggestions', kind: { type: 'flag' }, fallback: '', otherwise: 'true' },
  { name: 'review-drafts', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'resolve-threads', kind: { type: 'flag' }, fallback: 'false' },
  { name: 'check-run', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'check-name', kind: { type: 'text' }, fallback: 'ECS best practices' },
  { name: 'summary', kind: { type: 'flag' }, fallback: 'true' },
  { name: 'report-file', kind: { type: 'text' }, fallback: '' },
  { name: 'sarif-file', kind: { type: 'text' }, fallback: '' },
  { name: 'dry-run', kind: { type: 'flag' }, fallback: 'false' },
  { name: 'unsafe-allow', kind: { type: 'flag' }, fallback: 'false' },
] as const satisfies readonly Input[];

export type InputName = (typeof INPUTS)[number]['name'];

/** What the workflow decides. */
export interface ActionSettings {
  readonly token: string;
  /** `scan` and `report` are two stages of one review: the first reads the code, the second writes to GitHub. */
  readonly mode: (typeof MODES)[number];
  /** Globs of the reports of the first stage. */
  readonly reports: readonly string[];
  /** The configuration file that the workflow names; looked for by itself when empty. */
  readonly config: string;
  /** The baseline; none when empty. */
  readonly baseline: string;
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly options: ReviewOptions;
  /** The least severity that becomes a comment. */
  readonly commentAt: Severity;
  readonly maxComments: number;
  /** Write to drafts too. */
  readonly reviewDrafts: boolean;
  /** Resolve the threads of problems that are gone. */
  readonly resolveThreads: boolean;
  readonly checkRun: boolean;
  readonly checkName: string;
  readonly summary: boolean;
  /** Where the JSON report goes; none when empty. */
  readonly reportFile: string;
  /** Where the SARIF report goes; none when empty. */
  readonly sarifFile: string;
  /** Analyse and print, write nothing to GitHub. */
  readonly dryRun: boolean;
  /** Review on `pull_request_target` even where the code of the pull request may be checked out. */
  readonly unsafeAllow: boolean;
}

export type Layer = Pick<Configuration, 'source' | 'values' | 'lists' | 'environments' | 'options'>;

/** Decodes the inputs over what the configuration file says; throws a `UserError` that names the input, what is allowed and the nearest valid word. */
export function decodeInputs(
  read: (name: InputName) => string,
  rules: readonly AnyRule[],
  configured?: Layer,
): ActionSettings {
  const layer = inEnvironment(configured, { label: 'Input environment', value: read('environment').trim() });
  const written = (name: InputName): Written => {
    const value = read(name).trim();
    return value === '' ? unwritten(name, layer) : { label: `Input ${name}`, value };
  };
  const list = (name: InputName): readonly string[] => {
    const own = linesOf(written(name));
    return own.length > 0 ? own : (layer?.lists.get(name) ?? []);
  };
  return {
    token: written('github-token').value,
    ...stageOf(written),
    config: written('config').value,
    baseline: written('baseline').value,
    paths: list('paths'),
    exclude: list('exclude'),
    options: {
      failOn: choiceOf(written('fail-on'), FAIL_ON),
      preset: choiceOf(written('preset'), PRESETS),
      relevance: choiceOf(written('relevance'), RELEVANCES),
      only: ruleCodesOf('Input only', linesOf(written('only')), rules),
      varFiles: list('terraform-var-files'),
      scope: choiceOf(written('scope'), SCOPES),
      suggestions: flagOf(written('suggestions')),
      ...honoring(choicesOf('Input honor-suppressions', list('honor-suppressions'), SCANNERS)),
      ...planFilesOf(linesOf(written('terraform-plan'))),
      ...shardPart(written('shard')),
      ...ruledBy(layer),
    },
    commentAt: choiceOf(written('comment-at'), SEVERITIES),
    maxComments: countOf(written('max-comments')),
    unsafeAllow: flagOf(written('unsafe-allow')),
    ...surfacesOf(written),
  };
}

const REPORT = 'ecs-reviewer-report.json';

/** Which part of the work this run does. */
function stageOf(written: (name: InputName) => Written): Pick<ActionSettings, 'mode' | 'reports'> {
  const mode = choiceOf(written('mode'), MODES);
  if (mode !== 'scan' && shardOf(written('shard')) !== undefined) {
    throw new UserError(
      'Input shard goes with mode scan: a review of a part would take what it does not see for solved.',
    );
  }
  const reports = linesOf(written('reports'));
  return { mode, reports: reports.length > 0 ? reports : [`**/${REPORT}`] };
}

/** In mode scan there is always a report. */
function reportFileOf(written: (name: InputName) => Written): string {
  const { value } = written('report-file');
  return value === '' && written('mode').value.toLowerCase() === 'scan' ? REPORT : value;
}

/** Where the result goes. */
function surfacesOf(
  written: (name: InputName) => Written,
): Pick<
  ActionSettings,
  'reviewDrafts' | 'resolveThreads' | 'checkRun' | 'checkName' | 'summary' | 'reportFile' | 'sarifFile' | 'dryRun'
> {
  return {
    reviewDrafts: flagOf(written('review-drafts')),
    resolveThreads: flagOf(written('resolve-threads')),
    checkRun: flagOf(written('check-run')),
    checkName: written('check-name').value,
    summary: flagOf(written('summary')),
    reportFile: reportFileOf(written),
    sarifFile: written('sarif-file').value,
    dryRun: flagOf(written('dry-run')),
  };
}

function unwritten(name: InputName, layer: Layer | undefined): Written {
  const input: Input | undefined = INPUTS.find((one) => one.name === name);
  const fallback = input?.fallback.startsWith('$') === true ? '' : input?.fallback;
  return { label: `Input ${name}`, value: layer?.values.get(name) ?? input?.otherwise ?? fallback ?? '' };
}

/** What only the configuration file decides. */
export function ruledBy(layer: Layer | undefined): Partial<ReviewOptions> {
  return layer === undefined ? {} : { ...layer.options, configuration: layer.source };
}
