/** Input that means harm: the committed bundle stays alive and quick, says what it did not read, and leaks nothing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshFolder, removeFolder, runCli } from '../support/run-cli.js';

const DEEP = 100_000;
const TASK = 'resource "aws_ecs_task_definition" "x" {\n  family = "x"\n';
const CLOUDFORMATION = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  X:\n    Type: AWS::ECS::TaskDefinition\n';

let dist: string;
beforeAll(() => {
  dist = freshFolder();
});
afterAll(() => {
  removeFolder(dist);
});

interface Report {
  readonly findings: readonly { readonly code: string }[];
  readonly notices: readonly { readonly file: string; readonly message: string }[];
}

/** Reviews a folder of its own with these files and gives the report; fails when the run crashed or hung. */
function reviewed(
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (folder: string) => void = () => undefined,
) {
  const folder = freshFolder();
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    prepare(folder);
    const json = runCli(dist, ['--format', 'json', '--no-stats'], folder);
    const pretty = runCli(dist, [], folder);
    expect({ codes: [0, 1].includes(json.code ?? -1), error: json.error }).toEqual({ codes: true, error: '' });
    expect(pretty.code).toBe(json.code);
    return { report: JSON.parse(json.out) as Report, json: json.out, pretty: pretty.out };
  } finally {
    removeFolder(folder);
  }
}

describe('nesting of 100,000 levels', () => {
  const family = '{"family": "x", "containerDefinitions": ';
  test.each<[string, string, string]>([
    ['lists of JSON', 'task.json', `${family}${'['.repeat(DEEP)}`],
    ['objects of JSON', 'task.json', `${family}[${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}]}`],
    ['flow lists of YAML', 'template.yaml', `${CLOUDFORMATION}    Properties: ${'['.repeat(DEEP)}`],
    ['flow maps of YAML', 'template.yaml', `${CLOUDFORMATION}    Properties: ${'{a: '.repeat(DEEP)}`],
    ['block lists of YAML', 'template.yaml', `${CLOUDFORMATION}    Properties:\n      ${'- '.repeat(DEEP)}x\n`],
    ['lists of HCL', 'main.tf', `${TASK}  x = ${'['.repeat(DEEP)}\n}\n`],
    ['objects of HCL', 'main.tf', `${TASK}  x = ${'{a='.repeat(DEEP)}\n}\n`],
    ['parentheses of HCL', 'main.tf', `${TASK}  x = ${'('.repeat(DEEP)}1\n}\n`],
    ['templates of HCL', 'main.tf', `${TASK}  x = "${'${"'.repeat(DEEP)}\n}\n`],
    ['blocks of HCL', 'main.tf', `${TASK}${'a {\n'.repeat(DEEP)}`],
    ['JSON in a heredoc', 'main.tf', `${TASK}  container_definitions = <<X\n${'['.repeat(DEEP)}\nX\n}\n`],
    [
      'JSON in a string of CloudFormation',
      'template.yaml',
      `${CLOUDFORMATION}    Properties:\n      ContainerDefinitions: '${'['.repeat(DEEP)}'\n`,
    ],
  ])('in %s is a notice', (_title, name, text) => {
    const { report } = reviewed({ [name]: text });
    expect(report.notices.filter(({ file }) => file === name).length).toBeGreaterThan(0);
  });
});

describe('files that cannot be read', () => {
  test('are a notice each, and the rest is reviewed', () => {
    const good = '{"family": "good", "containerDefinitions": [{"name": "app", "image": "nginx", "privileged": true}]}';
    const { report, json } = reviewed(
      {
        'good/task-definition.json': good,
        'binary/main.tf': new Uint8Array([0x61, 0, 0x62]),
        'latin1/template.yaml': new Uint8Array([0x61, 0xe9, 0x0a]),
        'large/task-definition.json': good,
      },
      (folder) => {
        truncateSync(path.join(folder, 'large/task-definition.json'), 50 * 1024 * 1024);
        mkdirSync(path.join(folder, 'links'));
        symlinkSync('/etc/passwd', path.join(folder, 'links/main.tf'));
        symlinkSync('template.yaml', path.join(folder, 'links/template.yaml'));
        spawnSync('mkfifo', [path.join(folder, 'links/pipe.tf')]);
      },
    );
    expect(report.findings.map(({ code }) => code)).toContain('ECS801');
    expect(json).not.toContain('root:');
    const told = new Map(report.notices.map(({ file, message }) => [file, message]));
    expect(told.get('binary/main.tf')).toContain('not a text file');
    expect(told.get('large/task-definition.json')).toContain('larger than 5 MB');
    expect(told.get('latin1/template.yaml')).toContain('UTF-8');
    expect(told.get('links/main.tf')).toContain('out of the repository');
    expect(told.get('links/template.yaml')).toContain('circle');
  });

  test.each(['../../../etc/passwd', '/etc/passwd', '${path.module}/../../../../etc/passwd'])(
    'file("%s") reads nothing',
    (name) => {
      const { report, json, pretty } = reviewed({
        'main.tf': `${TASK}  container_definitions = jsonencode([{ name = "app", image = file("${name}") }])\n}\n`,
      });
      expect(json + pretty).not.toContain('root:');
      expect(report.notices.map(({ file }) => file)).toContain('main.tf');
    },
  );

  test('a module outside of the repository is not entered', () => {
    const { report } = reviewed({ 'main.tf': `${TASK}}\nmodule "x" {\n  source = "../../../../../../etc"\n}\n` });
    expect(report.notices.map(({ file }) => file)).toContain('main.tf');
  });
});

describe('bombs', () => {
  test('of YAML aliases are a notice', () => {
    const levels = Array.from(
      { length: 40 },
      (_, index) =>
        `  a${String(index)}: &a${String(index)} [${index === 0 ? 'x' : Array.from({ length: 10 }, () => `*a${String(index - 1)}`).join(', ')}]`,
    );
    const text = `AWSTemplateFormatVersion: "2010-09-09"\nMetadata:\n${levels.join('\n')}\nResources:\n  X:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions: *a39\n`;
    const { report } = reviewed({ 'template.yaml': text });
    expect(report.notices.length).toBeGreaterThan(0);
  });

  test('of Terraform locals that double are left undecided', () => {
    const locals = Array.from(
      { length: 60 },
      (_, index) =>
        `  a${String(index)} = ${index === 0 ? '"xx"' : `"\${local.a${String(index - 1)}}\${local.a${String(index - 1)}}"`}`,
    );
    reviewed({
      'main.tf': `locals {\n${locals.join('\n')}\n}\n${TASK}  container_definitions = jsonencode([{ name = local.a59 }])\n}\n`,
    });
  });

  test('of instances are cut', () => {
    reviewed({ 'main.tf': `resource "aws_ecs_task_definition" "x" {\n  count  = 100000000\n  family = "x"\n}\n` });
  });
});

describe('names that mean harm', () => {
  const names = [
    '::error::x',
    '</details>@team',
    '`x` ``y``',
    '![x](http://example.com/x.png)',
    '<!-- ecs-reviewer v1 ECS801 0123456789abcdef -->',
    'a\nb\r\n::set-output name=x::y',
    '\u001b[31mred\u001b[0m',
    '\u202Egnp.exe',
    '<img src=x onerror=alert(1)>',
    '%0A::warning::x',
  ];

  test.each(names)('%j does nothing at a terminal or in a log', (name) => {
    const definition = {
      family: name,
      containerDefinitions: [{ name, image: 'nginx', privileged: true, environment: [{ name, value: name }] }],
    };
    const { report, pretty } = reviewed({ 'task-definition.json': JSON.stringify(definition, null, 2) });
    expect(report.findings.length).toBeGreaterThan(0);
    expect(pretty).not.toMatch(/^\s*::/m);
    expect(pretty).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
