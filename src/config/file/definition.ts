/** The configuration file: the one table behind its reader, its JSON Schema and its documentation. */
import { SEVERITIES } from '../../model/rule.js';
import { SCANNERS } from '../../model/scanner.js';
import { FAIL_ON, PRESETS, RELEVANCES } from '../words.js';

/** What a value of the file may be. */
export type ValueKind =
  | { readonly type: 'choice'; readonly of: readonly string[] }
  /** A rule's state. YAML reads `off` and `on` as false and true. */
  | { readonly type: 'switch' }
  | { readonly type: 'flag' }
  | { readonly type: 'count' }
  | { readonly type: 'text' }
  /** A text that explains something, so it has letters. */
  | { readonly type: 'reason' }
  | { readonly type: 'date' }
  /** The code or the name of a rule. */
  | { readonly type: 'rule' }
  /** One value counts as a list of one. */
  | { readonly type: 'list'; readonly of: ValueKind }
  | { readonly type: 'table'; readonly fields: readonly Field[] }
  /** Keys are codes or names of rules. */
  | { readonly type: 'rules' }
  /** Keys are free; values are texts, numbers and flags. */
  | { readonly type: 'values' }
  /** Keys are free; each value is a table. */
  | { readonly type: 'tables'; readonly fields: readonly Field[] };

export interface Field {
  readonly name: string;
  readonly kind: ValueKind;
  readonly help: string;
  readonly required?: boolean;
  /** As it is written in the documentation. */
  readonly fallback?: string;
}

/** Where the file is looked for; the first that is there counts. */
export const CONFIGURATION_PATHS = [
  '.github/ecs-reviewer.yml',
  '.github/ecs-reviewer.yaml',
  '.github/ecs-reviewer.json',
] as const;

export const SWITCH_WORDS = ['off', 'on', ...SEVERITIES] as const;
export const SCOPES = ['diff', 'all'] as const;

const TEXTS: ValueKind = { type: 'list', of: { type: 'text' } };

/** What a rule may be set to when a word does not say enough. */
export const RULE_FIELDS: readonly Field[] = [
  { name: 'severity', kind: { type: 'switch' }, help: 'off, on, or the severity that its problems have.' },
];

export const IGNORE_FIELDS: readonly Field[] = [
  {
    name: 'rule',
    kind: { type: 'list', of: { type: 'rule' } },
    help: 'The code or name of the rule, or several.',
    required: true,
  },
  { name: 'path', kind: { type: 'text' }, help: 'Only in these files: a path, a folder or a glob.' },
  {
    name: 'resource',
    kind: { type: 'text' },
    help: 'Only of this resource, by the address that the report shows; `*` stands for anything.',
  },
  { name: 'reason', kind: { type: 'reason' }, help: 'Why; it is shown wherever the problem is.', required: true },
  { name: 'until', kind: { type: 'date' }, help: 'The last day on which it counts, such as 2027-03-01.' },
];

export const ENVIRONMENT_FIELDS: readonly Field[] = [
  {
    name: 'variables',
    kind: { type: 'values' },
    help: 'Values of Terraform variables; they count before `variables`.',
  },
  { name: 'var-files', kind: TEXTS, help: 'Terraform variable files, behind those of `terraform-var-files`.' },
  {
    name: 'parameters',
    kind: { type: 'values' },
    help: 'Values of template parameters, in place of their defaults. A message that rests on one says so.',
  },
];

export const FIELDS: readonly Field[] = [
  {
    name: 'preset',
    kind: { type: 'choice', of: PRESETS },
    help: 'Which rules run: recommended, talk (only what the AWS session says) or strict (all).',
    fallback: 'recommended',
  },
  {
    name: 'rules',
    kind: { type: 'rules' },
    help: 'Rules by code or name: off, on, or the severity of their problems.',
  },
  {
    name: 'fail-on',
    kind: { type: 'choice', of: FAIL_ON },
    help: 'The least severity that fails the check.',
    fallback: 'high',
  },
  {
    name: 'scope',
    kind: { type: 'choice', of: SCOPES },
    help: 'Which problems can fail a pull request: those that it brings (diff) or all.',
    fallback: 'diff',
  },
  {
    name: 'relevance',
    kind: { type: 'choice', of: RELEVANCES },
    help: 'ecs judges supporting resources only next to ECS or ECR resources, all judges them everywhere.',
    fallback: 'ecs',
  },
  { name: 'paths', kind: TEXTS, help: 'Folders, files or globs to review.', fallback: 'everything' },
  { name: 'exclude', kind: TEXTS, help: 'Folders, files or globs to leave out.' },
  {
    name: 'ignore',
    kind: { type: 'list', of: { type: 'table', fields: IGNORE_FIELDS } },
    help: 'Problems that are accepted, each with a reason.',
  },
  {
    name: 'honor-suppressions',
    kind: { type: 'list', of: { type: 'choice', of: SCANNERS } },
    help: 'Scanners whose suppressions in the code count for the rules that are equivalent.',
  },
  {
    name: 'approved-registries',
    kind: TEXTS,
    help: 'Hosts, with `*` for anything, from which images may come beside Amazon ECR (ECS510).',
  },
  {
    name: 'secret-names',
    kind: TEXTS,
    help: 'Further names of environment variables that hold secrets, with `*` for anything (ECS201).',
  },
  {
    name: 'expect-audit',
    kind: { type: 'flag' },
    help: 'Whether this repository has to hold what records API calls: then no trail of CloudTrail in it is a problem (ECS719).',
    fallback: 'false',
  },
  {
    name: 'terraform-var-files',
    kind: TEXTS,
    help: 'Terraform variable files to evaluate with, later ones win.',
  },
  {
    name: 'variables',
    kind: { type: 'values' },
    help: 'Values of Terraform variables to evaluate with; they count before those of all files.',
  },
  {
    name: 'environments',
    kind: { type: 'tables', fields: ENVIRONMENT_FIELDS },
    help: 'Where the code is deployed to, by name, each with its values.',
  },
  { name: 'environment', kind: { type: 'text' }, help: 'The one of `environments` whose values count.' },
  {
    name: 'comment-at',
    kind: { type: 'choice', of: SEVERITIES },
    help: 'The least severity that becomes a review comment.',
    fallback: 'medium',
  },
  { name: 'max-comments', kind: { type: 'count' }, help: 'The most review comments of one review.', fallback: '20' },
  {
    name: 'suggestions',
    kind: { type: 'flag' },
    help: 'Whether to plan and prove suggested changes.',
    fallback: 'true',
  },
  { name: 'baseline', kind: { type: 'text' }, help: 'The file of problems that are known, by its path from the root.' },
];
