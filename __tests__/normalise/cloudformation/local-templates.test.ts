/** Templates that name other files of the repository. */
import { describe, expect, test } from '@jest/globals';
import { localPath } from '../../../src/normalise/cloudformation/local-templates.js';
import { normaliseTemplates } from '../../../src/normalise/cloudformation/normalise-cloudformation.js';
import { memoryTree } from '../../support/memory-tree.js';
import { read } from '../../support/test-rule.js';
import { attribute, fileOf, PARSERS, resourceAt, shown } from './read.js';

function readAll(files: Readonly<Record<string, string>>, discovered = Object.keys(files)) {
  const templates = discovered.map((path) => fileOf(files[path] ?? '', path));
  const { units, notices } = normaliseTemplates(templates, memoryTree(files), PARSERS);
  return { units, notices, resources: units.flatMap((unit) => unit.resources) };
}

const PARENT = `
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: x } }
  Web:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./stacks/web.yaml
      Parameters: { Group: !GetAtt Group.GroupId, Public: ENABLED }
`;

const CHILD = `
Parameters:
  Group: { Type: String }
  Public: { Type: String, Default: DISABLED }
Resources:
  Service:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration:
          AssignPublicIp: !Ref Public
          SecurityGroups: [!Ref Group]
`;

describe('a nested stack beside its parent', () => {
  const files = { 'app/main.yaml': PARENT, 'app/stacks/web.yaml': CHILD };

  test('is read with what the parent passes, and only there', () => {
    const { units, resources, notices } = readAll(files);
    expect(notices).toEqual([]);
    expect(units.map(({ id, complete }) => [id, complete])).toEqual([['app/main.yaml', true]]);
    expect(units[0]?.files.map(({ path }) => path)).toEqual(['app/main.yaml', 'app/stacks/web.yaml']);
    const service = resourceAt(resources, 'Web/Service');
    expect(shown(attribute(service, 'NetworkConfiguration'))).toEqual({
      AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', SecurityGroups: ['→Group.GroupId'] },
    });
    expect(service.file.path).toBe('app/stacks/web.yaml');
  });

  test('has its problem where the parent writes the value', () => {
    const { findings } = read(files);
    const [found] = findings.filter(({ rule }) => rule.code === 'ECS119');
    expect([found?.file.path, found?.file.text.slice(found.span.start, found.span.end)]).toEqual([
      'app/main.yaml',
      'ENABLED',
    ]);
    expect(findings.filter(({ rule }) => rule.code === 'ECS119')).toHaveLength(1);
  });

  test.each([
    ['a bucket', 'https://s3.amazonaws.com/bucket/web.yaml'],
    ['a file that is not there', './stacks/other.yaml'],
    ['a file outside of the repository', '../../../etc/web.yaml'],
    ['a file that is no template', './README.md'],
  ])('is not in reach in %s, so its parent is not known whole', (_title, url) => {
    const { units } = readAll({
      ...files,
      'app/main.yaml': PARENT.replace('./stacks/web.yaml', url),
      'app/README.md': '',
    });
    expect(units.find(({ id }) => id === 'app/main.yaml')?.complete).toBe(false);
    expect(units.map(({ id }) => id)).toContain('app/stacks/web.yaml');
  });

  test('of SAM is named by its Location', () => {
    const sam = PARENT.replace('AWS::CloudFormation::Stack', 'AWS::Serverless::Application').replace(
      'TemplateURL',
      'Location',
    );
    expect(readAll({ ...files, 'app/main.yaml': sam }).resources.map(({ address }) => address)).toContain(
      'Web/Service',
    );
  });

  test('of two parents is read in both', () => {
    const { resources } = readAll({ ...files, 'app/second.yaml': PARENT });
    expect(resources.filter(({ address }) => address === 'Web/Service')).toHaveLength(2);
  });

  test('that nests its parent is still read', () => {
    const stack = (url: string): string =>
      `Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }\n`;
    const { units } = readAll({ 'a.yaml': stack('b.yaml'), 'b.yaml': stack('a.yaml') });
    expect(units.map(({ id }) => id).sort()).toEqual(['a.yaml', 'b.yaml']);
  });
});

describe('AWS::Include', () => {
  const include = (path: string): string => `Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${path} } }`;

  test.each<[string, Readonly<Record<string, string>>]>([
    [
      'properties',
      {
        'main.yaml': `Resources:\n  S:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n      ${include('parts/exec.yaml')}\n`,
        'parts/exec.yaml': 'EnableExecuteCommand: true\n',
      },
    ],
    [
      'resources',
      {
        'main.yaml': `Resources:\n  ${include('all.json')}\n`,
        'all.json': '{"S": {"Type": "AWS::ECS::Service", "Properties": {"EnableExecuteCommand": true}}}',
      },
    ],
    [
      'a whole value',
      {
        'main.yaml': `Resources:\n  S:\n    Type: AWS::ECS::Service\n    Properties:\n      EnableExecuteCommand:\n        ${include('flag.yaml')}\n`,
        'flag.yaml': 'true\n',
      },
    ],
  ])('brings %s of a file beside it', (_title, files) => {
    const { resources, units } = readAll(files, ['main.yaml']);
    const value = attribute(resourceAt(resources, 'S'), 'EnableExecuteCommand');
    expect(shown(value)).toBe(true);
    expect(value.file.path).not.toBe('main.yaml');
    expect(units[0]?.complete).toBe(true);
  });

  test('of a bucket leaves the properties open', () => {
    const { resources } = readAll({
      'main.yaml': `Resources:\n  S:\n    Type: AWS::ECS::Service\n    Properties:\n      ${include('s3://bucket/exec.yaml')}\n`,
    });
    expect(resourceAt(resources, 'S').body.complete).toBe(false);
  });

  test('that grows without end is cut', () => {
    const twice = (path: string): string => `a: { ${include(path)} }\nb: { ${include(path)} }\n`;
    const names = Array.from({ length: 30 }, (_, index) => `part${String(index)}.yaml`);
    const parts = Object.fromEntries(names.map((name, index) => [name, twice(names[index + 1] ?? 'none.yaml')]));
    const main = `Resources:\n  S: { Type: AWS::ECS::Service, Properties: { ${include('part0.yaml')} } }\n`;
    expect(readAll({ 'main.yaml': main, ...parts }, ['main.yaml']).resources).toHaveLength(1);
  });

  test('that includes itself ends', () => {
    const { units } = readAll(
      { 'main.yaml': `Resources:\n  ${include('a.yaml')}\n`, 'a.yaml': `${include('a.yaml')}\n` },
      ['main.yaml'],
    );
    expect(units).toHaveLength(1);
  });
});

test.each([
  ['web.yaml', 'app/main.yaml', 'app/web.yaml'],
  ['./a/../web.yaml', 'app/main.yaml', 'app/web.yaml'],
  ['../web.yaml', 'app/main.yaml', 'web.yaml'],
  ['../../web.yaml', 'app/main.yaml', undefined],
  ['/web.yaml', 'app/main.yaml', undefined],
  ['s3://b/web.yaml', 'app/main.yaml', undefined],
  ['${Name}.yaml', 'app/main.yaml', undefined],
  ['', 'app/main.yaml', undefined],
])('%j beside %s is %s', (...[written, from, expected]) => {
  expect(localPath(written, from)).toBe(expected);
});
