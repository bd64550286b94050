/** The npm package as others get it: packed, installed without a network, run, imported, compiled against. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TSC = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const TASK = '{"family":"web","containerDefinitions":[{"name":"app","image":"nginx:latest"}]}\n';

const USER = `import { review, type ReviewConfiguration, type ReviewReport } from 'ecs-reviewer';

const configuration: ReviewConfiguration = { preset: 'strict', 'fail-on': 'low', 'honor-suppressions': ['checkov'] };
const report: ReviewReport = review({ 'task-definition.json': '{}' }, configuration);
export const told: readonly string[] = report.findings.map(({ code, line, fix }) => {
  const edits: number = fix?.kind === 'edits' ? fix.edits.length : 0;
  return code.toLowerCase() + line.toFixed(0) + edits.toFixed(0);
});
// @ts-expect-error: there is no such preset
review({}, { preset: 'lax' });
`;

const IMPORTER = `import { review } from 'ecs-reviewer';

const report = review({ 'task-definition.json': ${JSON.stringify(TASK)} }, { 'fail-on': 'never' });
console.log(JSON.stringify({ verdict: report.verdict, codes: report.findings.map(({ code }) => code) }));
`;

let folder = '';

const npm = (...words: readonly string[]): string =>
  execFileSync('npm', [...words], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const node = (...words: readonly string[]): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [...words], { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  const files: Readonly<Record<string, string>> = {
    'package.json': '{ "name": "user", "private": true, "type": "module" }',
    'user.ts': USER,
    'importer.js': IMPORTER,
    'repository/task-definition.json': TASK,
  };
  mkdirSync(path.join(folder, 'repository'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const [tarball = ''] = npm('pack', ROOT, '--ignore-scripts', '--silent').trim().split('\n').slice(-1);
  npm('install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the npm package', () => {
  test('needs no other package', () => {
    const lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as { packages: object };
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/ecs-reviewer']);
  });

  test('brings the command line', () => {
    const bin = path.join(folder, 'node_modules', '.bin', 'ecs-reviewer');
    const { status, stdout } = spawnSync(bin, ['repository', '--format', 'json', '--no-stats'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, verdict: 'failure' });
  });

  test('can be imported', () => {
    const { stdout, stderr } = node('importer.js');
    expect(stderr).toBe('');
    expect(JSON.parse(String(stdout))).toMatchObject({ verdict: 'success', codes: expect.arrayContaining(['ECS511']) });
  });

  test('has types that stand on their own', () => {
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023'];
    const { status, stdout } = node(TSC, ...flags, 'user.ts');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
