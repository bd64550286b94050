import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { decodeInputs, INPUTS, type InputName } from '../../src/config/inputs.js';
import { selection } from '../../src/config/selection.js';
import { RULES } from '../../src/rules/index.js';

const decode = (given: Partial<Record<InputName, string>>) => decodeInputs((name) => given[name] ?? '', RULES);

describe('the inputs', () => {
  test('are those of action.yml, with the same defaults', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> };
    const declared = Object.entries(action.inputs).map(([name, { default: fallback }]) => ({ name, fallback }));
    expect(declared).toEqual(INPUTS.map(({ name, fallback }) => ({ name, fallback })));
  });

  test('decode lists, choices, flags and numbers', () => {
    const settings = decode({
      paths: 'infra\n\n# a note\nservices/**',
      'fail-on': 'Never',
      'max-comments': '5',
      suggestions: 'false',
      'sarif-file': 'out/ecs.sarif',
    });
    expect(settings.paths).toEqual(['infra', 'services/**']);
    expect(settings.options.failOn).toBe('never');
    expect(settings.maxComments).toBe(5);
    expect(settings.sarifFile).toBe('out/ecs.sarif');
    expect(settings.options.suggestions).toBe(false);
  });

  test('honour the scanners that they name, each once', () => {
    expect(decode({}).options).not.toHaveProperty('honorSuppressions');
    const { options } = decode({ 'honor-suppressions': 'checkov\ncdk-nag, Checkov' });
    expect(options.honorSuppressions).toEqual(['checkov', 'cdk-nag']);
  });

  test.each([
    [
      { 'comment-at': 'mediun' },
      'Input comment-at is "mediun"; it can be critical, high, medium, low or info. Did you mean "medium"?',
    ],
    [{ 'max-comments': 'many' }, 'Input max-comments is "many"; it has to be a whole number, such as 20.'],
    [
      { 'honor-suppressions': 'trivy, chekov' },
      'Input honor-suppressions is "chekov"; it can be checkov, trivy, kics, ',
    ],
    [{ only: 'ECS999' }, 'Input only names "ECS999", which is no rule.'],
    [{ 'check-run': 'yes' }, 'Input check-run is "yes"; it can be true or false.'],
  ])('refuse %j', (given, message) => {
    expect(() => decode(given)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
  });
});

describe('a selection of paths', () => {
  test.each([
    { paths: [], exclude: [], path: 'a/b.tf', expected: true },
    { paths: ['a'], exclude: [], path: 'a/b.tf', expected: true },
    { paths: ['a/'], exclude: [], path: 'ab/c.tf', expected: false },
    { paths: ['**/*.tf'], exclude: ['a/**'], path: 'a/b.tf', expected: false },
    { paths: ['./a'], exclude: ['a/c'], path: 'a/b.tf', expected: true },
    { paths: [], exclude: ['.github'], path: '.github/x.json', expected: false },
  ])('of $paths without $exclude holds for $path: $expected', ({ paths, exclude, path, expected }) => {
    expect(selection(paths, exclude)(path)).toBe(expected);
  });
});

describe('the stage', () => {
  test('is one review when nothing is said', () => {
    expect(decode({})).toMatchObject({ mode: 'review', reportFile: '', reports: ['**/ecs-reviewer-report.json'] });
  });

  test('of a scan has a report, and may be a part', () => {
    const settings = decode({ mode: 'scan', shard: '2/3' });
    expect(settings).toMatchObject({ mode: 'scan', reportFile: 'ecs-reviewer-report.json' });
    expect(settings.options.shard).toEqual({ index: 2, of: 3 });
  });

  test.each(['review', 'report'])('%s is no part', (mode) => {
    expect(() => decode({ mode, shard: '2/3' })).toThrow('Input shard goes with mode scan');
  });
});
