/** What `terraform show -json` prints, alone and beside the source that it was made from. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FixedFinding, Outcome } from '../../../src/model/finding.js';
import type { Tree } from '../../../src/model/ports.js';
import { withTexts } from '../../../src/overlay.js';
import { review } from '../../../src/review.js';
import { memoryTree } from '../../support/memory-tree.js';

const RULES = ['ECS103', 'ECS201', 'ECS511', 'ECS801'];
const SECRET = 'hunter2-not-a-real-password';

const SOURCE = `variable "privileged" {}
variable "tag" {}
variable "password" {}
variable "n" {}

resource "aws_security_group" "web" {
  name = "web"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_task_definition" "app" {
  count  = var.n
  family = "app"
  container_definitions = jsonencode([{
    name        = "app"
    image       = "nginx:\${var.tag}"
    privileged  = var.privileged
    environment = [{ name = "DB_PASSWORD", value = var.password }]
  }])
}
`;

interface Container {
  readonly privileged?: boolean;
  readonly image?: string;
  readonly password?: string;
}

interface PlanFacts {
  readonly container?: Container;
  readonly sensitive?: boolean;
  readonly version?: string;
  readonly state?: boolean;
}

const containers = ({ privileged = true, image = 'nginx:latest', password = SECRET }: Container): string =>
  JSON.stringify([{ environment: [{ name: 'DB_PASSWORD', value: password }], image, name: 'app', privileged }]);

const GROUP = {
  address: 'aws_security_group.web',
  mode: 'managed',
  type: 'aws_security_group',
  name: 'web',
  values: {
    name: 'web',
    ingress: [{ cidr_blocks: ['0.0.0.0/0'], from_port: 22, to_port: 22, protocol: 'tcp', self: false }],
  },
};

function planText({ container = {}, sensitive = false, version = '1.2', state = false }: PlanFacts = {}): string {
  const mark = sensitive ? { container_definitions: true } : {};
  const task = {
    address: 'aws_ecs_task_definition.app[0]',
    mode: 'managed',
    type: 'aws_ecs_task_definition',
    name: 'app',
    index: 0,
    values: { family: 'app', container_definitions: containers(container), task_role_arn: null },
    sensitive_values: mark,
  };
  const { address, mode, type, name, index } = task;
  const change = { actions: ['create'], before: null, after: {}, after_unknown: { arn: true }, after_sensitive: mark };
  const values = { root_module: { resources: [task, GROUP] } };
  const facts = { format_version: version, terraform_version: '1.11.4' };
  if (state) return JSON.stringify({ ...facts, values });
  return JSON.stringify({
    ...facts,
    planned_values: values,
    resource_changes: [{ address, mode, type, name, index, change }],
  });
}

function reviewed(tree: Tree): Outcome {
  return review(tree, {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: RULES,
    varFiles: [],
    suggestions: true,
  });
}

const codes = ({ findings }: Outcome): readonly string[] => findings.map(({ rule }) => rule.code).sort();
const textAt = ({ file, span }: FixedFinding): string => file.text.slice(span.start, span.end);

function found(outcome: Outcome, code: string): FixedFinding {
  const finding = outcome.findings.find(({ rule }) => rule.code === code);
  if (finding === undefined) throw new Error(`${code} was not found`);
  return finding;
}

describe('a plan beside its source', () => {
  test('decides what the source leaves open, at the expressions of the source', () => {
    const outcome = reviewed(memoryTree({ 'main.tf': SOURCE, 'plan.json': planText() }));
    expect(codes(outcome)).toEqual(['ECS103', 'ECS201', 'ECS511', 'ECS801']);
    expect(outcome.undecided).toEqual([]);
    expect(textAt(found(outcome, 'ECS801'))).toBe('var.privileged');
    expect(textAt(found(outcome, 'ECS511'))).toBe('"nginx:${var.tag}"');
    expect(found(outcome, 'ECS801')).toMatchObject({
      format: 'terraform',
      address: 'aws_ecs_task_definition.app[0] / container app',
      file: { path: 'main.tf' },
    });
  });

  test('leaves literals of the source where they can be edited', () => {
    const outcome = reviewed(memoryTree({ 'main.tf': SOURCE, 'plan.json': planText() }));
    expect(found(outcome, 'ECS103').fix?.kind).toBe('edits');
    const literal = SOURCE.replace('var.privileged\n', 'true\n');
    const fixable = reviewed(memoryTree({ 'main.tf': literal, 'plan.json': planText() }));
    expect(found(fixable, 'ECS801').fix).toMatchObject({ kind: 'edits', edits: [{ path: 'main.tf', text: 'false' }] });
  });

  test('finds nothing that it knows to be right', () => {
    const sound = planText({ container: { privileged: false, image: 'nginx:1.27.2', password: '' } });
    expect(codes(reviewed(memoryTree({ 'main.tf': SOURCE, 'plan.json': sound })))).toEqual(['ECS103']);
  });

  test('never shows what is sensitive, and judges nothing of it', () => {
    const outcome = reviewed(memoryTree({ 'main.tf': SOURCE, 'plan.json': planText({ sensitive: true }) }));
    expect(codes(outcome)).toEqual(['ECS103']);
    expect(JSON.stringify([outcome.findings, [...outcome.files.values()]])).not.toContain(SECRET);
  });

  test('gives way where the source was edited after it was made', () => {
    const literal = SOURCE.replace('var.privileged\n', 'true\n');
    const tree = memoryTree({ 'main.tf': literal, 'plan.json': planText() });
    const edited = withTexts(tree, new Map([['main.tf', literal.replace('= true\n', '= false\n')]]));
    expect(codes(reviewed(edited))).toEqual(['ECS103', 'ECS201', 'ECS511']);
  });
});

describe('a plan alone', () => {
  test('is judged by itself, and nothing in it can be edited', () => {
    const outcome = reviewed(memoryTree({ 'out/plan.json': planText() }));
    expect(codes(outcome)).toEqual(['ECS103', 'ECS201', 'ECS511', 'ECS801']);
    for (const { format, file, fix } of outcome.findings) {
      expect({ format, path: file.path, fix: fix?.kind }).toEqual({
        format: 'terraform-plan',
        path: 'out/plan.json',
        fix: 'advice',
      });
    }
  });

  test('may be a state', () => {
    expect(codes(reviewed(memoryTree({ 'state.json': planText({ state: true }) })))).toHaveLength(4);
  });

  test('of an unknown version is a notice', () => {
    const { findings, notices } = reviewed(memoryTree({ 'plan.json': planText({ version: '2.0' }) }));
    expect(findings).toEqual([]);
    expect(notices).toEqual([expect.objectContaining({ path: 'plan.json', message: expect.stringContaining('2.0') })]);
  });

  test('that is spoiled never throws', () => {
    const text = planText();
    const spoil = fc.tuple(fc.nat(text.length), fc.nat(40), fc.stringMatching(/^[\][{}",:a0\\ -]{0,6}$/));
    fc.assert(
      fc.property(spoil, ([at, length, fresh]) => {
        reviewed(memoryTree({ 'main.tf': SOURCE, 'plan.json': text.slice(0, at) + fresh + text.slice(at + length) }));
      }),
      { numRuns: 300 },
    );
  });
});
