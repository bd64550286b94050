import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Node } from '../../../src/model/source.js';
import { readText } from './read.js';
import { processorTime } from '../../support/processor-time.js';

const NAMES = [
  'Tag',
  'Free',
  'List',
  'Zones',
  'IsProd',
  'Loop',
  'Map',
  'dev',
  'prod',
  'Cpu',
  'Web',
  'Alb',
  'Stack',
  'N',
];
const FUNCTIONS = [
  'Ref',
  'Condition',
  'Fn::GetAtt',
  'Fn::Sub',
  'Fn::Join',
  'Fn::Split',
  'Fn::Select',
  'Fn::Length',
  'Fn::FindInMap',
  'Fn::If',
  'Fn::Base64',
  'Fn::ToJsonString',
  'Fn::ImportValue',
  'Fn::GetAZs',
  'Fn::Cidr',
  'Fn::Transform',
  'Fn::And',
  'Fn::Or',
  'Fn::Not',
  'Fn::Equals',
  'Fn::ForEach::X',
  'Fn::Novelty',
];

const name = fc.constantFrom(...NAMES, 'AWS::NoValue', 'AWS::Region', '__proto__', '');
const text = fc.oneof(
  name,
  fc.constantFrom(
    '${Tag}',
    'a${Free}b',
    '${Stack.Outputs.X}',
    '${!Tag}',
    '{{resolve:ssm:x}}',
    '{{resolve:',
    '{"a":[1',
    '[{"Name":"${Tag}"}]',
    'Web.Arn',
  ),
);
const leaf = fc.oneof(text, fc.integer({ min: -1, max: 3 }), fc.boolean(), fc.constant(null));

const { expression } = fc.letrec((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('expression'), { maxLength: 4 }),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(tie('expression'), { maxLength: 4 }))
      .map(([key, value]) => ({ [key]: value })),
    fc.tuple(fc.constantFrom(...FUNCTIONS), tie('expression')).map(([key, value]) => ({ [key]: value })),
    fc.tuple(name, name, tie('expression')).map(([a, b, value]) => ({ 'Fn::If': [a, value, { Ref: b }] })),
    fc.dictionary(fc.oneof(name, fc.constantFrom(...FUNCTIONS)), tie('expression'), { maxKeys: 3 }),
  ),
}));

const template = fc.record({
  Parameters: fc.record({
    Tag: fc.record({ Type: fc.constantFrom('String', 'Number', 'CommaDelimitedList'), Default: leaf }),
    Free: fc.record({ Type: fc.constant('String'), AllowedValues: fc.array(leaf, { maxLength: 3 }) }),
    List: fc.record({ Type: fc.constant('CommaDelimitedList'), Default: text }),
    Zones: fc.oneof(expression, fc.constant({ Type: 'List<Number>' })),
  }),
  Mappings: fc.oneof(expression, fc.constant({ Map: { dev: { Cpu: 1 }, prod: { Cpu: 2 } } })),
  Conditions: fc.record({ IsProd: expression, Loop: expression }),
  Transform: fc.option(expression, { nil: undefined }),
  Resources: fc.record({
    Web: fc.record({
      Type: fc.constantFrom('AWS::ECS::TaskDefinition', 'AWS::IAM::Role', 'AWS::ECS::Service'),
      Condition: fc.option(name, { nil: undefined }),
      Properties: fc.oneof(
        expression,
        fc.record({ ContainerDefinitions: expression, Policies: expression, AssumeRolePolicyDocument: expression }),
      ),
    }),
    Alb: expression,
    Stack: fc.record({ Type: fc.constant('AWS::CloudFormation::Stack'), Properties: expression }),
    'Fn::ForEach::Y': fc.tuple(fc.constant('N'), expression, expression),
  }),
  Outputs: expression,
});

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return node.entries.map((entry) => entry.value);
    case 'list':
      return node.items;
    case 'choice':
      return node.branches.map((branch) => branch.node);
    case 'text':
      return node.parts.filter((part) => typeof part !== 'string');
    default:
      return [];
  }
}

function isInside(node: Node, length: number): boolean {
  const { start, end } = node.span;
  return start >= 0 && start <= end && end <= length && childrenOf(node).every((child) => isInside(child, length));
}

/** Every node of what was read stands inside the file. */
function readAndCheck(source: string, path: string): void {
  const started = processorTime();
  const { resources } = readText(source, path);
  expect(resources.filter(({ body }) => !isInside(body, source.length))).toEqual([]);
  expect(processorTime() - started).toBeLessThan(3_000);
}

test('any combination of functions is read without an error', () => {
  fc.assert(
    fc.property(template, (value) => {
      readAndCheck(JSON.stringify(value), 'template.json');
    }),
    { numRuns: 1500 },
  );
});

const REAL = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::LanguageExtensions
Parameters:
  Image: { Type: String, Default: nginx }
  Env: { Type: String, AllowedValues: [dev, prod], Default: dev }
  Subnets: { Type: List<AWS::EC2::Subnet::Id> }
Mappings:
  Sizes:
    dev: { Cpu: 256 }
    prod: { Cpu: 1024 }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  HasTag: !Not [!Equals [!Ref Image, '']]
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Condition: HasTag
    Properties:
      Cpu: !FindInMap [Sizes, !Ref Env, Cpu]
      TaskRoleArn: !GetAtt Role.Arn
      ContainerDefinitions:
        - Name: app
          Image: !Sub '\${AWS::AccountId}.dkr.ecr/\${Image}:latest'
          Environment:
            - { Name: PASSWORD, Value: '{{resolve:secretsmanager:db}}' }
            - !If [IsProd, { Name: MODE, Value: prod }, !Ref AWS::NoValue]
          Command: !Split [' ', !Join [' ', [run, !Ref Env]]]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: !Sub |
        { "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ecs-tasks.\${AWS::URLSuffix}" } }] }
  Fn::ForEach::Queues:
    - Name
    - [a, b]
    - Queue\${Name}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
Outputs:
  Arn: { Value: !Ref Task }
`;

const SCRAPS = [
  '!Ref ',
  '!If [',
  '${',
  '}',
  '{',
  ']',
  ': ',
  '- ',
  '\n',
  '"',
  "'",
  '&a ',
  '*a',
  '|',
  'Fn::',
  '{{resolve:',
  '\t',
  '\r\n',
  '#',
];

test('a real template with random damage is read without an error', () => {
  const damage = fc.array(
    fc.tuple(
      fc.nat(REAL.length),
      fc.nat(30),
      fc.oneof(fc.constantFrom(...SCRAPS), fc.constant(''), fc.string({ maxLength: 4 })),
    ),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(damage, (cuts) => {
      const source = cuts.reduce(
        (whole, [at, length, scrap]) => whole.slice(0, at) + scrap + whole.slice(at + length),
        REAL,
      );
      readAndCheck(source, 'template.yaml');
    }),
    { numRuns: 800 },
  );
});
