import { describe, expect, test } from '@jest/globals';
import { attribute, readText, resourceAt, shown, sourceOf } from './read.js';

describe('a resource', () => {
  const text = `Resources:
  Web:
    Type: AWS::ECS::Service
    DependsOn: Alb
    Metadata: { why: because }
    Properties:
      LaunchType: FARGATE
  Alb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Empty:
    Type: AWS::ECR::Repository
    Properties:
  Queue: { Type: AWS::SQS::Queue, Properties: { Name: !Ref Alb } }
`;
  const { unit, resources, notices } = readText(text, 'infra/template.yaml');

  test('has its facts', () => {
    const web = resourceAt(resources, 'Web');
    expect(notices).toEqual([]);
    expect(unit).toMatchObject({ id: 'infra/template.yaml', format: 'cloudformation', complete: true });
    expect(web).toMatchObject({
      type: 'AWS::ECS::Service',
      unit: 'infra/template.yaml',
      format: 'cloudformation',
      dialect: 'cloudformation',
      scope: '',
      referName: 'Web',
    });
    expect(shown(web.body)).toEqual({ LaunchType: 'FARGATE' });
    expect(text.slice(web.place.header.start, web.place.header.end)).toBe('Web');
    const whole = text.slice(web.place.span.start, web.place.span.end);
    expect(whole.startsWith('Web:\n    Type') && whole.endsWith('LaunchType: FARGATE')).toBe(true);
    expect(web.place.owner?.entries.map((entry) => entry.key)).toEqual(['Web', 'Alb', 'Empty', 'Queue']);
    expect(web.place.node.entries.map((entry) => entry.key)).toContain('Metadata');
  });

  test.each(['Alb', 'Empty'])('without properties has an empty locked map: %s', (address) => {
    const { body } = resourceAt(resources, address);
    expect(body).toMatchObject({
      form: 'yaml-block',
      entries: [],
      complete: true,
      locked: 'the resource has no Properties',
    });
    expect(body.span.start).toBe(body.span.end);
  });

  test('of a type that no rule reads keeps its properties as they are written', () => {
    expect(shown(resourceAt(resources, 'Queue').body)).toEqual({ Name: { Ref: 'Alb' } });
  });

  test('keeps the places of its literals', () => {
    const lines = JSON.stringify({
      Resources: { A: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'main' } } },
    });
    const json = readText(lines, 'template.json');
    const name = attribute(resourceAt(json.resources, 'A'), 'ClusterName');
    expect(sourceOf(name)).toBe('"main"');
  });

  test.each<[string, string, string]>([
    ['A: 1', 'resource A has no type that could be read', 'a scalar'],
    ['A: { Properties: {} }', 'resource A has no type that could be read', 'no type'],
    ['A: { Type: [] }', 'resource A has no type that could be read', 'a list for a type'],
  ])('%s gives a notice', (entry, message) => {
    const read = readText(`Resources:\n  ${entry}\n  B: { Type: AWS::ECS::Cluster }\n`);
    expect(read.notices.map((notice) => notice.message)).toEqual([message]);
    expect(read.resources.map(({ address }) => address)).toEqual(['B']);
    expect(read.unit.complete).toBe(false);
  });

  test.each(['Properties: !Ref X', 'Properties: [a]', 'Properties: { "Fn::Transform": { Name: Mine } }'])(
    'with %s has properties that are not all known',
    (properties) => {
      const read = readText(`Resources:\n  A: { Type: AWS::ECS::Cluster, ${properties} }\n`);
      expect(shown(resourceAt(read.resources, 'A').body)).toEqual({ '…': '…' });
    },
  );

  test('has properties that a condition chooses', () => {
    const read = readText(`Conditions: { C: !Equals [a, a] }
Resources:
  A: { Type: AWS::ECS::Cluster, Properties: !If [C, { ClusterName: x }, { ClusterName: y }] }
`);
    expect(shown(resourceAt(read.resources, 'A').body)).toEqual({ ClusterName: 'x' });
  });
});

describe('a template', () => {
  test.each<[string, boolean, boolean]>([
    ['AWS::Serverless-2016-10-31', true, true],
    ['AWS::LanguageExtensions', true, true],
    ['[AWS::LanguageExtensions, AWS::Serverless-2016-10-31]', true, true],
    ['AWS::SecretsManager-2024-09-16', true, true],
    ['{ Name: AWS::Include, Parameters: { Location: s3://x } }', false, true],
    ['[AWS::LanguageExtensions, OurMacro]', false, false],
    ['OurMacro', false, false],
  ])('with Transform: %s', (transform, complete, known) => {
    const read = readText(`Transform: ${transform}\nGlobals: { Function: { Timeout: 3 } }\nResources:
  A: { Type: AWS::ECS::Cluster, Properties: { ClusterName: a, Tags: [] } }
  B: { Type: AWS::ECS::Cluster }
  F: { Type: AWS::Serverless::Function, Properties: { Handler: x } }
`);
    expect(read.notices).toEqual([]);
    expect(read.unit.complete).toBe(complete);
    expect(resourceAt(read.resources, 'A').body.complete).toBe(known);
    expect(resourceAt(read.resources, 'B').body.complete).toBe(known);
    expect(shown(attribute(resourceAt(read.resources, 'A'), 'Tags'))).toEqual(known ? [] : ['…']);
    expect(shown(attribute(resourceAt(read.resources, 'A'), 'ClusterName'))).toBe('a');
  });

  test.each<[string, string]>([
    [
      'Fn::ForEach::X: [N, !Ref List, { "A${N}": { Type: AWS::ECS::Cluster } }]',
      'the collection of Fn::ForEach::X is not known',
    ],
    ['Fn::Transform: { Name: AWS::Include }', 'AWS::Include fills it in when the stack is deployed'],
    ['S: { Type: AWS::CloudFormation::Stack }', 'the template of the nested stack S is not in reach'],
    ['S: { Type: Acme::Ecs::Service::MODULE }', 'the template of the nested stack S is not in reach'],
  ])('with %s is not complete', (entry, because) => {
    const read = readText(`Parameters: { List: { Type: CommaDelimitedList } }\nResources:\n  ${entry}\n`);
    expect(read.unit).toMatchObject({ complete: false, incompleteBecause: because });
  });

  test('unrolls loops over resources', () => {
    const read = readText(`Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: 'web,api' } }
Resources:
  Fn::ForEach::Services:
    - Name
    - !Ref Names
    - \${Name}Service:
        Type: AWS::ECS::Service
        Properties:
          ServiceName: !Sub '\${Name}-svc'
          Cluster: !GetAtt '\${Name}Cluster.Arn'
          TaskDefinition: !Ref Name
      Fn::ForEach::Clusters:
        - Kind
        - [Cluster]
        - \${Name}\${Kind}: { Type: AWS::ECS::Cluster }
`);
    expect(read.notices).toEqual([]);
    expect(read.unit.complete).toBe(true);
    expect(read.resources.map(({ address, body }) => [address, shown(body)])).toEqual([
      ['webService', { ServiceName: 'web-svc', Cluster: '→webCluster.Arn', TaskDefinition: 'web' }],
      ['webCluster', {}],
      ['apiService', { ServiceName: 'api-svc', Cluster: '→apiCluster.Arn', TaskDefinition: 'api' }],
      ['apiCluster', {}],
    ]);
  });

  test.each(['Resources: []\n', '[1, 2]\n', 'a: 1\n'])('without resources gives a notice: %j', (text) => {
    const read = readText(text);
    expect(read.units).toEqual([]);
    expect(read.notices.map((notice) => notice.message)).toEqual(['the template has no Resources that could be read']);
  });

  test('with a syntax error is not complete', () => {
    const read = readText('{ "Resources": { "A": { "Type": "AWS::ECS::Cluster" }, ', 'template.json');
    expect(read.notices.length).toBeGreaterThan(0);
    expect(read.units.every((unit) => !unit.complete)).toBe(true);
  });

  test('after another one in the same file is told about', () => {
    const one = 'Resources: { A: { Type: AWS::ECS::Cluster } }\n';
    const read = readText(`${one}---\n${one}`);
    expect(read.units).toHaveLength(1);
    expect(read.notices.map((notice) => notice.message)).toEqual(['only the first template of the file was read']);
  });
});
