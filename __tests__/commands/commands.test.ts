import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { commandHelp, HELP } from '../../src/commands/command.js';
import { COMMANDS } from '../../src/commands/commands.js';
import { completionText } from '../../src/commands/completion.js';
import { explainText } from '../../src/commands/explain.js';
import { initialFiles, initText } from '../../src/commands/init.js';
import { rulesText } from '../../src/commands/rules.js';
import { FLAGS, helpText } from '../../src/config/flags.js';
import { readArguments } from '../../src/io/arguments.js';
import { locationOf } from '../../src/io/locations.js';
import { writeNew, writeOutput } from '../../src/io/terminal.js';
import { openWorkingTree } from '../../src/io/working-tree.js';
import { PLAIN } from '../../src/report/palette.js';
import { review } from '../../src/review.js';
import { RULES } from '../../src/rules/index.js';

const flagsOf = (command: string) => [...(COMMANDS.find(({ name }) => name === command)?.flags ?? []), HELP];
const rules = (...argv: readonly string[]): string => rulesText(readArguments(argv, flagsOf('rules')), RULES);
const explain = (...argv: readonly string[]): string => explainText(readArguments(argv, flagsOf('explain')), PLAIN);
const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}(ECS\d+) /gm)].map(([, code = '']) => code);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'commands-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('rules', () => {
  test('lists every rule, by step', () => {
    expect(codesIn(rules())).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((step) => RULES.filter((one) => one.step === step).map(({ code }) => code)),
    );
    expect(rules()).toMatch(new RegExp(`\\n${String(RULES.length)} rules\\n$`));
  });

  test('filters by step and tier', () => {
    const wanted = RULES.filter(({ step, tier }) => step === 8 && tier === 'A').map(({ code }) => code);
    expect(codesIn(rules('--step', '8', '--tier', 'a'))).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(0);
  });

  test('--coverage counts the checks of each scanner that have an equivalent', () => {
    const lines = rules('--coverage').trimEnd().split('\n');
    const trivy = lines
      .find((line) => line.startsWith('Trivy'))!
      .trim()
      .split(/ +/);
    expect(trivy).toHaveLength(10);
    const cells = trivy.slice(1).map((cell) => (cell === '-' ? [0, 0] : cell.split('/').map(Number)));
    for (const index of [0, 1]) {
      const sum = cells.slice(0, -1).reduce((total, cell) => total + (cell[index] ?? 0), 0);
      expect(cells.at(-1)?.[index]).toBe(sum);
    }
    expect(cells.at(-1)?.[0]).toBeGreaterThan(20);
    expect(rules('--coverage', '--step', '5').split('\n')[1]?.trim().split(/ {2,}/)).toEqual(['step 5', 'all']);
  });

  test.each([
    [['--step', '9'], '--step is "9"; it can be 1, 2, 3, 4, 5, 6, 7 or 8.'],
    [['--tier', 'd'], '--tier is "d"; it can be a, b or c.'],
    [['--covrage'], 'Did you mean "coverage"?'],
    [['ECS804'], 'explain shows one rule'],
  ])('refuses %j', (argv, message) => {
    expect(() => rules(...argv)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
  });
});

describe('explain', () => {
  test.each(RULES.map(({ code, name }) => [code, name]))(
    '%s shows the page of the rule, by its name as well',
    (code, name) => {
      const text = explain(code);
      expect(text).toContain(`${code} ${name}`);
      expect(text).toContain(`/docs/rules/${code}.md`);
      expect(explain(name.toUpperCase())).toBe(text);
    },
  );

  test('shows a finding with its value and the way by which it came', () => {
    writeFileSync(
      path.join(folder, 'main.tf'),
      `variable "root" {
  default = false
}
locals {
  root = var.root
}
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = jsonencode([{ name = "app", image = "nginx:1.27", readonlyRootFilesystem = local.root }])
}
`,
    );
    const options = {
      failOn: 'high',
      preset: 'strict',
      relevance: 'ecs',
      only: [],
      varFiles: [],
      suggestions: false,
    } as const;
    const { findings } = review(openWorkingTree(folder), options);
    const { fingerprint } = findings.find(({ rule }) => rule.code === 'ECS804')!;
    const text = explain(fingerprint.slice(0, 10), folder);
    expect(text).toMatch(/^main\.tf:\d+:\d+ {2}\w+ {2}ECS804 /);
    expect(text).toContain('  value: false\n');
    expect(text).toMatch(/ {2}comes by: .*variable var\.root.*local local\.root/);
    expect(text).toContain(`  fingerprint: ${fingerprint}\n`);
    expect(text).toContain('/docs/rules/ECS804.md');
  });

  test.each([
    [[], 'explain needs the code of a rule'],
    [['ECS80'], 'explain names "ECS80", which is no rule. Did you mean "ECS801"?'],
  ])('refuses %j', (argv, message) => {
    expect(() => explain(...argv)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
  });

  test('says when no finding has the fingerprint', () => {
    expect(() => explain('0123456789abcdef', folder)).toThrow('No finding here has the fingerprint 0123456789abcdef');
  });
});

describe('init', () => {
  test('writes a workflow with the permissions and steps that README names', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    interface Workflow {
      readonly permissions: unknown;
      readonly jobs: { readonly review: { readonly steps: unknown } };
    }
    const written = parse(initialFiles().get('.github/workflows/ecs-reviewer.yml') ?? '') as Workflow;
    const documented = parse(example) as Workflow;
    expect(written.permissions).toEqual(documented.permissions);
    expect(written.jobs.review.steps).toEqual(documented.jobs.review.steps);
  });

  test('writes a configuration that editors complete', () => {
    expect(initialFiles().get('.github/ecs-reviewer.yml')).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\n/);
  });

  test('overwrites nothing, and then writes nothing', () => {
    writeNew(folder, initialFiles());
    expect(() => {
      writeNew(folder, initialFiles());
    }).toThrow('are there already; nothing was written.');
    rmSync(path.join(folder, '.github/ecs-reviewer.yml'));
    expect(() => {
      writeNew(folder, initialFiles());
    }).toThrow('.github/workflows/ecs-reviewer.yml is there already');
    expect(existsSync(path.join(folder, '.github/ecs-reviewer.yml'))).toBe(false);
  });

  test('says what it found and which permissions are needed', () => {
    const found = { taskDefinitions: [], cloudFormation: [], cdkAssemblies: ['cdk.out'], terraform: true };
    expect(initText(found)).toMatch(/^Found 1 CDK output folder, Terraform code\.\n/);
    expect(initText(found)).toContain('pull-requests: write');
    expect(initText({ ...found, cdkAssemblies: [], terraform: false })).toContain('no infrastructure code here yet');
  });
});

describe('completion', () => {
  const script = (shell: string): string => completionText({ paths: [shell] }, COMMANDS);

  test.each(['bash', 'zsh', 'fish'])('for %s knows every command and option', (shell) => {
    for (const { name } of COMMANDS) expect(script(shell)).toContain(name);
    for (const { name } of FLAGS) expect(script(shell)).toContain(name);
  });

  test.each([
    [['ecs-reviewer', 'ex'], 'explain'],
    [['ecs-reviewer', 'rules', '--co'], '--coverage'],
    [['ecs-reviewer', '--fail'], '--fail-on'],
    [['ecs-reviewer', 'completion', 'z'], 'zsh'],
  ])('in bash %j becomes %s', (typed, expected) => {
    const typing = `COMP_WORDS=(${typed.join(' ')}); COMP_CWORD=${String(typed.length - 1)}; _ecs_reviewer; echo "\${COMPREPLY[*]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${script('bash')}\n${typing}`], { encoding: 'utf8' });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: expected, stderr: '' });
  });

  test('refuses a shell that it does not know', () => {
    expect(() => script('bsh')).toThrow('Did you mean "bash"?');
  });
});

describe('every command', () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s has a help, and the main help names it',
    (name, command) => {
      const text = commandHelp(command);
      expect(text).toMatch(new RegExp(`^Usage: ecs-reviewer ${name}\\b`));
      for (const flag of command.flags) expect(text).toContain(`--${flag.name}`);
      expect(helpText(COMMANDS)).toMatch(new RegExp(`^  ${name} `, 'm'));
    },
  );

  test('is suggested when its name is misspelt', () => {
    expect(() => locationOf(['explian'], folder, ['explain', 'rules'])).toThrow('Did you mean "explain"?');
  });
});

describe('--output', () => {
  test('makes the folders that the file needs', () => {
    writeOutput(path.join(folder, 'a/b/report.txt'), 'text\n');
    expect(readFileSync(path.join(folder, 'a/b/report.txt'), 'utf8')).toBe('text\n');
  });

  test('says when the file cannot be written', () => {
    expect(() => {
      writeOutput(folder, 'text');
    }).toThrow(expect.objectContaining({ name: 'UserError', message: expect.stringContaining('cannot be written') }));
  });
});
