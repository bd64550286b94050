/** Configurations that want to do harm: nothing outside of the repository is read, and every answer comes soon. */
import { describe, expect, test } from '@jest/globals';
import { readTerraform, type Files } from '../../support/terraform-unit.js';
import { processorTime } from '../../support/processor-time.js';

const TASK = (expression: string): string =>
  `resource "aws_ecs_task_definition" "t" {\n  container_definitions = ${expression}\n}\n`;

describe('a file outside of the repository is not read', () => {
  test.each([
    'file("../../../etc/passwd")',
    'file("/etc/passwd")',
    'templatefile("../../x", {})',
    'file("${path.module}/../x")',
  ])('%s', (expression) => {
    const read = readTerraform(TASK(expression));
    expect(read.node('aws_ecs_task_definition.t', 'container_definitions').kind).toBe('opaque');
  });
});

/** Each local is made of the one before twice: 2^n values. */
function doubling(levels: number): string {
  const lines = Array.from(
    { length: levels },
    (_, index) => `  l${String(index + 1)} = [local.l${String(index)}, local.l${String(index)}]`,
  );
  return `locals {\n  l0 = "x"\n${lines.join('\n')}\n}\n${TASK(`jsonencode(local.l${String(levels)})`)}`;
}

function chain(length: number): string {
  const lines = Array.from({ length }, (_, index) => `  l${String(index + 1)} = local.l${String(index)}`);
  return `locals {\n  l0 = "x"\n${lines.join('\n')}\n}\n${TASK(`local.l${String(length)}`)}`;
}

function modules(levels: number): Files {
  const files: Record<string, string> = { 'end/main.tf': TASK('"[]"') };
  for (let level = 0; level < levels; level += 1) {
    const next = level === levels - 1 ? 'end' : `m${String(level + 1)}`;
    const call = (name: string): string => `module "${name}" {\n  source = "../${next}"\n  count = 100\n}\n`;
    files[`m${String(level)}/main.tf`] = call('a') + call('b');
  }
  return files;
}

describe('a configuration that grows without end', () => {
  test.each<[string, Files]>([
    ['by doubling', { 'main.tf': doubling(40) }],
    ['by a long chain of names', { 'main.tf': chain(5000) }],
    ['by nested brackets', { 'main.tf': TASK(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) }],
    ['by modules in modules', modules(6)],
    [
      'by many instances',
      {
        'main.tf': TASK('jsonencode([for i in range(1000) : { name = "c${i}" }])').replace(
          '{\n',
          '{\n  count = 1000\n',
        ),
      },
    ],
    ['by a range', { 'main.tf': TASK('jsonencode([for i in range(1000000000) : i])') }],
  ])('%s is answered in seconds', (_, files) => {
    const start = processorTime();
    const read = readTerraform(files);
    expect(read.units.length).toBeGreaterThan(0);
    expect(processorTime() - start).toBeLessThan(20_000);
  });
});

test('twice as many resources take about twice as long', () => {
  const text = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `resource "aws_ecr_repository" "r${String(index)}" {\n  name = "r${String(index)}-\${var.x}"\n}\n`,
    ).join('') + 'variable "x" {\n  default = "y"\n}\n';
  const time = (count: number): number => {
    const start = processorTime();
    readTerraform(text(count));
    return processorTime() - start;
  };
  time(500);
  expect(time(4000) / Math.max(time(1000), 1)).toBeLessThan(16);
});
