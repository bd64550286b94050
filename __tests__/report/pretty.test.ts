import { describe, expect, test } from '@jest/globals';
import { COLOURS, PLAIN } from '../../src/report/palette.js';
import { renderPretty } from '../../src/report/pretty.js';
import { outcomeOf } from '../support/outcome.js';

const MAIN = `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{
    name  = "app"
    image = "nginx:1.27"
    environment = [
      { name = "DATABASE_PASSWORD", value = "hunter2hunter" },
    ]
  }])
}
`;

const outcome = outcomeOf({
  files: { 'infra/main.tf': MAIN },
  findings: [
    {
      code: 'ECS802',
      mark: 'name  = "app"',
      message: 'Container app names no user. Run it as an unprivileged user.',
      edits: [['image = "nginx:1.27"$', '\n    user  = "1000:1000"']],
      risk: 'An image that needs root stops working.',
    },
    {
      code: 'ECS201',
      mark: '"hunter2hunter"',
      message:
        'DATABASE_PASSWORD of container app holds a literal value (hun…, 13 characters). Take it from Secrets Manager.',
      property: 'environment[0].value',
    },
  ],
  undecided: [{ code: 'ECS511', mark: 'nginx', reason: 'var.image has no default' }],
  notices: [{ path: 'broken.tf', message: 'a brace is not closed' }],
});

describe('the terminal report', () => {
  test('shows place, message, frame, change and a summary, in the order of the file', () => {
    expect(renderPretty(outcome, { palette: PLAIN, width: 80, milliseconds: 214 }))
      .toBe(`infra/main.tf:3:5  high  ECS802 container-runs-as-root
  Container app names no user. Run it as an unprivileged user.

    2 │   container_definitions = jsonencode([{
    3 │     name  = "app"
      │     ─────────────
    4 │     image = "nginx:1.27"
  fix (proved):
   +     user  = "1000:1000"
  note: An image that needs root stops working.

infra/main.tf:6:45  critical  ECS201 plaintext-secret-in-environment
  DATABASE_PASSWORD of container app holds a literal value (hun…, 13
  characters). Take it from Secrets Manager.

    5 │     environment = [
    6 │       { name = "DATABASE_PASSWORD", value = "hun…" },
      │                                             ──────
    7 │     ]
  fix: Keep the value in Secrets Manager or Parameter Store and name it under
  \`secrets\` with its ARN in \`valueFrom\`. Rotate it: it is in the history.

Could not be decided:
  1 because var.image has no default (ECS511 aws_ecs_task_definition.web /
  container app)

Not read, or not completely:
  broken.tf: a brace is not closed

1 Security groups          pass
2 Secrets                  fail       1 critical
3 Task roles               pass
4 Logs                     pass
5 ECR features             undecided  1 undecided
6 Access control           pass
7 Audit                    not in this repository
8 Validate your resources  fail       1 high

1 file · 2 resources · 2 problems (1 critical, 1 high) · 1 can be fixed with --fix · 1 undecided · 1 notice · 0.21 s
`);
  });

  test('never shows a secret, neither in the frame of its neighbour nor in a change', () => {
    const { findings } = outcome;
    const near = outcomeOf({
      files: { 'infra/main.tf': MAIN },
      findings: [
        { code: 'ECS201', mark: '"hunter2hunter"' },
        {
          code: 'ECS804',
          mark: 'environment',
          edits: [['environment = [\n      { name = "DATABASE_PASSWORD"', 'environment = [{ name = "X"']],
        },
      ],
    });
    expect(findings).toHaveLength(2);
    const text = renderPretty(near, { palette: PLAIN, width: 100 });
    expect(text).not.toContain('hunter2');
    expect(text).toContain('hun…');
  });

  test('is one line when there is nothing to judge', () => {
    const { steps, ...empty } = outcomeOf({ files: { 'main.tf': '' } });
    const clean = { ...empty, steps: steps.map((step) => ({ ...step, status: 'not-applicable' as const })) };
    expect(renderPretty(clean, { palette: PLAIN, width: 80 })).toBe('1 file · 2 resources · 0 problems\n');
  });

  test('names the construct of a synthesised template first, and the template after it', () => {
    const cdk = outcomeOf({
      files: { 'cdk.out/App.template.json': '{\n  "Name": "app"\n}\n' },
      findings: [{ code: 'ECS802', mark: '"app"', source: { path: 'lib/app.ts', line: 14 } }],
    });
    const text = renderPretty(cdk, { palette: PLAIN, width: 80 });
    expect(text).toMatch(/^lib\/app\.ts:14 {2}high {2}ECS802/);
    expect(text).toContain('\n  in cdk.out/App.template.json:2:11\n');
  });

  test.each([
    ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['a direction override', 'a\u202eb', 'a\\u202eb'],
    ['an old workflow command', '##[error]x', '##\\u005berror]x'],
  ])('neutralises %s in the code', (_title, hostile, shown) => {
    const text = renderPretty(
      outcomeOf({ files: { 'a.tf': `name = "${hostile}"\n` }, findings: [{ code: 'ECS802', mark: 'name' }] }),
      { palette: PLAIN, width: 80 },
    );
    expect(text).toContain(shown);
    expect(text).not.toContain(hostile);
  });

  test.each(['::error::x', 'word '.repeat(3).trimEnd() + ' ::set-output name=a::b'])(
    'lets no message start a line with a workflow command: %s',
    (message) => {
      const text = renderPretty(
        outcomeOf({ files: { 'a.tf': 'name = 1\n' }, findings: [{ code: 'ECS802', mark: 'name', message }] }),
        { palette: PLAIN, width: 22 },
      );
      for (const line of text.split('\n')) expect(line.trimStart().startsWith('::')).toBe(false);
    },
  );

  test('keeps the place in view when the line is longer than the terminal', () => {
    const text = renderPretty(
      outcomeOf({
        files: { 'a.tf': `${'x'.repeat(300)} name = "app" ${'y'.repeat(300)}\n` },
        findings: [{ code: 'ECS802', mark: 'name = "app"' }],
      }),
      { palette: PLAIN, width: 60 },
    );
    expect(text).toMatch(/1 │ …x+ name = "app" y+…\n/);
    for (const line of text.split('\n').filter((one) => one.includes('│'))) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('shows of an endless line the place, and of a change in it how long the line is', () => {
    const text = renderPretty(
      outcomeOf({
        files: { 'a.tf': `${'x'.repeat(20_000)} name = "app" ${'y'.repeat(20_000)}\nnext\n` },
        findings: [{ code: 'ECS802', mark: 'name = "app"', edits: [['name = "app"', 'name = "web"']] }],
      }),
      { palette: PLAIN, width: 60 },
    );
    expect(text).toContain('1 │ …name = "app"…\n      │  ────────────\n');
    expect(text).toContain('   on a line of 40014 characters\n');
  });

  test('differs from the plain report only by its colours', () => {
    const coloured = renderPretty(outcome, { palette: COLOURS, width: 80 });
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(renderPretty(outcome, { palette: PLAIN, width: 80 }));
    expect(coloured).toContain('\u001b[1;31mcritical');
  });
});
