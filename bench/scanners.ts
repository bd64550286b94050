/** Other scanners on the same files, with the checks that have an equivalent rule, when they are installed. */
import { spawnSync } from 'node:child_process';
import type { AnyRule } from '../src/model/rule.js';
import { RULES } from '../src/rules/index.js';

export interface Scanner {
  readonly name: 'checkov' | 'trivy' | 'cfn-lint';
  /** As `equivalents` of a rule names it. */
  readonly title: 'Checkov' | 'Trivy' | 'cfn-lint';
  readonly formats: readonly string[];
  readonly argv: (folder: string, checks: readonly string[]) => readonly string[];
}

export const SCANNERS: readonly Scanner[] = [
  {
    name: 'checkov',
    title: 'Checkov',
    formats: ['CloudFormation', 'Terraform'],
    argv: (folder, checks) => ['--directory', folder, '--check', checks.join(','), '--compact', '--quiet'],
  },
  {
    // It has no option that chooses checks.
    name: 'trivy',
    title: 'Trivy',
    formats: ['CloudFormation', 'Terraform'],
    argv: (folder) => ['config', '--skip-check-update', '--offline-scan', folder],
  },
  {
    name: 'cfn-lint',
    title: 'cfn-lint',
    formats: ['CloudFormation'],
    argv: (folder, checks) => [
      ...['--ignore-checks', 'E', 'W', 'I', '--mandatory-checks', ...checks],
      ...['--template', `${folder}/**/*.json`],
    ],
  },
];

const LONGEST = 10 * 60 * 1000;

/** Milliseconds, or why there are none. */
export function scanTime({ name, title, argv }: Scanner, folder: string): number | string {
  if (spawnSync(name, ['--version'], { timeout: LONGEST }).status !== 0) return 'not installed';
  const checks = RULES.flatMap((rule: AnyRule) => rule.equivalents[title] ?? []);
  const start = performance.now();
  const { error } = spawnSync(name, [...argv(folder, checks)], { timeout: LONGEST, stdio: 'ignore' });
  return error === undefined ? performance.now() - start : error.message;
}

/** The options by which we run only the rules that such a scanner has an equivalent of. */
export function equalRules({ title }: Scanner): readonly string[] {
  const codes = RULES.filter((rule: AnyRule) => rule.equivalents[title] !== undefined).map(({ code }) => code);
  return ['--only', codes.join(',')];
}
