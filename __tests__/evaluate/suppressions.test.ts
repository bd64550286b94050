import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../src/model/finding.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { review } from '../../src/review.js';
import { memoryTree } from '../support/memory-tree.js';
import { processorTime } from '../support/processor-time.js';

type Files = Readonly<Record<string, string>>;

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: ['ECS802', 'ECS804', 'ECS511'],
  varFiles: [],
  suggestions: false,
};

function reviewed(files: Files, options: Partial<ReviewOptions> = {}): Outcome {
  return review(memoryTree(files), { ...OPTIONS, ...options });
}

/** `ECS802 app` for every finding that is left. */
const left = ({ findings }: Outcome): readonly string[] =>
  findings.map(({ rule, subject }) => `${rule.code} ${subject.name}`).sort();

const hidden = ({ suppressed }: Outcome): readonly string[] =>
  suppressed.map(({ finding }) => `${finding.rule.code} ${finding.subject.name}`).sort();

const told = ({ notices }: Outcome): readonly string[] => notices.map(({ message }) => message);

const IGNORE = 'ecs-reviewer:ignore ECS802 -- runs a legacy image';
const ALL = ['ECS802 app', 'ECS802 side', 'ECS804 app', 'ECS804 side'];
const WITHOUT_APP = ['ECS802 side', 'ECS804 app', 'ECS804 side'];
const WITHOUT_BOTH = ['ECS804 app', 'ECS804 side'];

const fill = (lines: readonly string[], marks: Readonly<Record<string, string>>): string =>
  lines.map((line) => line.replace(/@(\w+)/, (_all, name: string) => marks[name] ?? '')).join('\n');

/** Two containers without `user`, with a place for a comment at every `@`. */
const terraform = (marks: Readonly<Record<string, string>>): Files => ({
  'main.tf': fill(
    [
      '@top',
      'locals {',
      '  @local',
      '  app = {',
      '    @name',
      '    name  = "app" @end',
      '    @image',
      '    image = "nginx:1.27"',
      '    @last',
      '  } @close',
      '}',
      '@resource',
      'resource "aws_ecs_task_definition" "web" { @open',
      '  @family',
      '  family = "web"',
      '  @attribute',
      '  container_definitions = jsonencode([',
      '    local.app,',
      '    @item',
      '    { name = "side", image = "nginx:1.27" }, @oneline',
      '  ])',
      '}',
      '@bottom',
      '',
    ],
    marks,
  ),
});

const yaml = (marks: Readonly<Record<string, string>>): Files => ({
  'stack.yaml': fill(
    [
      '@top',
      'Resources:',
      '  @resource',
      '  Task: @open',
      '    @type',
      '    Type: AWS::ECS::TaskDefinition',
      '    Properties:',
      '      @list',
      '      ContainerDefinitions:',
      '        @item',
      '        - @dash',
      '          Name: app @end',
      '          @image',
      '          Image: nginx:1.27',
      '        @side',
      '        - Name: side @sidename',
      '          Image: nginx:1.27',
      '',
    ],
    marks,
  ),
});

const json = (marks: Readonly<Record<string, string>>): Files => ({
  'task-definition.json': fill(
    [
      '@top',
      '{ @open',
      '  "family": "web",',
      '  @list',
      '  "containerDefinitions": [',
      '    @item',
      '    {',
      '      @name',
      '      "name": "app", @end',
      '      @image',
      '      "image": "nginx:1.27"',
      '    },',
      '    { "name": "side", "image": "nginx:1.27" } @oneline',
      '  ]',
      '}',
      '',
    ],
    marks,
  ),
});

type Row = readonly [place: string, files: Files, left: readonly string[]];

const hash = `# ${IGNORE}`;
const slashes = `// ${IGNORE}`;
const block = `/* ${IGNORE} */`;

const COVERED: readonly Row[] = [
  ['above the local of a container', terraform({ local: hash }), WITHOUT_APP],
  ['above the line of the problem', terraform({ name: slashes }), WITHOUT_APP],
  ['at the end of that line', terraform({ end: block }), WITHOUT_APP],
  ['above further comment lines', terraform({ local: `${hash}\n\n  # more\n  /* and\n more */` }), WITHOUT_APP],
  ['in a block comment of several lines', terraform({ local: `/*\n   * ${IGNORE}\n   */` }), WITHOUT_APP],
  [
    'in a block comment in front of the code',
    terraform({ oneline: '', item: block }),
    ['ECS802 app', 'ECS804 app', 'ECS804 side'],
  ],
  ['above the resource', terraform({ resource: hash }), WITHOUT_BOTH],
  ['behind the bracket that opens the resource', terraform({ open: hash }), WITHOUT_BOTH],
  [
    'above the attribute of all containers',
    terraform({ attribute: hash }),
    ['ECS802 app', 'ECS804 app', 'ECS804 side'],
  ],
  ['at the end of a container on one line', terraform({ oneline: hash }), ['ECS802 app', 'ECS804 app', 'ECS804 side']],
  ['above an item of a YAML list', yaml({ item: hash }), WITHOUT_APP],
  ['behind the dash of an item', yaml({ dash: hash }), WITHOUT_APP],
  ['behind the first entry of an item', yaml({ sidename: hash }), ['ECS802 app', 'ECS804 app', 'ECS804 side']],
  ['behind the name in YAML', yaml({ end: hash }), WITHOUT_APP],
  ['above the resource in YAML', yaml({ resource: hash }), WITHOUT_BOTH],
  ['behind the logical id', yaml({ open: hash }), WITHOUT_BOTH],
  ['above the list in YAML', yaml({ list: hash }), WITHOUT_BOTH],
  ['above a container in JSON', json({ item: slashes }), WITHOUT_APP],
  ['behind the name in JSON', json({ end: slashes }), WITHOUT_APP],
  ['behind a container on one line of JSON', json({ oneline: block }), ['ECS802 app', 'ECS804 app', 'ECS804 side']],
  ['above all of a JSON text', json({ top: slashes }), WITHOUT_BOTH],
  ['above the list in JSON', json({ list: block }), WITHOUT_BOTH],
];

const NOT_COVERED: readonly Row[] = [
  ['above another attribute', terraform({ image: hash }), ALL],
  ['above the first attribute of the resource', terraform({ family: hash }), ALL],
  ['below the problem, at the end of its block', terraform({ last: hash }), ALL],
  ['behind the bracket that closes it', terraform({ close: hash }), ALL],
  ['below everything', terraform({ bottom: hash }), ALL],
  ['above the first key of a YAML resource', yaml({ type: hash }), ALL],
  ['above another key in YAML', yaml({ image: hash }), ALL],
  ['above another key in JSON', json({ image: slashes }), ALL],
];

describe('a suppression in a comment', () => {
  test.each(COVERED)('counts %s', (_place, files, expected) => {
    const outcome = reviewed(files);
    expect({ left: left(outcome), told: told(outcome) }).toEqual({ left: expected, told: [] });
    expect(hidden(outcome)).toEqual(ALL.filter((one) => !expected.includes(one)));
    expect(outcome.suppressed.every(({ directive }) => directive.reason === 'runs a legacy image')).toBe(true);
  });

  test.each(NOT_COVERED)('suppresses nothing %s, and that is told', (_place, files, expected) => {
    const outcome = reviewed(files);
    expect({ left: left(outcome), hidden: hidden(outcome) }).toEqual({ left: expected, hidden: [] });
    expect(told(outcome)).toEqual(['the suppression of ECS802 suppresses nothing any more; take it out']);
  });

  test.each([
    ['codes in any case', 'ecs-reviewer:ignore ecs802,Ecs804 -- x1'],
    ['names in any case', 'ecs-reviewer:ignore container-runs-as-ROOT, writable-root-filesystem -- x1'],
    ['commas with spaces', 'ecs-reviewer:ignore   ECS802 ,  ECS804   --   x1'],
  ])('takes %s', (_title, words) => {
    const outcome = reviewed(terraform({ local: `# ${words}` }));
    expect(left(outcome)).toEqual(['ECS802 side', 'ECS804 side']);
    expect(outcome.suppressed[0]?.directive).toMatchObject({ reason: 'x1', codes: ['ECS802', 'ECS804'] });
  });

  test('stacks with others for the same code', () => {
    const outcome = reviewed(terraform({ local: `${hash}\n  # ecs-reviewer:ignore ECS804 -- x1` }));
    expect(left(outcome)).toEqual(['ECS802 side', 'ECS804 side']);
  });

  test.each([
    ['Terraform', terraform({ top: `# ecs-reviewer:ignore-file ECS802 -- x1` })],
    ['YAML', yaml({ top: `# ecs-reviewer:ignore-file ECS802 -- x1` })],
    ['JSON', json({ top: `// ecs-reviewer:ignore-file ECS802 -- x1` })],
  ])('counts for a whole file of %s', (_format, files) => {
    expect(left(reviewed(files))).toEqual(WITHOUT_BOTH);
  });
});

describe('near misses of a suppression', () => {
  const marked = (comment: string): Outcome => reviewed(terraform({ local: comment }));

  test.each([
    ['in a string', terraform({ local: `note = "# ${IGNORE}"` })],
    ['in a heredoc', terraform({ local: `note = <<EOT\n# ${IGNORE}\nEOT` })],
    ['in a YAML string', yaml({ type: `Description: "# ${IGNORE}"` })],
    ['in a YAML block scalar', yaml({ type: `Description: |\n      # ${IGNORE}` })],
    ['in a JSON string', json({ name: `"x": "// ${IGNORE}",` })],
    ['as an example in a sentence', terraform({ local: `# write ${IGNORE}` })],
    ['with a space in the word', terraform({ local: '# ecs-reviewer: ignore ECS802 -- x1' })],
    ['with another word', terraform({ local: '# ecsreviewer:ignore ECS802 -- x1' })],
    ['in capitals', terraform({ local: '# ECS-REVIEWER:IGNORE ECS802 -- x1' })],
    ['for another scanner', terraform({ local: '# checkov:skip=CKV_AWS_336:x1' })],
  ])('suppress nothing %s', (_title, files) => {
    const outcome = reviewed(files);
    expect({ left: left(outcome), hidden: hidden(outcome) }).toEqual({ left: ALL, hidden: [] });
  });

  test.each([
    ['no reason', 'ecs-reviewer:ignore ECS802', /gives no reason; write "-- "/],
    ['an empty reason', 'ecs-reviewer:ignore ECS802 -- ', /gives no reason/],
    ['a reason of marks alone', 'ecs-reviewer:ignore ECS802 -- ...', /gives no reason/],
    ['a reason without the dashes', 'ecs-reviewer:ignore ECS802 legacy image', /gives no reason/],
    ['no rule', 'ecs-reviewer:ignore -- x1', /names no rule/],
    ['an unknown code', 'ecs-reviewer:ignore ECS8022 -- x1', /"ECS8022" is no rule\. Did you mean "ECS802"\?/],
    ['a misspelled name', 'ecs-reviewer:ignore container-run-as-root -- x1', /Did you mean "container-runs-as-root"\?/],
    ['a colon for a space', 'ecs-reviewer:ignore:ECS802 -- x1', /":ECS802" is no rule\. Did you mean "ECS802"\?/],
    ['an unknown verb', 'ecs-reviewer:ignore-line ECS802 -- x1', /means nothing; write "ecs-reviewer:ignore"/],
    ['the reason on the next line', 'ecs-reviewer:ignore ECS802\n  # -- x1', /gives no reason/],
  ])('with %s are told where they stand', (_title, words, message) => {
    const outcome = marked(`# ${words}`);
    expect({ left: left(outcome), hidden: hidden(outcome) }).toEqual({ left: ALL, hidden: [] });
    const { text } = outcome.files.get('main.tf')!;
    expect(outcome.notices).toMatchObject([
      { path: 'main.tf', offset: text.indexOf('ecs-reviewer:'), message: expect.stringMatching(message) },
    ]);
  });

  test('of several rules one that is unknown does not hold back the others', () => {
    const outcome = marked('# ecs-reviewer:ignore ECS802,ECS8044 -- x1');
    expect(left(outcome)).toEqual(WITHOUT_APP);
    expect(told(outcome)).toEqual([expect.stringContaining('"ECS8044" is no rule')]);
  });

  test('for a whole file below its first 20 lines are told', () => {
    const outcome = reviewed(terraform({ bottom: '# ecs-reviewer:ignore-file ECS802 -- x1' }));
    expect(left(outcome)).toEqual(ALL);
    expect(told(outcome)).toEqual([expect.stringContaining('counts only in the first 20 lines')]);
  });

  test('that are thousands stay cheap and are cut', () => {
    const started = processorTime();
    const outcome = marked('# ecs-reviewer:ignore nonsense -- x1\n'.repeat(5000));
    expect(outcome.notices).toHaveLength(50);
    expect(processorTime() - started).toBeLessThan(5000);
  });
});

describe('a suppression that has nothing to do', () => {
  const files = terraform({ resource: '# ecs-reviewer:ignore ECS511 -- x1' });

  test('is told when its rule ran', () => {
    expect(told(reviewed(files))).toEqual(['the suppression of ECS511 suppresses nothing any more; take it out']);
  });

  test('is not told when its rule did not run', () => {
    expect(told(reviewed(files, { only: ['ECS802'] }))).toEqual([]);
  });

  test('is not told when nothing of the deployment unit is judged', () => {
    expect(told(reviewed({ 'main.tf': '# ecs-reviewer:ignore ECS511 -- x1\nresource "aws_vpc" "x" {}\n' }))).toEqual(
      [],
    );
  });

  test('is not told when the check could not be decided', () => {
    const text = terraform({ item: '# ecs-reviewer:ignore ECS511 -- x1' })['main.tf']!;
    const unknown = `variable "image" {}\n${text.replace('"side", image = "nginx:1.27"', '"side", image = var.image')}`;
    const outcome = reviewed({ 'main.tf': unknown });
    expect(outcome.undecided.map(({ rule }) => rule.code)).toContain('ECS511');
    expect(told(outcome)).toEqual([]);
  });

  test('is not told when its file was not read completely', () => {
    const outcome = reviewed({ 'main.tf': `${files['main.tf']!}\nresource "aws_vpc" "x" {\n  y =\n}\n` });
    expect(told(outcome).some((message) => message.includes('any more'))).toBe(false);
  });
});

describe('a suppression in the metadata of a resource', () => {
  const template = (own: unknown): Files => ({
    'stack.json': JSON.stringify({
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Metadata: { 'ecs-reviewer': own },
          Properties: { ContainerDefinitions: ['app', 'side'].map((Name) => ({ Name, Image: 'nginx:1.27' })) },
        },
      },
    }),
  });

  test.each([
    ['a list of entries', { ignore: [{ rule: 'ECS802', reason: 'x1' }] }],
    ['one entry', { ignore: { rule: 'container-runs-as-root', reason: 'x1' } }],
    ['several rules in a string', { ignore: [{ rule: 'ECS802, ECS511', reason: 'x1' }] }],
    ['several rules in a list', { ignore: [{ rule: ['ecs802', 'ECS511'], reason: 'x1' }] }],
  ])('may be %s', (_title, own) => {
    const outcome = reviewed(template(own), { only: ['ECS802', 'ECS804'] });
    expect({ left: left(outcome), told: told(outcome) }).toEqual({ left: WITHOUT_BOTH, told: [] });
    expect(outcome.suppressed[0]?.directive.reason).toBe('x1');
  });

  test('works in YAML with short functions around it', () => {
    const metadata =
      'Metadata: { ecs-reviewer: { ignore: [{ rule: ECS802, reason: !Sub "x" }, { rule: ECS804, reason: x1 }] } }';
    const outcome = reviewed(yaml({ type: metadata }));
    expect(left(outcome)).toEqual(['ECS802 app', 'ECS802 side']);
    expect(told(outcome)).toEqual([expect.stringContaining('gives no reason')]);
  });

  test.each([
    ['no reason', { ignore: [{ rule: 'ECS802' }] }, /gives no reason$/],
    ['an unknown rule', { ignore: [{ rule: 'ECS82', reason: 'x1' }] }, /"ECS82" is no rule/],
    ['no rule', { ignore: [{ reason: 'x1' }] }, /write ecs-reviewer: \{ ignore/],
    ['no list', { skip: 'ECS802' }, /write ecs-reviewer: \{ ignore/],
    ['only words', 'ECS802', /write ecs-reviewer: \{ ignore/],
    ['words in the list', { ignore: ['ECS802'] }, /write ecs-reviewer: \{ ignore/],
  ])('with %s is told', (_title, own, message) => {
    const outcome = reviewed(template(own));
    expect(left(outcome)).toEqual(ALL);
    expect(outcome.notices).toMatchObject([{ offset: expect.any(Number), message: expect.stringMatching(message) }]);
  });
});

describe('what belongs together', () => {
  const secret = (comment: string): Files => ({
    'main.tf': `resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([{
    name  = "app"
    image = "nginx:1.27"
    environment = [
      ${comment}
      { name = "AWS_SECRET_ACCESS_KEY", value = "wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz" },
    ]
  }])
}
`,
  });

  test.each(['ECS201', 'ECS203'])('the sharper and the blunter rule go by suppressing %s', (code) => {
    const outcome = reviewed(secret(`# ecs-reviewer:ignore ${code} -- an example`), { only: ['ECS201', 'ECS203'] });
    expect({ left: left(outcome), told: told(outcome) }).toEqual({ left: [], told: [] });
    expect(outcome.suppressed).toMatchObject([{ finding: { rule: { code: 'ECS203' }, also: ['ECS201'] } }]);
  });

  test('a literal of two resources stays a problem as long as one of them does not suppress it', () => {
    const resource = (name: string, comment: string): string => `${comment}
resource "aws_ecs_task_definition" "${name}" {
  family                = "${name}"
  container_definitions = jsonencode([local.app])
}
`;
    const local = 'locals {\n  app = { name = "app", image = "nginx:1.27", user = "root" }\n}\n';
    const files = (...comments: readonly string[]): Files => ({
      'main.tf': `${local}${resource('a', comments[0] ?? '')}${resource('b', comments[1] ?? '')}`,
    });
    const only = ['ECS802'];
    expect(reviewed(files(hash), { only })).toMatchObject({
      findings: [{ subject: { resource: { address: 'aws_ecs_task_definition.b' } } }],
      suppressed: [],
      notices: [],
    });
    expect(hidden(reviewed(files(hash, hash), { only }))).toEqual(['ECS802 app']);
  });

  test('verdict, counts and steps do not know what is suppressed', () => {
    const outcome = reviewed(terraform({ top: '# ecs-reviewer:ignore-file ECS802,ECS804 -- x1' }));
    expect(outcome).toMatchObject({ verdict: 'success', findings: [], counts: { high: 0 } });
    expect(outcome.steps.find(({ step }) => step === 8)?.status).toBe('pass');
    expect(outcome.suppressed).toHaveLength(4);
  });
});

test('comments without the exact word never suppress anything and never fail', () => {
  const word = fc.constantFrom(
    'ecs-reviewer',
    ':',
    'ignore',
    'ECS802',
    '--',
    'x1',
    ' ',
    '\n# ',
    '\n// ',
    '*/ /*',
    '#',
    '"',
    '-file',
    '<<E',
    '${',
  );
  const comment = fc.array(word, { maxLength: 25 }).map((words) => `# ${words.join('')}`);
  fc.assert(
    fc.property(comment, fc.constantFrom('local', 'end', 'resource', 'bottom'), (text, place) => {
      fc.pre(!text.includes('ecs-reviewer:ignore'));
      const outcome = reviewed(terraform({ [place]: text }));
      const yamlOutcome = reviewed(yaml({ item: text.replace(/\n(?!#)/g, '\n# '), top: '#' }));
      expect([...hidden(outcome), ...hidden(yamlOutcome)]).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
