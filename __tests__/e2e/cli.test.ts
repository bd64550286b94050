/** The command line from the committed bundle, in a folder without node_modules. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { freshFolder, removeFolder, runCli, type CliRun } from '../support/run-cli.js';

let folder: string;
beforeAll(() => {
  folder = freshFolder('examples');
});
afterAll(() => {
  removeFolder(folder);
});

interface Report {
  readonly verdict: string;
  readonly findings: readonly {
    readonly code: string;
    readonly step: number;
    readonly format: string;
    readonly file: string;
  }[];
  readonly undecided: readonly unknown[];
  readonly notices: readonly unknown[];
  readonly steps: readonly { readonly step: number; readonly status: string }[];
}

const json = (...argv: readonly string[]): Report => {
  const { out, error } = runCli(folder, ['--format', 'json', '--no-stats', ...argv]);
  if (out === '') throw new Error(error);
  return JSON.parse(out) as Report;
};

describe('on the examples, without installation', () => {
  let report: Report;
  beforeAll(() => {
    report = json('examples');
  });

  test('reports problems in all four formats and for all eight steps', () => {
    expect(new Set(report.findings.map(({ format }) => format))).toEqual(
      new Set(['task-definition', 'cloudformation', 'cdk', 'terraform']),
    );
    expect(new Set(report.findings.map(({ step }) => step))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(report.steps.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'fail'));
    expect(report.verdict).toBe('failure');
  });

  test('reports nothing in the clean ones', () => {
    expect(report.findings.filter(({ file }) => !file.startsWith('examples/insecure/'))).toEqual([]);
    expect(report.notices).toEqual([]);
  });

  test('exits with 1, and with 0 on the clean ones', () => {
    expect(runCli(folder, ['examples']).code).toBe(1);
    expect(runCli(folder, ['examples/clean']).code).toBe(0);
  });
});

describe('the JSON', () => {
  test('has the published shape', () => {
    const schema = JSON.parse(readFileSync(path.resolve('__tests__/e2e/data/report.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const report: unknown = JSON.parse(runCli(folder, ['--format', 'json', 'examples']).out);
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('is the same byte by byte, from wherever it runs and however the path is written', () => {
    const one = runCli(folder, ['--format', 'json', '--no-stats', 'examples/insecure']).out;
    expect(runCli(folder, ['--no-stats', 'examples/insecure/', '--format=json']).out).toBe(one);
    const inside = (argv: readonly string[], cwd: string): string =>
      runCli(folder, ['--format=json', '--no-stats', ...argv], cwd).out;
    const here = inside([], path.join(folder, 'examples/insecure'));
    expect(inside([path.join(folder, 'examples/insecure')], path.join(folder, 'dist'))).toBe(here);
    expect(here).not.toContain('examples/insecure');
  });

  test('is sorted by file and line', () => {
    const { findings } = JSON.parse(runCli(folder, ['--format', 'json', 'examples']).out) as {
      findings: readonly { file: string; line: number }[];
    };
    const keys = findings.map(({ file, line }) => `${file} ${String(line).padStart(6, '0')}`);
    expect(keys).toEqual([...keys].sort());
  });
});

describe('the options', () => {
  const target = 'examples/insecure/task-definition';

  test.each([
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'critical', '--only', 'ECS804'], 0],
    [['--fail-on', 'medium', '--only', 'writable-root-filesystem'], 1],
    [['--preset', 'talk'], 1],
    [['--relevance', 'all'], 1],
    [['--no-fixes'], 1],
  ])('%j exits with %d', (argv, code) => {
    expect(runCli(folder, [...argv, target]).code).toBe(code);
  });

  test.each([
    [['--fial-on', 'high'], 'fail-on'],
    [['--fail-on', 'hihg'], 'high'],
    [['--only', 'ECS000'], 'ECS000'],
    [['no/such/folder'], 'no/such/folder'],
    [['--format', 'xml'], 'it can be pretty, json, sarif, markdown, github or junit'],
  ])('%j is wrong usage, exit code 2, and says %s', (argv, words) => {
    const run = runCli(folder, argv);
    expect({ code: run.code, out: run.out }).toEqual({ code: 2, out: '' });
    expect(run.error).toContain(words);
    expect(run.error).not.toContain('    at ');
  });

  test('--only keeps to the rules that it names', () => {
    const codes = json('--only', 'ECS801,container-runs-as-root', 'examples').findings.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['ECS801', 'ECS802']));
  });

  test('--help and --version answer', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(runCli(folder, ['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
    expect(runCli(folder, ['--help']).out).toContain('--fail-on');
  });
});

describe('the terminal report', () => {
  let run: CliRun;
  beforeAll(() => {
    run = runCli(folder, ['examples/insecure/terraform', '--no-stats']);
  });

  test('shows the place, the code and the proved change, and no colours in a pipe', () => {
    expect(run.out).toMatch(/examples\/insecure\/terraform\/\S+\.tf:\d+:\d+ {2}\w+ {2}ECS\d{3} /);
    expect(run.out).toContain('fix (proved):');
    expect(run.out).not.toContain('\u001b');
  });

  test('never shows a secret whole', () => {
    expect(run.out).not.toContain('hunter2-not-a-real-password');
  });
});

describe('--fix', () => {
  test('applies what is proved; a second run has nothing to do', () => {
    const copy = freshFolder('examples');
    try {
      const before = json('examples/insecure').findings.length;
      const first = runCli(copy, ['--fix', 'examples/insecure', '--format', 'json', '--no-stats']);
      expect(first.error).toMatch(
        /^Fixed \d+ of \d+ problems(?: \(\d+ of them by the fix of another\))? in \d+ files\.(?: Synthesize the CDK app again: .*)?\n$/,
      );
      const left = (JSON.parse(first.out) as Report).findings;
      expect(left.length).toBeLessThan(before - 20);
      expect((JSON.parse(first.out) as Report).notices).toEqual([]);
      const second = runCli(copy, ['--fix', 'examples/insecure', '--format', 'json', '--no-stats']);
      expect(second.error).toMatch(/^Fixed 0 of /);
      // The templates of the CDK are those of before until they are synthesized again.
      const others = (out: string): readonly unknown[] =>
        (JSON.parse(out) as Report).findings.filter(({ format }) => format !== 'cdk');
      expect(others(second.out)).toEqual(others(first.out));
    } finally {
      removeFolder(copy);
    }
  });
});

test('a reader that closes the pipe early is no failure', () => {
  const script = path.join(folder, 'pipe.sh');
  writeFileSync(script, `"$1" dist/cli.js examples | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`);
  const { stdout } = spawnSync('bash', [script, process.execPath], { cwd: folder, encoding: 'utf8' });
  expect(['0', '1']).toContain(stdout.trim());
});
