import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesOf } from '../../src/diff/changes.js';
import { compare } from '../../src/diff/compare.js';
import type { Outcome } from '../../src/model/finding.js';
import type { CheckRun, ReviewComment } from '../../src/model/github.js';
import {
  planReport,
  type Existing,
  type ReportInput,
  type ReportOptions,
  type ReportPlan,
} from '../../src/report/plan-report.js';
import { refuseAnchor } from '../support/github/anchors.js';
import { findHunks, renderPatch } from '../support/github/diff.js';
import { outcomeOf, type FindingFacts } from '../support/outcome.js';

const TEXT = `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{
    name  = "app"
    image = var.image
    environment = [
      { name = "DATABASE_PASSWORD", value = "hunter2hunter" },
    ]
  }, {
    name = "worker"
    image = "w:1"
  }])
}
`;
const PATH = 'infra/main.tf';
const SHA = 'a'.repeat(40);

const OPTIONS: ReportOptions = {
  commentAt: 'medium',
  maxComments: 20,
  bar: 'high',
  suggestions: true,
  checkName: 'ecs-reviewer',
  headSha: SHA,
  repositoryUrl: 'https://github.example/acme/shop',
};
const NOTHING: Existing = { author: 'github-actions[bot]', comments: [] };

const ROOT: FindingFacts = {
  code: 'ECS802',
  mark: 'name  = "app"',
  message: 'Container app names no user. Run it as an unprivileged user.',
  edits: [['image = var.image', 'image = var.image\n    user  = "1000:1000"']],
  risk: 'An image that needs root stops working.',
  via: [
    { kind: 'variable', name: 'var.image' },
    { kind: 'local', name: 'local.app' },
  ],
};
const WORKER: FindingFacts = {
  ...ROOT,
  name: 'worker',
  mark: 'name = "worker"',
  message: 'Container worker names no user. Run it as an unprivileged user.',
  edits: [['image = "w:1"', 'image = "w:1"\n    user  = "1000:1000"']],
};
const WRITABLE: FindingFacts = {
  code: 'ECS804',
  mark: 'name  = "app"',
  message: 'Container app may write. Forbid it.',
  edits: [['^name  = "app"', 'readonlyRootFilesystem = true\n    ']],
};
const SECRET: FindingFacts = {
  code: 'ECS201',
  mark: '"hunter2hunter"',
  message: 'DATABASE_PASSWORD holds a literal (hun…).',
};

/** The whole text is new. */
function added(text: string, path = PATH) {
  const lines = text.replace(/\n$/, '').split('\n');
  const patch = [`@@ -0,0 +1,${String(lines.length)} @@`, ...lines.map((line) => `+${line}`)].join('\n');
  return changesOf([{ path, status: 'added', sha: '', patch }]);
}

function inputOf(findings: readonly FindingFacts[], facts: Partial<ReportInput> = {}): ReportInput {
  const outcome = outcomeOf({ files: { [PATH]: TEXT }, findings });
  return { outcome, changes: added(TEXT), existing: NOTHING, options: OPTIONS, ...facts };
}

const posted = ({ review }: ReportPlan, author = NOTHING.author): readonly ReviewComment[] =>
  (review?.comments ?? []).map(({ path, line, startLine, body }, id) => ({
    id,
    nodeId: String(id),
    author,
    body,
    path,
    line,
    startLine: startLine ?? null,
    subjectType: 'line',
    url: '',
  }));

const run = ({ checkRun }: ReportPlan): CheckRun => ({
  id: 1,
  name: checkRun!.name,
  headSha: checkRun!.headSha,
  status: 'completed',
  conclusion: checkRun!.conclusion,
  title: checkRun!.title,
  summary: checkRun!.summary,
  annotationCount: checkRun!.annotations.length,
  externalId: null,
  app: 'github-actions',
  url: '',
});

const after = (plan: ReportPlan): Existing => ({ ...NOTHING, comments: posted(plan), checkRun: run(plan) });

describe('a review comment', () => {
  test('says what is wrong, what to press, what it may break, and the rest in the details', () => {
    const { review } = planReport(inputOf([{ ...ROOT, also: ['ECS125'] }]));
    const fingerprint = outcomeOf({ files: { [PATH]: TEXT }, findings: [ROOT] }).findings[0]!.fingerprint;
    expect(review?.comments).toEqual([
      {
        path: PATH,
        line: 4,
        body: `**High · Container runs as root** · [ECS802](https://github.com/ecs-reviewer/ecs-reviewer/blob/main/docs/rules/ECS802.md)

Container app names no user. Run it as an unprivileged user.

\`\`\`suggestion
    image = var.image
    user  = "1000:1000"
\`\`\`

> An image that needs root stops working.

<details><summary>Details</summary>

Value traced: \`aws_ecs_task_definition.web\` → \`local.app\` → \`var.image\` (line 3).
This says more than ECS125, which keeps silent here.
AWS: [Security Hub ECS.20](https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20) · [Task and container security best practices](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html)
To ignore: put \`# ecs-reviewer:ignore ECS802 -- reason\` above the line.

</details>
<!-- ecs-reviewer v1 ECS802 ${fingerprint} -->`,
      },
    ]);
    expect(review?.body).toMatch(
      /^1 problem in what you changed: 1 high\. Everything else is in the summary of ecs-reviewer\.\n<!-- ecs-reviewer v1 review [0-9a-f]{16} -->$/,
    );
    expect(review?.body).toContain(review!.marker);
  });

  test('lists the same problem of other containers, with their change as a patch', () => {
    const { review } = planReport(inputOf([ROOT, WORKER]));
    const [comment, ...others] = review!.comments;
    expect(others).toEqual([]);
    expect(comment!.body).toContain(
      `Also in: [\`worker\`](https://github.example/acme/shop/blob/${SHA}/infra/main.tf#L9) (same file).`,
    );
    expect(comment!.body).toContain(
      'The same change in the other places:\n\n```diff\n@@ infra/main.tf:11 @@\n     image = "w:1"\n+    user  = "1000:1000"\n```',
    );
  });

  test('makes one suggestion of two on the same lines', () => {
    const near = { ...WRITABLE, edits: [['image = var.image$', '\n    readonlyRootFilesystem = true']] as const };
    const { review } = planReport(
      inputOf([{ ...ROOT, edits: [['image = var.image$', '\n    user  = "1000:1000"']] }, near]),
    );
    expect(review!.comments).toHaveLength(1);
    const { body } = review!.comments[0]!;
    expect(body).toContain(
      '```suggestion\n    image = var.image\n    user  = "1000:1000"\n    readonlyRootFilesystem = true\n```',
    );
    expect(body.match(/^\*\*(High|Medium) · /gm)).toHaveLength(2);
  });

  test('makes one comment of words on the same lines, each problem with its own', () => {
    const advice = (code: string): FindingFacts => ({ code, mark: 'name  = "app"', message: `Of ${code}.` });
    const { review } = planReport(inputOf([advice('ECS401'), advice('ECS511'), { ...SECRET, code: 'ECS511' }]));
    expect(review!.comments.map(({ line }) => line)).toEqual([3, 6]);
    const { body } = review!.comments[0]!;
    expect(body.match(/^\*\*\w+ · /gm)).toHaveLength(2);
    expect(body).toMatch(/Of ECS401\.[^]*Of ECS511\./);
  });

  test('shows the change as a patch when another suggestion has its lines', () => {
    const clash = { ...WRITABLE, edits: [['image = var.image', 'image = var.other']] as const };
    const { review } = planReport(inputOf([ROOT, clash]));
    expect(review!.comments).toHaveLength(2);
    expect(review!.comments[1]!.body).toContain('because another suggestion changes the same lines:\n\n```diff');
    expect(review!.comments[1]!.body).not.toContain('```suggestion');
  });

  test('never repeats a secret, not even one on a line that a suggestion would replace', () => {
    const around: FindingFacts = {
      ...ROOT,
      edits: [
        ['environment = [', 'environment = [ # a'],
        ['    ]\n', '    ] # b\n'],
      ],
    };
    const plan = planReport(inputOf([SECRET, around]));
    expect(JSON.stringify(plan)).not.toContain('hunter2');
    expect(plan.review!.comments[1]!.body).toContain('because it would show a secret');
  });

  test('covers exactly the lines that its suggestion replaces, all in one hunk', () => {
    const base = TEXT.replace('"w:1"', '"w:0"');
    const changes = changesOf([{ path: PATH, status: 'modified', sha: '', patch: renderPatch(findHunks(base, TEXT)) }]);
    const input = inputOf([WORKER, ROOT], { changes });
    const { review } = planReport({ ...input, comparison: compare([], input.outcome.findings) });
    expect(review!.comments.map(({ startLine, line }) => [startLine, line])).toEqual([[undefined, 10]]);
    expect(review!.comments[0]!.body).not.toContain('Container app');
  });

  test('without suggestions shows the patch', () => {
    const { review } = planReport(inputOf([ROOT], { options: { ...OPTIONS, suggestions: false } }));
    expect(review!.comments[0]).toMatchObject({
      line: 3,
      body: expect.stringContaining('because suggestions are switched off'),
    });
  });
});

describe('the plan', () => {
  const all = [ROOT, WORKER, WRITABLE, SECRET];

  test('of a second run with the same input is empty', () => {
    const input = inputOf(all);
    const first = planReport(input);
    const second = planReport({ ...input, existing: after(first) });
    expect(second.review).toBeUndefined();
    expect(second.checkRun).toBeUndefined();
    expect(second.fixed).toEqual([]);
    expect(second.jobSummary).toBe(first.jobSummary);
  });

  test.each([0, 1, 2])('of a second run is empty when only %i comments are allowed', (maxComments) => {
    const input = inputOf(all, { options: { ...OPTIONS, maxComments } });
    const first = planReport(input);
    expect(first.review?.comments ?? []).toHaveLength(maxComments);
    expect(planReport({ ...input, existing: after(first) })).toMatchObject({ fixed: [] });
    expect(planReport({ ...input, existing: after(first) }).review).toBeUndefined();
  });

  test('does not depend on the order of the outcome', () => {
    const input = inputOf(all);
    const reversed: Outcome = { ...input.outcome, findings: input.outcome.findings.toReversed() };
    expect(planReport({ ...input, outcome: reversed })).toEqual(planReport(input));
  });

  test('holds comments for new findings only, each for no problem that an own comment has', () => {
    const first = planReport(inputOf([ROOT]));
    const second = planReport(inputOf([ROOT, SECRET], { existing: after(first) }));
    expect(second.review!.comments.map(({ body }) => /ECS\d+/.exec(body)?.[0])).toEqual(['ECS201']);
  });

  test.each([
    [
      'by somebody else with our marker',
      (comments: readonly ReviewComment[]) => comments.map((one) => ({ ...one, author: 'mallory' })),
    ],
    [
      'of which somebody took the marker away',
      (comments: readonly ReviewComment[]) => comments.map((one) => ({ ...one, body: 'x' })),
    ],
  ])('ignores a comment %s', (_title, forge) => {
    const input = inputOf([ROOT]);
    const first = planReport(input);
    const second = planReport({ ...input, existing: { ...NOTHING, comments: forge(posted(first)) } });
    expect(second.review).toEqual(first.review);
  });

  test('marks a comment as fixed once, when its last problem is gone', () => {
    const first = planReport(inputOf([ROOT, WORKER]));
    expect(planReport(inputOf([WORKER], { existing: after(first) })).fixed).toEqual([]);
    const { fixed, review } = planReport(inputOf([], { existing: after(first) }));
    expect(review).toBeUndefined();
    expect(fixed).toHaveLength(1);
    expect(fixed[0]!.body).toMatch(/^Fixed as of a{40}\.\n\n\*\*High · Container runs as root/);
    expect(fixed[0]!.body).toMatch(/\n<!-- ecs-reviewer v1 fixed ECS802 [0-9a-f]{16} ECS802 [0-9a-f]{16} -->$/);
    const done = [{ ...posted(first)[0]!, body: fixed[0]!.body }];
    expect(planReport(inputOf([], { existing: { ...NOTHING, comments: done } })).fixed).toEqual([]);
    const again = planReport(inputOf([ROOT], { existing: { ...NOTHING, comments: done } }));
    expect(again.review?.comments).toHaveLength(1);
  });

  test('closes a comment on a problem that the base has too, once the diff no longer touches it', () => {
    const first = planReport(inputOf([ROOT]));
    const of = (facts: Partial<ReportInput>): readonly string[] =>
      planReport(inputOf([ROOT], { existing: after(first), ...facts })).fixed.map(({ body }) => body);
    const comparison = { introduced: new Set<string>(), fixed: [] };
    expect(of({ changes: new Map(), comparison })).toEqual([
      expect.stringMatching(/^No longer of this pull request, because its base has the problem too, as of a{40}\.\n/),
    ]);
    expect(of({ comparison })).toEqual([]);
    expect(of({ changes: new Map() })).toEqual([]);
    const notices = [{ path: '.', message: 'GitHub does not list 1 of the 2 changed files' }];
    const outcome = outcomeOf({ files: { [PATH]: TEXT }, findings: [ROOT], notices });
    expect(of({ outcome, changes: new Map(), comparison })).toEqual([]);
  });

  test('gives the place of a comment that it closes to the next problem at once', () => {
    const options = { ...OPTIONS, maxComments: 1 };
    const first = planReport(inputOf([ROOT], { options }));
    const { fixed, review } = planReport(inputOf([SECRET], { options, existing: after(first) }));
    expect([fixed.length, review?.comments.length]).toEqual([1, 1]);
  });

  test.each([
    ['could not be read', { notices: [{ path: PATH, message: 'a brace is not closed' }] }],
    ['is not decided', { undecided: [{ code: 'ECS802', mark: 'name', reason: 'nobody knows' }] }],
  ])('never claims that a problem is fixed whose file %s', (_title, facts) => {
    const first = planReport(inputOf([ROOT]));
    const outcome = outcomeOf({ files: { [PATH]: TEXT }, ...facts });
    expect(planReport({ ...inputOf([], { existing: after(first) }), outcome }).fixed).toEqual([]);
  });

  test('makes an annotation of what cannot be a comment', () => {
    const input = inputOf([ROOT, { ...SECRET, severity: 'info' }]);
    const introduced = new Set(input.outcome.findings.map(({ fingerprint }) => fingerprint));
    const elsewhere = planReport({ ...input, changes: new Map(), comparison: { introduced, fixed: [] } });
    expect(elsewhere.review).toBeUndefined();
    expect(elsewhere.annotations.map(({ startLine, level }) => [startLine, level])).toEqual([
      [3, 'failure'],
      [6, 'notice'],
    ]);
    expect(planReport(input).annotations.map(({ startLine }) => startLine)).toEqual([6]);
  });

  test('leaves what was already there to the summary', () => {
    const input = inputOf([ROOT]);
    const plan = planReport({ ...input, changes: new Map(), comparison: { introduced: new Set(), fixed: [] } });
    expect(plan).toMatchObject({ annotations: [], logCommands: [], counts: { fresh: 0, existing: 1, fixed: 0 } });
    expect(plan.review).toBeUndefined();
    expect(plan.checkRun!.summary).toContain('## Already there');
  });

  test('names what the pull request fixed', () => {
    const base = inputOf([ROOT]).outcome.findings;
    const plan = planReport(inputOf([], { comparison: compare(base, []) }));
    expect(plan.checkRun).toMatchObject({ conclusion: 'success', title: 'No new problems' });
    expect(plan.checkRun!.summary).toContain(
      '## Fixed by this pull request\n\n- [ECS802](https://github.com/ecs-reviewer/ecs-reviewer/blob/main/docs/rules/ECS802.md) Container runs as root: `aws_ecs_task_definition.web / container app`',
    );
  });

  test('outside of a pull request has a summary and annotations, and no comments', () => {
    const { outcome } = inputOf(all);
    const plan = planReport({ outcome, existing: NOTHING, options: OPTIONS });
    expect(plan.review).toBeUndefined();
    expect(plan.annotations).toHaveLength(4);
    expect(plan.checkRun).toMatchObject({ conclusion: 'failure', title: '3 problems at or above high' });
    expect(plan.checkRun!.summary).toContain('## Problems\n');
  });
});

describe('whatever the repository says', () => {
  const piece = fc.constantFrom(
    ...[
      '`',
      '```',
      '````',
      '|',
      '\\',
      '</details>',
      '<!-- ',
      ' -->',
      '@team',
      '#1',
      '[x](y)',
      '\n',
      '\r',
      '\u202e',
      '\u0000',
    ],
    ...[
      'https://evil.example',
      '::error::',
      'a',
      ' ',
      `<!-- ecs-reviewer v1 ECS802 ${'0'.repeat(16)} -->`,
      '"',
      '\ud800',
      '😀',
    ],
  );
  const word = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

  test('comments keep one details block and our marker, and stay within every limit', () => {
    fc.assert(
      fc.property(word, word, word, (name, message, value) => {
        const text = `name = "${value}"\nimage = "x"\n`;
        const outcome = outcomeOf({
          files: { [PATH]: text },
          findings: [
            {
              code: 'ECS802',
              mark: 'name',
              name,
              message,
              address: name,
              property: value,
              via: [{ kind: 'local', name: value }],
            },
            { code: 'ECS804', mark: 'image', name, message: value, fix: { kind: 'advice', text: message } },
          ],
          undecided: [{ code: 'ECS511', mark: 'image', reason: message }],
          notices: [{ path: name, message: value }],
        });
        const plan = planReport({ outcome, changes: added(text), existing: NOTHING, options: OPTIONS });
        for (const { body } of plan.review?.comments ?? []) {
          expect(body.match(/^<\/details>$/gm)).toHaveLength(1);
          expect(body.match(/^<!-- /gm)).toHaveLength(1);
          expect(body.split('\n').at(-1)).toMatch(/^<!-- ecs-reviewer v1 ECS80[24] [0-9a-f]{16} -->$/);
        }
        const rows = plan.checkRun!.summary.split('\n').filter((line) => /^\| (Critical|High|Medium)/.test(line));
        expect(rows).toHaveLength(2);
        for (const line of rows) expect(line.replace(/\\\|/g, '').split('|')).toHaveLength(6);
        for (const command of plan.logCommands) expect(command).toMatch(/^::(error|warning|notice) file=[^\r\n]*$/);
      }),
      { numRuns: 200 },
    );
  });

  test('a thousand findings fit into every limit, cut in whole items and counted', () => {
    const long = 'word '.repeat(700);
    const text = Array.from({ length: 2000 }, (_, index) => `name${String(index)} = ${'"x"'.repeat(40)};\n`).join('');
    const findings = Array.from({ length: 2000 }, (_, index): FindingFacts => ({
      code: index % 2 === 0 ? 'ECS802' : 'ECS201',
      mark: `name${String(index)} =`,
      name: `container-${String(index)}`,
      message: `${long} ${'abcdefghij'.charAt(index % 10)}${'klmnopqrst'.charAt(Math.floor(index / 10) % 10)}`,
    }));
    const outcome = outcomeOf({ files: { [PATH]: text }, findings });
    const plan = planReport({ outcome, changes: added(text), existing: NOTHING, options: OPTIONS });
    expect(plan.review!.comments).toHaveLength(20);
    for (const { body } of plan.review!.comments) expect(body.length).toBeLessThan(60_000);
    const { summary, title } = plan.checkRun!;
    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(65_535);
    expect(summary).toMatch(/… and \d+ more problems$/);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(new TextEncoder().encode(plan.jobSummary).length).toBeLessThan(1024 * 1024);
    expect(plan.annotations).toHaveLength(250);
    expect(plan.logCommands).toHaveLength(10);
    const rows = summary
      .split('\n')
      .filter((line) => line.startsWith('| Critical') || line.startsWith('| High')).length;
    const more = Number(/… and (\d+) more problems$/.exec(summary)![1]);
    expect(rows + more).toBe(2000);
  });

  test('every comment stands where GitHub takes it', () => {
    const lines = fc.array(fc.constantFrom('name = "app"', 'image = "x"', 'b', ''), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, fc.nat({ max: 39 }), (before, now, at) => {
        const text = `${now.join('\n')}\nname0\nmark\n`;
        const hunks = findHunks(`${before.join('\n')}\n`, text);
        const changes = changesOf([{ path: PATH, status: 'modified', sha: '', patch: renderPatch(hunks) }]);
        const span = now[at % now.length]!;
        const outcome = outcomeOf({
          files: { [PATH]: text },
          findings: [
            {
              code: 'ECS802',
              mark: span === '' ? 'mark' : span,
              edits: [
                ['mark$', '\nx = 1'],
                ['name0', 'name1'],
              ],
            },
            { code: 'ECS804', mark: 'name0', edits: [['name', 'NAME']] },
          ],
        });
        const { review } = planReport({ outcome, changes, existing: NOTHING, options: OPTIONS });
        for (const { path, line, startLine } of review?.comments ?? []) {
          const anchor = { path, line, side: 'RIGHT', ...(startLine === undefined ? {} : { start_line: startLine }) };
          expect(refuseAnchor(anchor, [{ path: PATH, hunks } as never])).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });
});
