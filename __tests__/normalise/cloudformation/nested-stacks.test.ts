import { describe, expect, test } from '@jest/globals';
import type { MapNode } from '../../../src/model/source.js';
import { readTemplate } from '../../../src/normalise/cloudformation/read-template.js';
import { parseYaml } from '../../../src/parse/yaml.js';
import { attribute, fileOf, resourceAt, shown, sourceOf } from './read.js';
import { processorTime } from '../../support/processor-time.js';

function rootOf(text: string, path: string) {
  const file = fileOf(text, path);
  return { root: parseYaml(file).documents[0] as MapNode, file };
}

/** The first text is the root; every stack reads the template that its `TemplateURL` names. */
function readStacks(templates: Readonly<Record<string, string>>) {
  const parsed = Object.fromEntries(Object.entries(templates).map(([path, text]) => [path, rootOf(text, path)]));
  const { root, file } = parsed['root.yaml']!;
  const asked: string[] = [];
  const template = readTemplate(root, {
    file,
    unit: 'app',
    format: 'cdk',
    describe: (address) => ({ constructPath: `Tree/${address}` }),
    nested: (address, resource) => {
      asked.push(address);
      const properties = resource.entries.find((entry) => entry.key === 'Properties')?.value as MapNode | undefined;
      const url = properties?.entries.find((entry) => entry.key === 'TemplateURL')?.value;
      return url?.kind === 'scalar' ? parsed[url.raw] : undefined;
    },
  });
  return { ...template, asked };
}

const ROOT = `
Parameters:
  Tag: { Type: String, Default: '2.0' }
  Free: { Type: String }
Conditions: { Maybe: !Equals [!Ref Free, x] }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup }
  Net:
    Type: AWS::CloudFormation::Stack
    Condition: Maybe
    Properties:
      TemplateURL: net.yaml
      Parameters:
        Group: !GetAtt Group.GroupId
        Image: !Sub 'web:\${Tag}'
        Literal: plain
        Left: !Ref AWS::NoValue
  Web:
    Type: AWS::ECS::Service
    Properties:
      Alb: !GetAtt Net.Outputs.AlbArn
      Text: !Sub '\${Net.Outputs.AlbArn}/x'
      Group: !GetAtt Net.Outputs.Group
      Missing: !GetAtt Net.Outputs.Missing
      Deep: !GetAtt Net.Outputs.Deep
`;

const NET = `
Parameters:
  Group: { Type: String }
  Image: { Type: String }
  Literal: { Type: String, Default: other }
  Left: { Type: String, Default: mine }
Conditions: { IsPlain: !Equals [!Ref Literal, plain], Open: !Equals [!Ref AWS::Region, x] }
Resources:
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { SecurityGroups: [!Ref Group] } }
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml } }
  Service:
    Type: AWS::ECS::Service
    Properties:
      A: !If [IsPlain, yes-plain, no-plain]
      B: !Ref Left
      C: !Ref Image
      D: !If [Open, 1, 2]
      E: !Ref Literal
Outputs:
  AlbArn: { Value: !Ref Alb }
  Group: { Value: !Ref Group }
  Deep: { Value: !GetAtt Inner.Outputs.Name }
`;

const INNER = `
Resources:
  Cluster: { Type: AWS::ECS::Cluster, Condition: Never }
Conditions: { Never: !Equals [a, b] }
Outputs: { Name: { Value: inner-name } }
`;

describe('nested stacks', () => {
  const { resources, complete, outputs, asked } = readStacks({
    'root.yaml': ROOT,
    'net.yaml': NET,
    'inner.yaml': INNER,
  });

  test('are read once each, and their resources are in the same unit', () => {
    expect(complete).toBe(true);
    expect(asked).toEqual(['Net', 'Net/Inner']);
    expect(outputs.size).toBe(0);
    expect(
      resources.map(({ address, unit, scope, referName, constructPath, conditional, file }) => [
        address,
        unit,
        scope,
        referName,
        constructPath,
        conditional,
        file.path,
      ]),
    ).toEqual([
      ['Group', 'app', '', 'Group', 'Tree/Group', undefined, 'root.yaml'],
      ['Net', 'app', '', 'Net', 'Tree/Net', 'when Maybe', 'root.yaml'],
      ['Web', 'app', '', 'Web', 'Tree/Web', undefined, 'root.yaml'],
      ['Net/Alb', 'app', 'Net/', 'Alb', 'Tree/Net/Alb', 'when Maybe', 'net.yaml'],
      ['Net/Inner', 'app', 'Net/', 'Inner', 'Tree/Net/Inner', 'when Maybe', 'net.yaml'],
      ['Net/Service', 'app', 'Net/', 'Service', 'Tree/Net/Service', 'when Maybe', 'net.yaml'],
    ]);
  });

  test('give their outputs', () => {
    expect(shown(resourceAt(resources, 'Web').body)).toEqual({
      Alb: '→Net/Alb.Ref',
      Text: { text: ['→Net/Alb.Ref', '/x'] },
      Group: '→Group.GroupId',
      Missing: '? Net has no output Missing',
      Deep: 'inner-name',
    });
    expect(attribute(resourceAt(resources, 'Web'), 'Deep').via?.map((hop) => hop.name)).toEqual([
      'Inner.Outputs.Name',
      'Net.Outputs.Deep',
    ]);
  });

  test('take parameters, which are no assumptions', () => {
    const service = resourceAt(resources, 'Net/Service');
    expect(shown(resourceAt(resources, 'Net/Alb').body)).toEqual({ SecurityGroups: ['→Group.GroupId'] });
    expect(shown(service.body)).toEqual({
      A: 'yes-plain',
      B: 'mine',
      C: 'web:2.0',
      D: { 'Net/Open': 1, 'not Net/Open': 2 },
      E: 'plain',
    });
    expect(attribute(service, 'A').assumed).toBeUndefined();
    expect(attribute(service, 'B').assumed).toEqual(['parameter Net/Left']);
    expect(attribute(service, 'C').assumed).toEqual(['parameter Tag']);
    const literal = attribute(service, 'E');
    expect([sourceOf(literal), literal.file.path, literal.via]).toEqual([
      'plain',
      'root.yaml',
      [{ kind: 'parameter', name: 'Literal' }],
    ]);
  });

  test('whose parameters are not all known have unknown parameters and not defaults', () => {
    const read = readStacks({
      'root.yaml': `
Resources:
  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: s.yaml, Parameters: { "Fn::Transform": { Name: M } } } }
`,
      's.yaml': `
Parameters: { P: { Type: String, Default: x } }
Resources: { C: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref P } } }
`,
    });
    expect(shown(resourceAt(read.resources, 'S/C').body)).toEqual({
      ClusterName: '? not all parameters of the nested stack S are known',
    });
  });

  test('that contain themselves are told', () => {
    const text = 'Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: root.yaml } } }\n';
    const read = readStacks({ 'root.yaml': text });
    expect(read).toMatchObject({ complete: false, incompleteBecause: 'the nested stack S contains itself' });
    expect(read.resources.map(({ address }) => address)).toEqual(['S']);
  });

  test('that need their own outputs do not go round in circles', () => {
    const read = readStacks({
      'root.yaml': `
Resources:
  S:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: s.yaml, Parameters: { P: !GetAtt S.Outputs.O } }
`,
      's.yaml': `
Parameters: { P: { Type: String } }
Resources: { C: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref P } } }
Outputs: { O: { Value: !Ref P } }
`,
    });
    expect(shown(resourceAt(read.resources, 'S/C').body)).toEqual({
      ClusterName: '? stack S depends on its own outputs',
    });
  });

  test('that multiply end at the budget', () => {
    const stack = (path: string): string =>
      `Resources:\n${Array.from({ length: 100 }, (_, index) => `  S${String(index)}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }\n`).join('')}`;
    const started = processorTime();
    const read = readStacks({
      'root.yaml': stack('a.yaml'),
      'a.yaml': stack('b.yaml'),
      'b.yaml': stack('c.yaml'),
      'c.yaml': stack('d.yaml'),
      'd.yaml': 'Resources: { C: { Type: AWS::ECS::Cluster, Properties: { ClusterName: x } } }\n',
    });
    expect(processorTime() - started).toBeLessThan(10_000);
    expect(read.complete).toBe(false);
  });
});
