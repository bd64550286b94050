import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/diff/compare.js';
import { STEP_ASKS } from '../../src/model/steps.js';
import { checkSummary } from '../../src/report/check-summary.js';
import { jobSummary } from '../../src/report/job-summary.js';
import { maskFor } from '../../src/report/mask.js';
import { fitSections } from '../../src/report/sections.js';
import { standingsOf } from '../../src/report/standing.js';
import { summaryTitle } from '../../src/report/summary.js';
import type { SummaryView } from '../../src/report/summary-view.js';
import { outcomeOf, type FindingFacts, type OutcomeFacts } from '../support/outcome.js';

const FILES = { 'infra/main.tf': 'name = "app"\nuser = "root"\n' };
const ROOT: FindingFacts = { code: 'ECS802', mark: 'user', message: 'Container app runs as root. Change it.' };
const PUBLIC: FindingFacts = { code: 'ECS511', mark: 'name', severity: 'low', message: 'The tag is latest.' };

function viewOf(
  facts: Omit<OutcomeFacts, 'files'>,
  known: readonly FindingFacts[] = [],
  bar: SummaryView['bar'] = 'high',
): SummaryView {
  const outcome = outcomeOf({ files: FILES, failOn: bar, ...facts });
  const base = outcomeOf({ files: FILES, findings: known }).findings;
  const comparison = compare(base, outcome.findings);
  return {
    outcome,
    standings: standingsOf(outcome.findings, { comparison }),
    fixed: comparison.fixed,
    commented: new Set(),
    bar,
    commit: { repositoryUrl: 'https://github.example/acme/shop', sha: 'abc' },
    mask: maskFor(outcome.findings),
  };
}

const DOCS = 'https://github.com/ecs-reviewer/ecs-reviewer/blob/main/docs/rules';

describe('the summary', () => {
  test('shows verdict, counts, scorecard, and every finding, doubt and notice', () => {
    const view = viewOf(
      {
        findings: [{ ...ROOT, fix: { kind: 'advice', text: 'Name `1000:1000`.' } }, PUBLIC],
        undecided: [
          { code: 'ECS404', mark: 'name', reason: 'var.days has no default' },
          { code: 'ECS801', mark: 'name', reason: 'var.days has no default' },
        ].filter(({ code }) => code === 'ECS801'),
        notices: [{ path: 'infra/main.tf', offset: 14, message: 'a | is not closed' }],
      },
      [PUBLIC, { code: 'ECS804', mark: 'name' }],
    );
    expect(checkSummary(view)).toBe(`# ECS best practices: 1 new problem blocks this pull request

New 1 · fixed 1 · already there 1 · could not be decided 1 · bar: high · 1 file, 2 resources, ${String(view.outcome.stats.rules)} rules

|  | Step | New | Already there | What it asks for |
| --- | --- | --- | --- | --- |
| ✅ pass | 1 Security groups | – | – | ${STEP_ASKS[1]} |
| ✅ pass | 2 Secrets | – | – | ${STEP_ASKS[2]} |
| ✅ pass | 3 Task roles | – | – | ${STEP_ASKS[3]} |
| ✅ pass | 4 Logs | – | – | ${STEP_ASKS[4]} |
| ⚠️ fail | 5 ECR features | – | 1 low | ${STEP_ASKS[5]} |
| ✅ pass | 6 Access control | – | – | ${STEP_ASKS[6]} |
| – | 7 Audit | not in this repository | – | ${STEP_ASKS[7]} |
| ❌ fail | 8 Validate your resources | 1 high | 1 undecided | ${STEP_ASKS[8]} |

## New

| Severity | Where | Problem | Change |
| --- | --- | --- | --- |
| High | [\`infra/main.tf:2\`](https://github.example/acme/shop/blob/abc/infra/main.tf#L2) | [ECS802](${DOCS}/ECS802.md) Container runs as root. Container app runs as root. Change it. | Name \`1000:1000\`. |

## Fixed by this pull request

- [ECS804](${DOCS}/ECS804.md) Container can change its own program: \`aws_ecs_task_definition.web / container app\`

## Already there

| Severity | Where | Problem | Change |
| --- | --- | --- | --- |
| Low | [\`infra/main.tf:1\`](https://github.example/acme/shop/blob/abc/infra/main.tf#L1) | [ECS511](${DOCS}/ECS511.md) ${view.outcome.findings[1]!.rule.title}. The tag is latest. | ${view.outcome.findings[1]!.rule.fix.advice} |

## Could not be decided

- 1 check, because var.days has no default: [ECS801](${DOCS}/ECS801.md) of \`aws_ecs_task_definition.web / container app\`

## Not read, or not completely

- \`infra/main.tf:2\`: a \`|\` is not closed`);
  });

  test('of the job has the picture after what is new', () => {
    const notices = [{ path: 'ecs.yml', message: 'is told first', about: 'configuration' as const }];
    const parties = ['a', 'b'].map((name) => ({ id: name, kind: 'service' as const, name, resources: [] }));
    const view = viewOf({ findings: [ROOT], notices });
    const pictured = { ...view, outcome: { ...view.outcome, relations: { parties, relations: [] } } };
    const text = jobSummary(pictured);
    const picture = text.indexOf('## Who can reach whom\n\n```mermaid\nflowchart LR\n');
    expect(picture).toBeGreaterThan(text.indexOf('## New'));
    expect(checkSummary(pictured)).not.toContain('Who can reach');
    expect(jobSummary(view)).not.toContain('Who can reach');
  });

  test('groups what could not be decided by its reason, the most frequent first', () => {
    const doubt = (code: string, reason: string) => ({ code, mark: 'name', reason });
    const text = checkSummary(
      viewOf({ undecided: [doubt('ECS801', 'one'), doubt('ECS802', 'two'), doubt('ECS804', 'two')] }),
    );
    expect(text).toMatch(/- 2 checks, because two: .*ECS802.*ECS804.*\n- 1 check, because one: /);
  });
});

test.each([
  { title: 'No new problems', view: viewOf({}) },
  { title: 'No new problems', view: viewOf({ findings: [PUBLIC] }, [PUBLIC]) },
  { title: '1 new problem, none blocking', view: viewOf({ findings: [PUBLIC] }) },
  { title: '1 new problem blocks this pull request', view: viewOf({ findings: [ROOT, PUBLIC] }) },
  { title: '1 problem blocks this pull request', view: viewOf({ findings: [ROOT] }, [ROOT]) },
  { title: '2 new problems block this pull request', view: viewOf({ findings: [ROOT, { ...ROOT, code: 'ECS801' }] }) },
  { title: '1 new problem, none blocking', view: viewOf({ findings: [ROOT] }, [], 'never') },
])('the headline says: $title', ({ title, view }) => {
  expect(summaryTitle(view)).toBe(title);
});

test('a document stays within its limit and counts every item that it leaves out', () => {
  const section = fc.record({
    head: fc.constantFrom('## A\n\n', '## 😀\n\n'),
    items: fc.array(fc.constantFrom('- a', '- äöü', `- ${'x'.repeat(60)}`), { maxLength: 30 }),
    noun: fc.constant('thing'),
  });
  fc.assert(
    fc.property(fc.array(section, { maxLength: 4 }), fc.integer({ min: 300, max: 1500 }), (sections, limit) => {
      const text = fitSections('start', sections, limit);
      expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(limit);
      const shown = text.split('\n').filter((line) => line.startsWith('- ')).length;
      const more = [...text.matchAll(/… and (\d+) more thing/g)].reduce((sum, match) => sum + Number(match[1]), 0);
      expect(shown + more).toBe(sections.reduce((sum, { items }) => sum + items.length, 0));
    }),
  );
});
