import { describe, expect, test } from '@jest/globals';
import { baselineText } from '../src/config/file/read-baseline.js';
import { configurationIn, withBaseline } from '../src/configuration.js';
import type { Outcome } from '../src/model/finding.js';
import type { ReviewOptions } from '../src/model/options.js';
import type { Tree } from '../src/model/ports.js';
import { review } from '../src/review.js';
import { rulingOf, type Ruling } from '../src/ruling.js';
import { service } from './e2e/small-service.js';
import { memoryTree } from './support/memory-tree.js';

const PATH = '.github/ecs-reviewer.yml';
const CODE = { 'infra/main.tf': service(), 'legacy/main.tf': service({ name: 'old' }) };
const PLAIN: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: false,
};

function rulingIn(tree: Tree | undefined): Ruling {
  const found = tree === undefined ? undefined : configurationIn(tree, { today: '2026-06-15' });
  const options = { ...PLAIN, ...found?.options, ...(found === undefined ? {} : { configuration: found.source }) };
  const baseline = found?.values.get('baseline') ?? '';
  return {
    options: tree === undefined ? options : withBaseline(tree, baseline, options),
    selected: () => true,
    commentAt: 'medium',
    maxComments: 20,
  };
}

function reviewed(text: string, files: Readonly<Record<string, string>> = CODE): Outcome {
  const tree = memoryTree({ ...files, [PATH]: text });
  return review(tree, rulingIn(tree).options);
}

const told = ({ findings }: Pick<Outcome, 'findings'>): readonly string[] =>
  findings.map(({ rule, file }) => `${rule.code} ${file.path}`);
const messages = ({ notices }: Pick<Outcome, 'notices'>): string => notices.map(({ message }) => message).join('\n');

describe('the configuration file', () => {
  test('turns rules off and gives severities', () => {
    const outcome = reviewed('rules: { ECS804: off, ECS511: critical }');
    expect(told(outcome).filter((one) => one.startsWith('ECS804'))).toEqual([]);
    expect(outcome.findings.find(({ rule }) => rule.code === 'ECS511')?.severity).toBe('critical');
  });

  test.each([
    ['path: legacy', 'legacy/main.tf'],
    ['path: legacy/**', 'legacy/main.tf'],
    ['path: "**/*.tf", resource: aws_ecs_task_definition.old', 'legacy/main.tf'],
    ['resource: "*.old"', 'legacy/main.tf'],
  ])('ignores by %s, with its reason', (where, path) => {
    const outcome = reviewed(`ignore: [{ rule: ECS801, ${where}, reason: on purpose }]`);
    expect(outcome.suppressed.map(({ finding, directive }) => [finding.file.path, directive.reason])).toEqual([
      [path, 'on purpose'],
    ]);
    expect(told(outcome)).toContain('ECS801 infra/main.tf');
    expect(messages(outcome)).not.toContain('suppresses nothing');
  });

  test('is told of entries that do nothing and that are over', () => {
    const outcome = reviewed(
      'ignore:\n  - { rule: ECS801, path: gone/**, reason: why }\n  - { rule: ECS801, reason: why, until: 2026-01-01 }',
    );
    expect(messages(outcome)).toContain('the suppression of ECS801 suppresses nothing any more');
    expect(messages(outcome)).toContain('it ended after 2026-01-01');
    expect(outcome.suppressed).toEqual([]);
  });

  test('fails the verdict when it is broken, and the defaults rule', () => {
    const sound = { 'README.md': '# Shop' };
    expect(reviewed('', sound).verdict).toBe('success');
    const outcome = reviewed('fail-on: nevr\nrules: { ECS801: off }');
    expect([outcome.verdict, told(outcome).includes('ECS801 infra/main.tf')]).toEqual(['failure', true]);
    expect(reviewed('fail-on: nevr', sound).verdict).toBe('failure');
  });

  test('gives values to variables', () => {
    const file = `variable "tag" {\n}\n${service({ tag: '${var.tag}' })}`;
    const codes = (text: string): readonly string[] => told(reviewed(text, { 'main.tf': file }));
    expect(codes('variables: { tag: latest }')).toContain('ECS511 main.tf');
    expect(codes('')).not.toContain('ECS511 main.tf');
  });

  test('approves registries and names secrets', () => {
    const image = service().replace('111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'ghcr.io/acme');
    const file = image.replace('user ', 'environment = [{ name = "DOOR_PIN", value = "hunter2x" }]\n      user ');
    const codes = (text: string): readonly string[] => told(reviewed(text, { 'main.tf': file }));
    expect(codes('approved-registries: ghcr.io/acme/*')).not.toContain('ECS510 main.tf');
    expect(codes('approved-registries: ghcr.io/other/*')).toContain('ECS510 main.tf');
    expect(codes('secret-names: "*_PIN"')).toContain('ECS201 main.tf');
    expect(codes('')).not.toContain('ECS201 main.tf');
  });
});

describe('a baseline', () => {
  const all = reviewed('').findings.map(({ fingerprint }) => fingerprint);
  const withFile = (fingerprints: readonly string[]): Outcome =>
    reviewed('baseline: known.json', { ...CODE, 'known.json': baselineText(fingerprints) });

  test('counts what it knows, and nothing of that fails', () => {
    const outcome = withFile(all);
    expect([outcome.verdict, outcome.findings, outcome.known?.length]).toEqual(['success', [], all.length]);
    expect(outcome.notices).toEqual([]);
  });

  test('does not cover what is new, and says what is gone', () => {
    const outcome = withFile([...all.slice(1), '0123456789abcdef']);
    expect(outcome.findings.map(({ fingerprint }) => fingerprint)).toEqual([all[0]]);
    expect(messages(outcome)).toBe('1 entry of the baseline no longer occurs; --prune-baseline takes them out');
  });

  test.each(['', '{}', '{"fingerprints": ["x"]}', '[]', 'null'])('that reads %j is a fault', (text) => {
    const outcome = reviewed('baseline: known.json', { ...CODE, 'known.json': text });
    expect([outcome.verdict, messages(outcome)]).toEqual(['failure', expect.stringContaining('--write-baseline')]);
  });
});

describe('on a pull request', () => {
  const ruled = async (base: string | undefined, head: string) => {
    const files = (text: string | undefined): Tree => memoryTree(text === undefined ? CODE : { ...CODE, [PATH]: text });
    const changed = base === head ? [] : [{ path: PATH, status: 'modified' as const, changes: 1 }];
    return rulingOf(
      { head: files(head), changed: changed as never, before: async () => Promise.resolve(files(base)) },
      { configure: rulingIn, configurationPaths: [PATH] },
    );
  };

  test('the configuration of the base rules, and a change is told with its effect', async () => {
    const { outcome, notices } = await ruled('rules: { ECS804: off }', 'rules: { ECS801: off, ECS511: critical }');
    expect(told(outcome)).toContain('ECS801 infra/main.tf');
    expect(told(outcome)).not.toContain('ECS804 infra/main.tf');
    expect(notices.map(({ message }) => message).join()).toMatch(
      /^this pull request changes the configuration; .* it would hide 2 problems \(ECS801 of .*\); change the severity of 2 problems .*; add 2 problems \(ECS804/,
    );
  });

  test('one that is added cannot switch its own review off', async () => {
    const { outcome } = await ruled(undefined, 'fail-on: never\nrules: { ECS801: off }');
    expect([outcome.verdict, told(outcome).includes('ECS801 infra/main.tf')]).toEqual(['failure', true]);
  });

  test('one that breaks the configuration fails, and one that mends it does not fail for that', async () => {
    expect((await ruled('fail-on: never', 'fail-on: nevr')).options.configuration?.faults).toHaveLength(1);
    expect((await ruled('fail-on: nevr', 'fail-on: never')).options.configuration?.faults).toEqual([]);
  });

  test('the baseline that counts is that of the base, also where the configuration names another one now', async () => {
    const fingerprints = review(memoryTree(CODE), PLAIN).findings.map(({ fingerprint }) => fingerprint);
    const all = baselineText(fingerprints);
    const base = { ...CODE, 'old.json': baselineText([]), [PATH]: 'baseline: old.json' };
    const head = { ...CODE, 'old.json': all, 'new.json': all, [PATH]: 'baseline: new.json' };
    const changed = [PATH, 'old.json', 'new.json'].map((path) => ({ path, status: 'modified' as const, changes: 1 }));
    const before = async (matters: (path: string) => boolean): Promise<Tree> => {
      const own = Object.entries(base).filter(([path]) => matters(path));
      return Promise.resolve(memoryTree({ ...head, ...Object.fromEntries(own) }));
    };
    const { outcome } = await rulingOf(
      { head: memoryTree(head), changed: changed as never, before },
      { configure: rulingIn, configurationPaths: [PATH] },
    );
    expect([outcome.findings.length, outcome.known]).toEqual([fingerprints.length, undefined]);
  });

  test('nothing is told when it does not change', async () => {
    expect((await ruled('rules: { ECS801: off }', 'rules: { ECS801: off }')).notices).toEqual([]);
  });
});
