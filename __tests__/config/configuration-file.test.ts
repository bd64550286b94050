import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { configurationSchema } from '../../src/config/file/json-schema.js';
import { readConfiguration } from '../../src/config/file/read-configuration.js';
import { checkConfiguration, configurationIn } from '../../src/configuration.js';
import { PARSERS } from '../../src/parsers.js';
import { RULES } from '../../src/rules/index.js';
import { memoryTree } from '../support/memory-tree.js';

const PATH = '.github/ecs-reviewer.yml';
const TODAY = '2026-06-15';
const check = (text: string, path = PATH) => checkConfiguration(memoryTree({ [path]: text }), { today: TODAY });
const read = (text: string) => readConfiguration(PATH, text, { parsers: PARSERS, rules: RULES, today: TODAY });

describe('a fault of the configuration file', () => {
  test.each([
    [
      'fail-on: hgih',
      ':1: fail-on is "hgih"; it can be critical, high, medium, low, info or never. Did you mean "high"?',
    ],
    ['preset: strict\nfail_on: high', ':2: fail_on is no setting; there can be preset, rules, fail-on,'],
    ['fail_on: high', 'Did you mean "fail-on"?'],
    [
      'rules:\n  ECS84: off',
      ':2: rules names "ECS84", which is no rule; it has to be a code such as ECS804 or a name.',
    ],
    ['rules:\n  ECS804: hihg', ':2: rules.ECS804 is "hihg"; it can be off, on, critical,'],
    [
      'rules:\n  ECS804: { sevrity: low }',
      'rules.ECS804.sevrity is no setting; there can be severity. Did you mean "severity"?',
    ],
    ['rules: [ECS804]', ':1: rules is a list; it has to be a table with the codes or names of rules as keys.'],
    ['ignore:\n  - rule: ECS804', ':2: ignore[0].reason is missing.'],
    ['ignore:\n  - { rule: ECS804, reason: "..." }', 'ignore[0].reason is "..."; it has to be a text that says why.'],
    [
      'ignore:\n  - { rule: ECS804, reason: why, until: 2027-02-30 }',
      'until is "2027-02-30"; it has to be a day, such as 2027-03-01.',
    ],
    ['ignore:\n  - { rule: writable-root-filesystm, reason: why }', 'Did you mean "writable-root-filesystem"?'],
    ['max-comments: many', ':1: max-comments is "many"; it has to be a whole number, such as 20.'],
    ['suggestions: 3', ':1: suggestions is "3"; it can be true or false.'],
    ['preset: strict\npreset: talk', ':2: preset is written twice; leave one of them.'],
    ['- preset: strict', ':1: The file is a list; it has to be a table with preset,'],
    ['preset: strict\n---\npreset: talk', 'several YAML documents'],
    ['variables: { tag: [1] }', 'variables.tag is a list; it has to be a text, a number, true or false.'],
    ['paths: { a: 1 }', ':1: paths is a table; it has to be a text.'],
    ['fail-on: [high', 'not valid YAML'],
    ['honor-suppressions: [checkov, tryvi]', 'it can be checkov, trivy, kics, cdk-nag, cfn-guard or cfn-lint.'],
    ['environments: [prod]', ':1: environments is a list; it has to be a table of names and tables.'],
    [
      'environments: { prod: { vars: {} } }',
      'environments.prod.vars is no setting; there can be variables, var-files and',
    ],
    ['environments: { prod: { parameters: { Tag: [1] } } }', 'environments.prod.parameters.Tag is a list;'],
    [
      'environment: prodution\nenvironments: { production: {} }',
      ':1: environment is "prodution"; environments has production. Did you mean "production"?',
    ],
    ['environment: production', ':1: environment is "production"; there are no environments.'],
  ])('of %j names line, key and what is allowed', (text, message) => {
    const { faults } = check(text);
    expect(faults.join('\n')).toContain(message);
    expect(faults.every((fault) => fault.startsWith(PATH))).toBe(true);
  });

  test('leaves nothing of the file in force', () => {
    const { values, lists, options, source } = read('preset: strict\nfail-on: hgih');
    expect([values.size, lists.size, options]).toEqual([0, 0, {}]);
    expect(source.faults).toHaveLength(1);
  });

  test('is that a file which somebody names is not there', () => {
    expect(checkConfiguration(memoryTree({}), { path: 'ci/ecs.yml', today: TODAY }).faults).toEqual([
      'ci/ecs.yml: there is no such configuration file',
    ]);
  });
});

const WHOLE = `
preset: strict
fail-on: Never
scope: all
relevance: all
paths: infra
exclude: [legacy, "a/{b,c}"]
rules:
  ECS804: off
  container-runs-as-root: critical
  ECS510: { severity: on }
ignore:
  - { rule: [ECS801, privileged-container], reason: needs it, path: old/**, until: 2026-06-15 }
  - { rule: ECS802, reason: over, until: 2026-06-14 }
approved-registries: [ghcr.io/acme/*]
secret-names: ["*_PIN"]
expect-audit: true
terraform-var-files: [prod.tfvars]
variables: { tag: 1.10, debug: false }
environments:
  production: { variables: { tag: "2" }, var-files: live.tfvars, parameters: { Tag: v1, Cpu: 256 } }
  test: {}
environment: production
honor-suppressions: [checkov, cdk-nag]
comment-at: low
max-comments: 5
suggestions: false
baseline: .github/baseline.json
`;

describe('a configuration file', () => {
  test('says everything that it can say', () => {
    const text = WHOLE.replace(', privileged-container', '');
    const { values, lists, options, source } = read(text);
    expect(source.faults).toEqual([]);
    expect(Object.fromEntries(values)).toMatchObject({ 'fail-on': 'Never', 'max-comments': '5', suggestions: 'false' });
    expect(lists.get('exclude')).toEqual(['legacy', 'a/{b,c}']);
    expect(lists.get('paths')).toEqual(['infra']);
    expect(options.off).toEqual(['ECS804']);
    expect(options.on).toEqual(['ECS802', 'ECS510']);
    expect([...(options.severities ?? [])]).toEqual([['ECS802', 'critical']]);
    expect(options.standard).toMatchObject({
      approvedRegistries: ['ghcr.io/acme/*'],
      secretNames: ['*_PIN'],
      expectsAudit: { kind: 'map' },
    });
    expect(options.waivers).toMatchObject([{ codes: ['ECS801'], reason: 'needs it', elsewhere: { path: 'old/**' } }]);
    expect(source.remarks).toMatchObject([{ message: expect.stringContaining('it ended after 2026-06-14') }]);
  });

  test.each(['', '# nothing yet\n', 'rules:\nignore:\n'])('may be empty: %j', (text) => {
    expect(check(text)).toEqual({ path: PATH, faults: [], remarks: [] });
  });

  test.each([PATH, '.github/ecs-reviewer.yaml', '.github/ecs-reviewer.json'])('is found at %s', (path) => {
    const found = configurationIn(memoryTree({ [path]: '{"rules": {"ECS804": false}}' }), { today: TODAY });
    expect(found?.options.off).toEqual(['ECS804']);
  });

  test('never throws, whatever stands in it', () => {
    const word = fc.constantFrom(
      'rules',
      'ignore',
      'ECS804',
      'off',
      'reason',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '*a',
      '&a',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(PATH, '.github/ecs-reviewer.json'), (written, path) => {
        expect(Array.isArray(check(written, path).faults)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the JSON Schema', () => {
  const validate = new Ajv({ strict: false, formats: { date: true } }).compile(configurationSchema(RULES));

  test('allows what the reader allows', () => {
    expect(
      validate(parse(WHOLE.replace(', privileged-container', '').replace('Never', 'never').replace('yes', 'true'))),
    ).toBe(true);
  });

  test.each(['fail-on: hgih', 'fail_on: high', 'rules: { ECS84: off }', 'ignore: [{ rule: ECS804 }]'])(
    'refuses %j as the reader does',
    (text) => {
      expect([validate(parse(text)), check(text).faults.length > 0]).toEqual([false, true]);
    },
  );
});
