import { describe, expect, test } from '@jest/globals';
import { changesOf } from '../../src/diff/changes.js';
import type { Outcome } from '../../src/model/finding.js';
import type { ReviewComment } from '../../src/model/github.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { howToIgnore } from '../../src/report/how-to-ignore.js';
import { renderJson } from '../../src/report/json.js';
import { renderMarker } from '../../src/report/marker.js';
import { PLAIN } from '../../src/report/palette.js';
import { planReport, type ReportInput } from '../../src/report/plan-report.js';
import { renderPretty } from '../../src/report/pretty.js';
import { review } from '../../src/review.js';
import { memoryTree } from '../support/memory-tree.js';
import { outcomeOf, type OutcomeFacts } from '../support/outcome.js';

const PATH = 'infra/main.tf';
const TEXT = `name = "app"
# ecs-reviewer:ignore ECS802 -- old
user = "root"
# ecs-reviewer:ignore ECS804 -- new
root = "hunter2hunter"
`;
const OLD = {
  code: 'ECS802',
  mark: 'user',
  by: '# ecs-reviewer:ignore ECS802 -- old',
  reason: 'runs an <b>old</b> image | @acme',
};
const NEW = {
  code: 'ECS804',
  mark: 'root =',
  property: 'root',
  by: '# ecs-reviewer:ignore ECS804 -- new',
  reason: 'see #12',
};

const REMARK = {
  path: PATH,
  offset: 14,
  message: 'the suppression of ECS511 suppresses nothing any more; take it out',
  about: 'suppression',
} as const;

function outcome(facts: Partial<OutcomeFacts> = {}): Outcome {
  return outcomeOf({ files: { [PATH]: TEXT }, suppressed: [NEW, OLD], ...facts });
}

/** Lines 4 and 5 are new. */
const CHANGES = changesOf([
  {
    path: PATH,
    status: 'modified',
    sha: '',
    patch:
      '@@ -1,3 +1,5 @@\n name = "app"\n # ecs-reviewer:ignore ECS802 -- old\n user = "root"\n+# ecs-reviewer:ignore ECS804 -- new\n+root = "hunter2hunter"',
  },
]);

function inputOf(of: Outcome, facts: Partial<ReportInput> = {}): ReportInput {
  return {
    outcome: of,
    changes: CHANGES,
    existing: { author: 'bot', comments: [] },
    options: {
      commentAt: 'medium',
      maxComments: 20,
      bar: 'high',
      suggestions: true,
      checkName: 'ecs-reviewer',
      headSha: 'abc',
      repositoryUrl: 'https://github.example/acme/shop',
    },
    ...facts,
  };
}

const sectionOf = (text: string, title: string): string =>
  text.split(`## ${title}\n\n`)[1]?.split('\n\n')[0]?.trimEnd() ?? '';

describe('suppressed problems', () => {
  test('are counted and listed in the summaries, with the reason escaped and those of the pull request marked', () => {
    const { checkRun, jobSummary, review: draft, annotations } = planReport(inputOf(outcome()));
    const docs = 'https://github.com/ecs-reviewer/ecs-reviewer/blob/main/docs/rules';
    const page = `https://github.example/acme/shop/blob/abc/${PATH}`;
    const address = '`aws_ecs_task_definition.web / container app`';
    expect(sectionOf(checkRun!.summary, 'Suppressed').split('\n')).toEqual([
      `- [ECS802](${docs}/ECS802.md) Container runs as root: ${address} at [\`${PATH}:3\`](${page}#L3). Reason: runs an \`<b>old</b>\` image \`|\` \`@acme\``,
      `- [ECS804](${docs}/ECS804.md) Container can change its own program: ${address} at [\`${PATH}:5\`](${page}#L5) (added by this pull request). Reason: see \`#12\``,
    ]);
    expect(checkRun!.summary).toContain('already there 0 · suppressed 2 · could not be decided 0');
    expect(sectionOf(jobSummary, 'Suppressed')).toBe(sectionOf(checkRun!.summary, 'Suppressed'));
    expect({ draft, annotations, conclusion: checkRun!.conclusion }).toEqual({
      draft: undefined,
      annotations: [],
      conclusion: 'success',
    });
  });

  test('are not marked outside of a pull request', () => {
    const { outcome: of, existing, options } = inputOf(outcome());
    expect(planReport({ outcome: of, existing, options }).jobSummary).not.toContain('added by this pull request');
  });

  test('are told nowhere when there are none', () => {
    const none = outcome({ suppressed: [] });
    expect(planReport(inputOf(none)).jobSummary.toLowerCase()).not.toContain('suppress');
    expect(renderJson(none)).not.toContain('suppress');
    expect(renderPretty(none, { palette: PLAIN, width: 100 })).not.toContain('suppress');
  });

  test('are in the JSON report, in order', () => {
    const address = 'aws_ecs_task_definition.web / container app';
    const report = JSON.parse(renderJson(outcome())) as { readonly suppressed: unknown; readonly findings: unknown };
    expect(report).toMatchObject({ verdict: 'success', findings: [] });
    expect(report.suppressed).toEqual([
      { code: 'ECS802', address, file: PATH, line: 3, reason: OLD.reason },
      { code: 'ECS804', address, file: PATH, line: 5, reason: NEW.reason },
    ]);
  });

  test('are counted in the last line at a terminal', () => {
    expect(renderPretty(outcome(), { palette: PLAIN, width: 100 })).toMatch(
      /\n1 file · 2 resources · 0 problems · 2 suppressed\n$/,
    );
  });

  test('that are secrets stay masked wherever their text appears', () => {
    const secret = outcome({
      suppressed: [{ ...NEW, code: 'ECS201', mark: '"hunter2hunter"', reason: 'hunter2hunter is for tests' }],
    });
    expect(renderJson(secret)).not.toContain('hunter2hunter');
    expect(planReport(inputOf(secret)).jobSummary).not.toContain('hunter2hunter');
  });
});

describe('a suppression that does nothing', () => {
  test('has a section of its own in the summary', () => {
    const { jobSummary } = planReport(inputOf(outcome({ notices: [REMARK] })));
    expect(sectionOf(jobSummary, 'Suppressions that do nothing').trim()).toBe(`- \`${PATH}:2\`: ${REMARK.message}`);
    expect(jobSummary).not.toContain('Not read');
  });

  test('has a section of its own at a terminal', () => {
    const text = renderPretty(outcome({ notices: [REMARK] }), { palette: PLAIN, width: 120 });
    expect(text).toContain(`Suppressions that do nothing:\n  ${PATH}:2: ${REMARK.message}`);
    expect(text).not.toContain('Not read');
  });
});

describe('a comment whose problem is gone', () => {
  const of = outcome();
  const commentOn = ({
    code,
    fingerprint,
  }: {
    readonly code: string;
    readonly fingerprint: string;
  }): ReviewComment => ({
    id: 1,
    nodeId: '1',
    author: 'bot',
    body: `**High**\n${renderMarker([{ code, fingerprint }])}`,
    path: PATH,
    line: 3,
    startLine: null,
    subjectType: 'line',
    url: '',
  });
  const fixed = (comment: ReviewComment, facts: Partial<OutcomeFacts> = {}): readonly string[] =>
    planReport(inputOf(outcome(facts), { existing: { author: 'bot', comments: [comment] } })).fixed.map(({ body }) =>
      body.split('\n').slice(0, 1).join(''),
    );
  const [suppressed] = of.suppressed;

  test('says so when it is suppressed', () => {
    const { fingerprint } = suppressed!.finding;
    expect(fixed(commentOn({ code: 'ECS804', fingerprint }))).toEqual(['Suppressed in the code as of abc.']);
  });

  test('says that it is fixed otherwise, even when a suppression in the file does nothing', () => {
    const comment = commentOn({ code: 'ECS801', fingerprint: '0123456789abcdef' });
    expect(fixed(comment, { notices: [REMARK] })).toEqual(['Fixed as of abc.']);
  });
});

describe('how to ignore a problem', () => {
  const OPTIONS: ReviewOptions = {
    failOn: 'high',
    preset: 'strict',
    relevance: 'ecs',
    only: ['ECS802'],
    varFiles: [],
    suggestions: false,
  };
  const container = { name: 'app', image: 'nginx:1.27', user: 'root' };
  const native = { Name: 'app', Image: 'nginx:1.27', User: 'root' };
  const template = {
    Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [native] } } },
  };
  const resource = (containers: string): string =>
    `resource "aws_ecs_task_definition" "web" {\n  family = "web"\n  container_definitions = ${containers}\n}\n`;
  const comment = '`# ecs-reviewer:ignore ECS802 -- reason`';

  test.each([
    [
      'Terraform',
      { 'main.tf': resource('jsonencode([{ name = "app", user = "root" }])') },
      [`To ignore: put ${comment} above the line.`],
    ],
    [
      'a heredoc of Terraform',
      { 'main.tf': resource(`<<EOT\n${JSON.stringify([container])}\nEOT`) },
      [`To ignore: put ${comment} above \`aws_ecs_task_definition.web\`.`],
    ],
    [
      'a JSON file that Terraform reads',
      { 'main.tf': resource('file("${path.module}/app.json")'), 'app.json': JSON.stringify([container]) },
      [`To ignore: put ${comment} above \`aws_ecs_task_definition.web\`.`],
    ],
    [
      'CloudFormation in YAML',
      {
        'stack.yaml':
          'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: app\n          User: root\n',
      },
      [`To ignore: put ${comment} above the line.`],
    ],
    [
      'CloudFormation in JSON',
      { 'stack.json': JSON.stringify(template) },
      [
        'To ignore: add `"ecs-reviewer": { "ignore": [{ "rule": "ECS802", "reason": "reason" }] }` to the `Metadata` of `Task`.',
      ],
    ],
    [
      'the CDK',
      {
        'cdk.out/cdk.out': '{"version":"36.0.0"}',
        'cdk.out/manifest.json': JSON.stringify({
          version: '36.0.0',
          artifacts: { Web: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Web.template.json' } } },
        }),
        'cdk.out/Web.template.json': JSON.stringify(template),
      },
      [
        "To ignore: call `construct.node.defaultChild.addMetadata('ecs-reviewer', { ignore: [{ rule: 'ECS802', reason: 'reason' }] })` on the resource.",
      ],
    ],
    [
      'a task definition in JSON',
      { 'task-definition.json': JSON.stringify({ family: 'web', containerDefinitions: [container] }) },
      [],
    ],
  ] as readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[])(
    'is told in the words of %s',
    (_format, files, expected) => {
      const { findings } = review(memoryTree(files), OPTIONS);
      expect(findings).toHaveLength(1);
      expect(howToIgnore(findings[0]!)).toEqual(expected);
    },
  );

  test('works as it is told for the CDK', () => {
    const { Task } = template.Resources;
    const Metadata = { 'ecs-reviewer': { ignore: [{ rule: 'ECS802', reason: 'needs root' }] } };
    const files = {
      'cdk.out/cdk.out': '{"version":"36.0.0"}',
      'cdk.out/manifest.json': JSON.stringify({
        version: '36.0.0',
        artifacts: { Web: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Web.template.json' } } },
      }),
      'cdk.out/Web.template.json': JSON.stringify({ Resources: { Task: { ...Task, Metadata } } }),
    };
    expect(review(memoryTree(files), OPTIONS)).toMatchObject({
      findings: [],
      notices: [],
      suppressed: [{ finding: { rule: { code: 'ECS802' }, format: 'cdk' }, directive: { reason: 'needs root' } }],
    });
  });
});
