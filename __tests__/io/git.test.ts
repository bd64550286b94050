import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reviewDiff, type DiffReview } from '../../src/diff-review.js';
import { blobSha } from '../../src/io/blob-sha.js';
import { workingTreeChange } from '../../src/io/git.js';
import { decode, openWorkingTree } from '../../src/io/working-tree.js';
import type { ChangedFile } from '../../src/model/github.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { review } from '../../src/review.js';

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: ['ECS801', 'ECS804'],
  varFiles: [],
  suggestions: false,
};

const taskDefinition = (name: string, ...lines: readonly string[]): string =>
  `{\n  "family": "${name}",\n  "containerDefinitions": [\n    {\n      "name": "${name}",\n      "image": "nginx:1.27"${lines.map((line) => `,\n      ${line}`).join('')}\n    }\n  ]\n}\n`;

let folder: string;
const git = (...argv: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], {
    cwd: folder,
    encoding: 'utf8',
  });
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'git-')));
  git('init', '-q', '-b', 'main');
  write('old.json', taskDefinition('old'));
  write('changed.json', taskDefinition('changed', '"readonlyRootFilesystem": true'));
  write('mended.json', taskDefinition('mended', '"readonlyRootFilesystem": true', '"privileged": true'));
  write('moved.json', taskDefinition('moved', '"readonlyRootFilesystem": true'));
  write('gone.json', taskDefinition('gone'));
  git('add', '.');
  git('commit', '-qm', 'base');
  git('checkout', '-qb', 'topic');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function changed(root = folder): Promise<readonly ChangedFile[]> {
  return workingTreeChange(root, 'main').changedFiles(0);
}

async function diff(root = folder): Promise<DiffReview> {
  const configure = () => ({ options: OPTIONS, selected: () => true, commentAt: 'info', maxComments: 0 }) as const;
  const github = workingTreeChange(root, 'main');
  return reviewDiff({
    github,
    checkout: openWorkingTree(root),
    blobSha,
    decode,
    selected: () => true,
    configure,
    configurationPaths: [],
  });
}

function change(): void {
  write('changed.json', taskDefinition('changed', '"readonlyRootFilesystem": false'));
  git('commit', '-qam', 'a commit');
  write('mended.json', taskDefinition('mended', '"readonlyRootFilesystem": true'));
  renameSync(path.join(folder, 'moved.json'), path.join(folder, 'a new place.json'));
  git('add', '-A', 'moved.json', 'a new place.json');
  rmSync(path.join(folder, 'gone.json'));
  write('new/ü "x".json', taskDefinition('new', '"privileged": true'));
  write('.gitignore', 'ignored.json\n');
  write('ignored.json', taskDefinition('ignored'));
}

describe('the change of a working tree', () => {
  test('holds commits, what is staged, what is not, and new files, but none that git ignores', async () => {
    change();
    const files = await changed();
    expect(files.map(({ path: name, status }) => `${status} ${name}`).sort()).toEqual([
      'added .gitignore',
      'added new/ü "x".json',
      'modified changed.json',
      'modified mended.json',
      'removed gone.json',
      'renamed a new place.json',
    ]);
    expect(files.find(({ status }) => status === 'renamed')?.previousPath).toBe('moved.json');
    expect(files.find(({ path: name }) => name === 'changed.json')?.patch).toMatch(/^@@ -4,7 \+4,7 @@/);
  });

  test('starts where the branch left the base, whatever the base did since', async () => {
    change();
    rmSync(path.join(folder, 'ignored.json'));
    git('stash', '-qu');
    git('checkout', '-q', 'main');
    write('old.json', taskDefinition('old', '"privileged": true'));
    git('commit', '-qam', 'the base goes on');
    git('checkout', '-q', 'topic');
    expect((await changed()).map(({ path: name }) => name)).toEqual(['changed.json']);
  });

  test('of a folder is told from that folder', async () => {
    write('infra/a.json', taskDefinition('a', '"privileged": true'));
    write('outside.json', taskDefinition('outside'));
    git('add', '.');
    expect((await changed(path.join(folder, 'infra'))).map(({ path: name }) => name)).toEqual(['a.json']);
    expect((await diff(path.join(folder, 'infra'))).outcome.findings).toHaveLength(2);
  });

  test.each([
    ['no-such-branch', 'git knows no such commit'],
    ['--output=x', 'is no name of a commit'],
  ])('against %s is refused', (base, message) => {
    expect(() => workingTreeChange(folder, base)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
  });

  test('needs a repository', () => {
    rmSync(path.join(folder, '.git'), { recursive: true });
    expect(() => workingTreeChange(folder, 'main')).toThrow('--diff needs a git repository');
  });
});

describe('its review', () => {
  test('tells only of what the change brings, and counts the rest', async () => {
    change();
    const { outcome, existing, fixed } = await diff();
    expect(outcome.findings.map(({ rule, file }) => `${rule.code} ${file.path}`).sort()).toEqual([
      'ECS801 new/ü "x".json',
      'ECS804 changed.json',
      'ECS804 new/ü "x".json',
    ]);
    const all = review(openWorkingTree(folder), OPTIONS).findings.length;
    expect(existing).toBe(all - outcome.findings.length);
    expect(fixed).toBeGreaterThanOrEqual(1);
    expect(outcome.verdict).toBe('failure');
    expect(Object.values(outcome.counts).reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('of no change is empty and a success', async () => {
    const { outcome, existing } = await diff();
    expect(outcome.findings).toEqual([]);
    expect(outcome.verdict).toBe('success');
    expect(existing).toBeGreaterThan(0);
  });
});
