import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../src/model/finding.js';
import { renderJson } from '../../src/report/json.js';
import { outcomeOf } from '../support/outcome.js';

const TEXT = '\uFEFFname: app\r\nuser: root\r\npassword: hunter2hunter\r\n';

const outcome = outcomeOf({
  files: { 'web.yml': TEXT },
  findings: [
    { code: 'ECS802', mark: 'user: root', edits: [['root', '"1000:1000"']], also: ['ECS125'], assumed: ['var.user'] },
    { code: 'ECS804', mark: 'name: app\r\n', fix: { kind: 'advice', text: 'Mount a volume.' } },
    { code: 'ECS801', mark: 'app', source: { path: 'lib/a.ts', line: 7 } },
  ],
  undecided: [{ code: 'ECS511', mark: 'user', reason: 'var.image has no default' }],
  notices: [
    { path: 'web.yml', offset: 12, message: 'a key is given twice' },
    { path: 'other.yml', message: 'larger than 5 MB' },
  ],
});

describe('the JSON report', () => {
  test('has every key in its place', () => {
    const { fingerprint: root } = outcome.findings[0]!;
    const { fingerprint: writable } = outcome.findings[1]!;
    const { fingerprint: privileged } = outcome.findings[2]!;
    const address = 'aws_ecs_task_definition.web / container app';
    const facts = { step: 8, severity: 'high', format: 'cloudformation', address, property: 'user', file: 'web.yml' };
    const message = 'Container app has a problem. It matters. Change it.';
    expect(JSON.parse(renderJson(outcome, 12))).toEqual({
      schema: 1,
      verdict: 'failure',
      counts: outcome.counts,
      findings: [
        {
          ...facts,
          code: 'ECS801',
          name: 'privileged-container',
          severity: outcome.findings[2]!.severity,
          line: 1,
          column: 7,
          endLine: 1,
          message,
          fingerprint: privileged,
          source: { file: 'lib/a.ts', line: 7 },
          fix: null,
        },
        {
          ...facts,
          code: 'ECS804',
          name: 'writable-root-filesystem',
          severity: outcome.findings[1]!.severity,
          line: 1,
          column: 1,
          endLine: 1,
          message,
          fingerprint: writable,
          fix: { kind: 'advice', text: 'Mount a volume.' },
        },
        {
          ...facts,
          code: 'ECS802',
          name: 'container-runs-as-root',
          line: 2,
          column: 1,
          endLine: 2,
          message,
          fingerprint: root,
          assumed: ['var.user'],
          also: ['ECS125'],
          fix: { kind: 'edits', edits: [{ file: 'web.yml', start: 18, end: 22, text: '"1000:1000"' }] },
        },
      ],
      undecided: [{ code: 'ECS511', address, file: 'web.yml', line: 2, reason: 'var.image has no default' }],
      notices: [
        { file: 'other.yml', line: null, message: 'larger than 5 MB' },
        { file: 'web.yml', line: 2, message: 'a key is given twice' },
      ],
      steps: outcome.steps,
      stats: { ...outcome.stats, milliseconds: 12 },
    });
  });

  test('keeps the order of its keys', () => {
    const [finding] = (JSON.parse(renderJson(outcome)) as { findings: object[] }).findings;
    expect(Object.keys(JSON.parse(renderJson(outcome)) as object).join(' ')).toBe(
      'schema verdict counts findings undecided notices steps stats',
    );
    expect(Object.keys(finding!).join(' ')).toBe(
      'code name step severity format address property file line column endLine message fingerprint source fix',
    );
  });

  test('leaves the time out when none is given, so that equal outcomes give equal bytes', () => {
    expect(renderJson(outcome)).not.toContain('milliseconds');
  });

  test('gives the same bytes whatever order the outcome has', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(shuffled(outcome.findings), shuffled(outcome.notices), (findings, notices) => {
        const other: Outcome = { ...outcome, findings, notices };
        return renderJson(other) === renderJson(outcome);
      }),
    );
  });

  test('tells an edit that would quote a detected secret as advice', () => {
    const secret = outcomeOf({
      files: { 'web.yml': TEXT },
      findings: [{ code: 'ECS201', mark: 'hunter2hunter', edits: [['hunter2hunter', 'x: hunter2hunter']] }],
    });
    const text = renderJson(secret);
    expect(text).not.toContain('hunter2');
    expect(text).toContain('"kind": "advice"');
  });
});
