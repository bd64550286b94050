import { describe, expect, test } from '@jest/globals';
import type { Changes } from '../src/model/diff.js';
import type { Finding } from '../src/model/finding.js';
import { uncomparedNotices } from '../src/uncompared.js';

const finding = (unit: string, path: string, format = 'cdk'): Finding =>
  ({ format, file: { path }, subject: { resource: { unit } } }) as unknown as Finding;

const changing = (...paths: readonly string[]): Changes =>
  new Map(paths.map((path) => [path, { path, status: 'modified', hunks: [] }]));

const told = (findings: readonly Finding[], changes: Changes): readonly string[] =>
  uncomparedNotices({ findings }, changes).map(({ path }) => path);

describe('a synthesized template that is not part of the pull request', () => {
  const WEB = finding('infra/cdk.out', 'infra/cdk.out/Web.template.json');
  const STAGE = finding('infra/cdk.out/assembly-Beta', 'infra/cdk.out/assembly-Beta/Web.template.json');

  test.each([
    ['is told when code of its app changes', [WEB], changing('infra/lib/web.ts'), [WEB.file.path]],
    ['is told for Python too', [WEB], changing('infra/app.py'), [WEB.file.path]],
    ['is told once for all stages of an app', [STAGE, STAGE], changing('infra/lib/web.ts'), [STAGE.file.path]],
    [
      'is told for an app at the root',
      [finding('cdk.out', 'cdk.out/A.json')],
      changing('lib/a.ts'),
      ['cdk.out/A.json'],
    ],
    ['is not told when other code changes', [WEB], changing('web/src/page.ts'), []],
    ['is not told when only documents change', [WEB], changing('infra/README.md'), []],
    ['is not told when the template changes too', [WEB], changing('infra/lib/web.ts', WEB.file.path), []],
    ['is not told of CloudFormation', [finding('a.json', 'a.json', 'cloudformation')], changing('lib/a.ts'), []],
  ])('%s', (...[, findings, changes, expected]) => {
    expect(told(findings, changes)).toEqual(expected);
  });
});
