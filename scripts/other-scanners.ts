/**
 * Distils a table of other scanners' checks (columns: scanner, id, …, step in the eighth) into `data/other-scanners.json`:
 * which checks there are for each step. `npx tsx scripts/other-scanners.ts <table.tsv>`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The names by which our rules know the scanners. */
const NAMES: Readonly<Record<string, string>> = {
  checkov: 'Checkov',
  kics: 'KICS',
  prowler: 'Prowler',
  'trivy-checks': 'Trivy',
  'aws-guard-rules-registry': 'Guard',
  'AWS Security Hub CSPM': 'Security Hub',
  'AWS Config managed rule': 'AWS Config',
  'AWS Control Tower proactive': 'Control Tower',
  'awslabs/aws-config-rules (custom)': 'aws-config-rules',
  'tflint-ruleset-aws': 'TFLint',
};
const STEP_COLUMN = 7;

const [table = ''] = process.argv.slice(2);
const rows = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1);
const checks = new Map<string, Record<string, string[]>>();
for (const row of rows) {
  const cells = row.split('\t');
  const peer = cells[0] ?? '';
  const name = NAMES[peer] ?? peer.replace(/ \(.*$/, '');
  const scanner = name === 'kics' ? 'KICS' : name;
  const steps = checks.get(scanner) ?? {};
  const step = cells[STEP_COLUMN] ?? '';
  steps[step] = [...(steps[step] ?? []), idOf(cells[1] ?? '')];
  checks.set(scanner, steps);
}
const generatedBy = 'npx tsx scripts/other-scanners.ts <table.tsv>';
const text = JSON.stringify({ generatedBy, checks: Object.fromEntries(checks) }, null, 2);
writeFileSync(path.resolve(import.meta.dirname, '../data/other-scanners.json'), `${text}\n`);

/** As rules write it: `AWS-0107`, `tf:name` for a check that KICS keeps in a folder of that name. */
function idOf(cell: string): string {
  const [, framework, name] = /\((terraform|cloudFormation)\/aws\/(\w+)\)/.exec(cell) ?? [];
  if (name !== undefined) return `${framework === 'terraform' ? 'tf' : 'cfn'}:${name}`;
  return cell.replace(/ [([].*$/, '');
}
