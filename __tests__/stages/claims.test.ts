import { describe, expect, test } from '@jest/globals';
import type { Format } from '../../src/model/resource.js';
import { judgeClaims } from '../../src/stages/claims.js';
import type { Claim } from '../../src/stages/merge-reports.js';
import { sourceFile } from '../../src/stages/source-file.js';
import { RULES } from '../../src/rules/index.js';

const rules = new Map(RULES.map((rule) => [rule.code, rule] as const));
const files = new Map([['lib/app.ts', sourceFile('lib/app.ts', 'one\ntwo\n')]]);

function claimOf(format: Format, source?: { readonly file: string; readonly line: number }): Claim {
  return {
    finding: {
      code: 'ECS801',
      severity: 'critical',
      format,
      address: 'Shop/Task / container app',
      property: 'privileged',
      file: 'cdk.out/Shop.template.json',
      line: 12,
      message: 'Container\u202e app\nis privileged.',
      fingerprint: '0123456789abcdef',
      fix: { kind: 'edits', edits: [{ file: 'lib/app.ts', start: 0, end: 3, text: 'evil' }] },
      ...(source === undefined ? {} : { source }),
    },
    place: { start: 5, end: 9, lines: '0123456789abcdef', name: 'app', unit: 'cdk.out' },
  };
}

describe('a claim about a file that is not in the repository', () => {
  test('holds for what the CDK made, without any change and without quoting it', () => {
    const { findings, notices } = judgeClaims([claimOf('cdk', { file: 'lib/app.ts', line: 2 })], {
      rules,
      files,
      own: new Map(),
    });
    expect(notices).toEqual([]);
    expect(findings).toMatchObject([
      {
        message: 'Container app is privileged.',
        file: { text: '' },
        source: { path: 'lib/app.ts', line: 2 },
        fix: { kind: 'advice', text: rules.get('ECS801')?.fix.advice },
      },
    ]);
  });

  test('is told as not read where the reports name too many files', () => {
    const unread = new Set(['main.tf']);
    const claim = claimOf('terraform');
    const { findings, notices } = judgeClaims([{ ...claim, finding: { ...claim.finding, file: 'main.tf' } }], {
      rules,
      files,
      unread,
      own: new Map(),
    });
    expect(findings).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([
      '1 reported here (ECS801) left out: the reports name more files than are read again',
    ]);
  });

  test.each<[string, Claim]>([
    ['is of code that people write', claimOf('terraform')],
    ['names a line of the code that is not there', claimOf('cdk', { file: 'lib/app.ts', line: 3 })],
    ['names code that is not there', claimOf('cdk', { file: 'lib/other.ts', line: 1 })],
  ])('does not hold when it %s', (...[, claim]) => {
    const { findings, notices } = judgeClaims([claim], { rules, files, own: new Map() });
    expect(findings).toEqual([]);
    expect(notices).toEqual([
      {
        path: 'cdk.out/Shop.template.json',
        message: '1 reported here (ECS801) left out: there is no such file at the commit',
      },
    ]);
  });
});
