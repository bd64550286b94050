/** Values that files of the repository give to the parameters of templates. */
import { describe, expect, test } from '@jest/globals';
import { normaliseTemplates } from '../../../../src/normalise/cloudformation/normalise-cloudformation.js';
import { review } from '../../../../src/review.js';
import { memoryTree } from '../../../support/memory-tree.js';
import { read } from '../../../support/test-rule.js';

import { attribute, fileOf, PARSERS, resourceAt, shown, sourceOf } from '../read.js';
import { processorTime } from '../../../support/processor-time.js';

const TEMPLATE = `
Parameters:
  Tag: { Type: String, Default: latest }
  Env: { Type: String }
  Ports: { Type: CommaDelimitedList, Default: '80' }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterName: !Ref Tag
      Tags: !Ref Ports
      CapacityProviders: !If [IsProd, [FARGATE], [FARGATE_SPOT]]
`;

function readFiles(files: Readonly<Record<string, string>>, environment?: Readonly<Record<string, string>>) {
  const templates = Object.keys(files)
    .filter((path) => (files[path] ?? '').includes('Resources'))
    .map((path) => fileOf(files[path] ?? '', path));
  const parameters = new Map(
    Object.entries(environment ?? {}).map(([name, value]) => [name, scalarIn('ecs-reviewer.yml', value)]),
  );
  const { units, notices } = normaliseTemplates(templates, memoryTree(files), {
    ...PARSERS,
    ...(environment && { environment: { name: 'production', parameters } }),
  });
  return { units, notices, resources: units.flatMap((unit) => unit.resources) };
}

function scalarIn(path: string, value: string) {
  const file = fileOf(value, path);
  return { kind: 'scalar', value, raw: value, file, span: { start: 0, end: value.length } } as const;
}

/** The name of the cluster, which is the parameter Tag. */
function tagIn(files: Readonly<Record<string, string>>) {
  const { resources } = readFiles(files);
  return attribute(resourceAt(resources, 'Cluster'), 'ClusterName');
}

const LIST = JSON.stringify([{ ParameterKey: 'Tag', ParameterValue: 'v1' }]);
const tagged = (tag: string): string => JSON.stringify({ Tag: tag });

describe('a parameter file', () => {
  test.each<[string, string]>([
    ['CloudFormation’s list', LIST],
    ['a pipeline’s template configuration', JSON.stringify({ Parameters: { Tag: 'v1' }, Tags: { a: 'b' } })],
    ['a plain map', '{ "Tag": "v1" }'],
    ['a list of overrides', '["Tag=v1"]'],
  ])('in the form of %s gives its value, at its own place', (_form, text) => {
    const tag = tagIn({ 'app.yaml': TEMPLATE, 'app.parameters.json': text });
    expect(shown(tag)).toBe('v1');
    expect([tag.file.path, sourceOf(tag).replaceAll('"', '')]).toEqual(['app.parameters.json', 'v1']);
    expect(tag.assumed).toEqual(['parameter Tag set in app.parameters.json']);
    expect(tag.via).toEqual([
      { kind: 'parameter file', name: 'app.parameters.json' },
      { kind: 'parameter', name: 'Tag' },
    ]);
  });

  test('that is JSON can be edited where it gives the value', () => {
    expect(tagIn({ 'app.yaml': TEMPLATE, 'app.parameters.json': LIST }).locked).toBeUndefined();
    expect(tagIn({ 'app.yaml': TEMPLATE, 'app.parameters.json': '["Tag=v1"]' }).locked).toBeDefined();
  });

  test('decides conditions and fills lists', () => {
    const { resources, units } = readFiles({
      'app.yaml': TEMPLATE,
      'params/prod.json': '{ "Env": "prod", "Ports": "80,443" }',
    });
    const cluster = resourceAt(resources, 'Cluster');
    expect(shown(attribute(cluster, 'CapacityProviders'))).toEqual(['FARGATE']);
    expect(attribute(cluster, 'CapacityProviders').assumed).toEqual(['parameter Env set in params/prod.json']);
    expect(shown(attribute(cluster, 'Tags'))).toEqual(['80', '443']);
    expect(shown(attribute(cluster, 'ClusterName'))).toBe('latest');
    expect(units[0]?.files.map(({ path }) => path)).toEqual(['app.yaml', 'params/prod.json']);
    expect(units).toHaveLength(1);
  });

  test.each<[string, unknown, unknown]>([
    ['UsePreviousValue', [{ ParameterKey: 'Tag', UsePreviousValue: true }], /leaves the value of parameter Tag open/],
    ['Fn::GetParam', { Tag: { 'Fn::GetParam': ['a', 'b', 'c'] } }, /leaves the value of parameter Tag open/],
    ['a mark', { Tag: '${TAG}' }, /is filled in later/],
  ])('with %s leaves the value unknown, not on its default', (_title, content, why) => {
    const tag = tagIn({ 'app.yaml': TEMPLATE, 'app.parameters.json': JSON.stringify(content) });
    expect(shown(tag)).toMatch(why as RegExp);
  });

  test('counts after the environment of the configuration', () => {
    const { resources } = readFiles({ 'app.yaml': TEMPLATE, 'app.parameters.json': LIST }, { Tag: 'v9' });
    expect(shown(attribute(resourceAt(resources, 'Cluster'), 'ClusterName'))).toBe('v9');
  });

  test('is not for a template that another one nests', () => {
    const files = {
      'main.yaml': `Resources:\n  App:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: app.yaml }\n`,
      'app.yaml': TEMPLATE,
      'app.parameters.json': LIST,
    };
    const { resources } = readFiles(files);
    expect(shown(attribute(resourceAt(resources, 'App/Cluster'), 'ClusterName'))).toBe('latest');
  });

  test('that cannot be read is told, and the default counts', () => {
    const { notices, resources } = readFiles({ 'app.yaml': TEMPLATE, 'app.parameters.json': '{ "Tag": "v1"' });
    expect(notices.map(({ path }) => path)).toEqual(['app.parameters.json']);
    expect(shown(attribute(resourceAt(resources, 'Cluster'), 'ClusterName'))).toBe('latest');
  });
});

describe('a parameter file is tied to', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['the template of its name', { 'app.yaml': TEMPLATE, 'app-parameters.json': LIST }],
    ['the template of its name and an environment', { 'app.yaml': TEMPLATE, 'app-prod.parameters.json': LIST }], // prettier-ignore
    ['the template of the longest name', { 'web-app.yaml': TEMPLATE, 'web.yaml': TEMPLATE.replace('Cluster:', 'Other:'), 'web-app.prod.params.json': LIST }], // prettier-ignore
    ['the only template beside it', { 'stacks/app.yaml': TEMPLATE, 'stacks/parameters.json': LIST }],
    [
      'the only template that has its parameters',
      { 'app.yaml': TEMPLATE, 'net.yaml': 'Resources: { Net: { Type: AWS::EC2::VPC } }', 'params/prod.json': LIST },
    ],
    ['the only template beside its folder', { 'cfn/app.yaml': TEMPLATE, 'cfn/params/prod.json': LIST }],
    ['the template of its name in a folder beside its own', { 'cfn/templates/app.yaml': TEMPLATE, 'cfn/templates/b.yaml': TEMPLATE.replace('Cluster:', 'B:'), 'cfn/parameters/prod-app.json': LIST }], // prettier-ignore
  ])('%s', (_title, files) => {
    expect(shown(tagIn(files))).toBe('v1');
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['one of two templates beside it', { 'app.yaml': TEMPLATE, 'b.yaml': TEMPLATE.replace('Cluster:', 'B:'), 'parameters.json': LIST }], // prettier-ignore
    ['a template without a parameter of its', { 'app.yaml': TEMPLATE, 'app.parameters.json': '{ "Tag": "v1", "Other": "x" }' }], // prettier-ignore
    ['a template in another folder', { 'a/app.yaml': TEMPLATE, 'b/app.parameters.json': LIST }],
    ['anything when it is of another tool', { 'app.yaml': TEMPLATE, 'app.parameters.json': '{ "parameters": { "Tag": { "value": "v1" } } }' }], // prettier-ignore
    ['anything when it is empty', { 'app.yaml': TEMPLATE, 'app.parameters.json': '[]' }],
    ['anything by a name that says nothing', { 'app.yaml': TEMPLATE, 'app.values.json': LIST }],
  ])('not %s', (_title, files) => {
    expect(shown(tagIn(files))).toBe('latest');
  });
});

describe('several parameter files', () => {
  test('that agree give one value, which no single edit changes', () => {
    const tag = tagIn({ 'app.yaml': TEMPLATE, 'params/dev.json': LIST, 'params/prod.json': tagged('v1') });
    expect([shown(tag), tag.locked]).toEqual(['v1', '2 parameter files give it']);
  });

  test('that differ give the choice between their values', () => {
    const files = { 'app.yaml': TEMPLATE, 'params/dev.json': tagged('latest'), 'params/prod.json': LIST };
    const tag = tagIn(files);
    expect(shown(tag)).toEqual({ 'params/dev.json is used': 'latest', 'params/prod.json is used': 'v1' });
  });

  test('of which one is silent leave it to the default there', () => {
    const files = { 'app.yaml': TEMPLATE, 'params/dev.json': '{ "Env": "dev" }', 'params/prod.json': LIST };
    expect(shown(tagIn(files))).toEqual({ 'params/dev.json is used': 'latest', 'params/prod.json is used': 'v1' });
  });

  test('that are too many are left alone', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`params/e${String(index)}.json`, tagged(`v${String(index)}`)]),
    );
    expect(shown(tagIn({ 'app.yaml': TEMPLATE, ...many }))).toBe('latest');
  });
});

const sam = (parameters: string, more = ''): string =>
  `version = 0.1\n[default.deploy.parameters]\n${parameters}\n${more}`;

describe('samconfig', () => {
  test.each<[string, Readonly<Record<string, string>>, unknown, string]>([
    ['one text', { 'samconfig.toml': sam('parameter_overrides = "Env=prod Tag=v1"') }, 'v1', 'v1'],
    ['a text with quotes', { 'samconfig.toml': sam('parameter_overrides = "Env=\\"prod\\" Tag=\\"v1 x\\""') }, 'v1 x', 'v1 x'], // prettier-ignore
    ['a list', { 'samconfig.toml': sam('parameter_overrides = ["Env=prod", "Tag=v1"]') }, 'v1', 'v1'],
    ['the long form', { 'samconfig.toml': sam('parameter_overrides = "ParameterKey=Tag,ParameterValue=v1"') }, 'v1', 'v1'], // prettier-ignore
    ['a table', { 'samconfig.toml': sam('parameter_overrides = { Tag = "v1" }') }, 'v1', '"v1"'],
    ['the settings of all commands', { 'samconfig.toml': sam('stack_name = "x"', '[default.global.parameters]\nparameter_overrides = "Tag=v1"') }, 'v1', 'v1'], // prettier-ignore
    [
      'YAML',
      { 'samconfig.yaml': 'default: { deploy: { parameters: { parameter_overrides: Tag=v1 } } }\n' },
      'v1',
      'v1',
    ],
    ['an unknown parameter beside it', { 'samconfig.toml': sam('parameter_overrides = "Tag=v1 Other=x"') }, 'v1', 'v1'],
  ])('gives the values of %s at their places', (...[, configuration, value, source]) => {
    const tag = tagIn({ 'template.yaml': TEMPLATE, ...configuration });
    expect([shown(tag), sourceOf(tag)]).toEqual([value, source]);
    expect(tag.assumed).toEqual([`parameter Tag set in ${Object.keys(configuration)[0] ?? ''} [default]`]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['the template that deploy names', { 'infra/app.yaml': TEMPLATE, 'samconfig.toml': sam('template_file = "infra/app.yaml"\nparameter_overrides = "Tag=v1"') }, 'v1'], // prettier-ignore
    ['the template that build names', { 'infra/app.yaml': TEMPLATE, 'samconfig.toml': sam('template_file = ".aws-sam/build/template.yaml"\nparameter_overrides = "Tag=v1"', '[default.build.parameters]\ntemplate_file = "infra/app.yaml"') }, 'v1'], // prettier-ignore
    ['no template that has another name', { 'app.yaml': TEMPLATE, 'samconfig.toml': sam('parameter_overrides = "Tag=v1"') }, 'latest'], // prettier-ignore
    ['no template out of the repository', { 'template.yaml': TEMPLATE, 'samconfig.toml': sam('template_file = "../../template.yaml"\nparameter_overrides = "Tag=v1"') }, 'latest'], // prettier-ignore
    ['nothing when its values cannot be read', { 'template.yaml': TEMPLATE, 'samconfig.toml': sam('parameter_overrides = "file://params.json"') }, 'latest'], // prettier-ignore
  ])('is tied to %s', (_title, files, tag) => {
    expect(shown(tagIn(files))).toBe(tag);
  });

  test('gives one value for each of its environments', () => {
    const text = sam('stack_name = "dev"', '[prod.deploy.parameters]\nparameter_overrides = "Tag=v1"');
    expect(shown(tagIn({ 'template.yaml': TEMPLATE, 'samconfig.toml': text }))).toEqual({
      'samconfig.toml [default] is used': 'latest',
      'samconfig.toml [prod] is used': 'v1',
    });
  });
});

const SERVICE = `
Parameters:
  Public: { Type: String, Default: DISABLED }
Resources:
  Service:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration: { AssignPublicIp: !Ref Public, Subnets: [subnet-1], SecurityGroups: [sg-1] }
`;

describe('a wrong value in a parameter file', () => {
  const publicIn = (files: Readonly<Record<string, string>>) =>
    read({ 'app.yaml': SERVICE, ...files }).findings.filter(({ rule }) => rule.code === 'ECS119');

  test('is found there, and the message names the file', () => {
    const [found, more] = publicIn({ 'app.parameters.json': '{ "Public": "ENABLED" }' });
    expect([found?.file.path, found?.file.text.slice(found.span.start, found.span.end)]).toEqual([
      'app.parameters.json',
      '"ENABLED"',
    ]);
    expect(found?.message).toContain('Judged with the value of parameter Public set in app.parameters.json.');
    expect(more).toBeUndefined();
  });

  test('for one environment is a finding under that condition', () => {
    const found = publicIn({
      'params/dev.json': '{ "Public": "DISABLED" }',
      'params/prod.json': '{ "Public": "ENABLED" }',
    });
    expect(found.map(({ file, when }) => [file.path, when])).toEqual([
      ['params/prod.json', 'params/prod.json is used'],
    ]);
    expect(found[0]?.message).toContain('This is so when params/prod.json is used.');
  });

  test('is changed in the file that gives it', () => {
    const tree = memoryTree({ 'app.yaml': SERVICE, 'params/prod.json': '{\n  "Public": "ENABLED"\n}\n' });
    const { findings } = review(tree, {
      failOn: 'high',
      preset: 'recommended',
      relevance: 'ecs',
      only: ['ECS119'],
      varFiles: [],
      suggestions: true, // prettier-ignore
    });
    expect(findings.map(({ fix }) => fix)).toMatchObject([
      { kind: 'edits', edits: [{ path: 'params/prod.json', text: '"DISABLED"' }] },
    ]);
  });

  test('is not found where a right default is all that is known', () => {
    expect(publicIn({})).toEqual([]);
    expect(publicIn({ 'app.parameters.json': '{ "Public": "${PUBLIC}" }' })).toEqual([]);
  });
});

describe('very many files', () => {
  test('of parameters and templates are tied in time', () => {
    const paths = Array.from({ length: 1000 }, (_, index) => `t${String(index)}.yaml`);
    const files = Object.fromEntries(
      paths.flatMap((path) => [
        [path, 'Parameters: { Tag: { Type: String } }\nResources: { A: { Type: AWS::ECS::Cluster } }\n'],
        [path.replace('.yaml', '-x.parameters.json'), LIST],
      ]),
    );
    const started = processorTime();
    const { units } = readFiles(files);
    expect(units.every((unit) => unit.files.length === 2)).toBe(true);
    expect(processorTime() - started).toBeLessThan(15_000);
  });

  test('of one text with very many overrides are read in time', () => {
    const started = processorTime();
    const overrides = Array.from({ length: 15_000 }, (_, index) => `P${String(index)}=x`).join(' ');
    const tag = tagIn({
      'template.yaml': TEMPLATE,
      'samconfig.toml': sam(`parameter_overrides = "${overrides} Tag=v1"`),
    });
    expect(shown(tag)).toBe('latest');
    expect(processorTime() - started).toBeLessThan(5_000);
  });
});
