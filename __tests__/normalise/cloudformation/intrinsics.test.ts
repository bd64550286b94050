import { describe, expect, test } from '@jest/globals';
import type { Node } from '../../../src/model/source.js';
import { attribute, readText, resourceAt, shown, sourceOf } from './read.js';

const HEAD = `
Parameters:
  Tag: { Type: String, Default: '1.4' }
  Port: { Type: Number, Default: 8080 }
  Account: { Type: String, Default: 012345678901 }
  Groups: { Type: CommaDelimitedList, Default: 'sg-1, sg-2' }
  Ports: { Type: List<Number>, Default: '80,443' }
  Nothing: { Type: CommaDelimitedList, Default: '' }
  NoDefault: { Type: String }
  Secret: { Type: String, NoEcho: true, Default: hunter2hunter2 }
  Stage: { Type: String, AllowedValues: [dev, prod] }
  Zone: { Type: List<AWS::EC2::Subnet::Id> }
  Stored: { Type: AWS::SSM::Parameter::Value<String>, Default: /app/tag }
  Index: { Type: Number, Default: 1 }
  Void: { Type: String, Default: }
  Fetched: { Type: String, Default: '{{resolve:ssm:/x}}' }
Mappings:
  Sizes:
    dev: { Cpu: 256, Class: small, Names: [a, b] }
    prod: { Cpu: 1024, Class: small, Names: [a, b] }
Conditions:
  IsProd: !Equals [!Ref NoDefault, prod]
  Always: !Equals [a, a]
  IsTag: !Equals [!Ref Tag, '1.4']
Resources:
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
  Web:
    Type: AWS::ECS::Service
    Properties:
      Value: `;

function valueOf(expression: string): Node {
  const { resources, notices } = readText(`${HEAD}${expression}\n`);
  expect(notices).toEqual([]);
  return attribute(resourceAt(resources, 'Web'), 'Value');
}

const NO_DEFAULT = '? parameter NoDefault has no default';

describe('an intrinsic function', () => {
  test.each<[string, unknown]>([
    ['!Ref Tag', '1.4'],
    ['{ Ref: Tag }', '1.4'],
    ['!Ref Port', 8080],
    ['!Ref Groups', ['sg-1', 'sg-2']],
    ['!Ref Ports', ['80', '443']],
    ['!Ref Nothing', []],
    ['!Ref NoDefault', NO_DEFAULT],
    ['!Ref Secret', 'hunter2hunter2'],
    ['!Ref Zone', '? parameter Zone has no default'],
    ['!Ref Stored', '? parameter Stored is read from /app/tag in Parameter Store'],
    ['!Ref Void', '? parameter Void has no default'],
    ['!Ref Fetched', '? the value is taken from Parameter Store when the stack is deployed'],
    ['!Ref Alb', '→Alb.Ref'],
    ['!Ref Missing', '? Missing is neither a parameter nor a resource of the template'],
    ['!Ref AWS::Region', '? AWS::Region is known only when the stack is deployed'],
    ['!Ref AWS::NoValue', '∅'],
    ['[a, !Ref AWS::NoValue]', ['a', '∅']],
    ['{ Ref: [a] }', '? the name in Ref is not known'],

    ['!GetAtt Alb.DNSName', '→Alb.DNSName'],
    ['{ "Fn::GetAtt": [Alb, DNSName] }', '→Alb.DNSName'],
    ['{ "Fn::GetAtt": Alb.DNSName }', '→Alb.DNSName'],
    ['!GetAtt Alb.Outputs.X', '? the outputs of Alb are not known'],
    ['!GetAtt Missing.Arn', '? Missing is not a resource of the template'],

    ['!Sub nginx', 'nginx'],
    ['!Sub "nginx:${Tag}"', 'nginx:1.4'],
    ['!Sub "${Tag}"', '1.4'],
    ['!Sub "${Port}-${Account}"', '8080-012345678901'],
    ['!Sub "${Alb.DNSName}"', '→Alb.DNSName'],
    ['!Sub "${Alb}:x"', { text: ['→Alb.Ref', ':x'] }],
    ['!Sub "a${!Tag}b"', 'a${Tag}b'],
    ['!Sub "open ${ and $Tag"', 'open ${ and $Tag'],
    ['!Sub ["${a}/${Tag}", { a: !Ref Port }]', '8080/1.4'],
    ['!Sub ["${a}/x", { a: !Ref NoDefault }]', { text: [NO_DEFAULT, '/x'] }],
    ['!Sub "${Groups}!"', { text: ['? a list stands where Fn::Sub expects text', '!'] }],
    ['!Sub ["${a}", { a: !If [IsProd, x, y] }]', { IsProd: 'x', 'not IsProd': 'y' }],
    ['!Sub ["${a}${b}", { a: !If [IsProd, x, y], b: !If [IsProd, 1, 2] }]', { IsProd: 'x1', 'not IsProd': 'y2' }],

    ['!Join [":", [nginx, !Ref Tag]]', 'nginx:1.4'],
    ['!Join [",", !Ref Groups]', 'sg-1,sg-2'],
    ['!Join [":", [nginx, !Ref NoDefault]]', { text: ['nginx:', NO_DEFAULT] }],
    ['!Join [":", [a, !Ref "AWS::NoValue", b]]', 'a:b'],
    ['!Join [":", !Ref Zone]', '? parameter Zone has no default'],
    ['!Join [!Ref NoDefault, [a, b]]', '? the delimiter of Fn::Join is not known'],
    ['!Join ["", [a, !If [IsProd, b, !Ref "AWS::NoValue"]]]', { IsProd: 'ab', 'not IsProd': 'a' }],
    ['!Join ["-", [a, !If [IsProd, b, !Ref "AWS::NoValue"]]]', { IsProd: 'a-b', 'not IsProd': 'a' }],

    ['!Split [",", "a,b"]', ['a', 'b']],
    ['!Split [",", !Sub "a,b,${NoDefault},c"]', ['a', 'b', '…']],
    ['!Split [",", !Ref NoDefault]', NO_DEFAULT],
    ['!Select [1, [a, b]]', 'b'],
    ['!Select ["0", !Split ["/", !Sub "app/${NoDefault}"]]', 'app'],
    ['!Select [1, !Split ["/", !Sub "app/${NoDefault}"]]', '? item 1 of the list is not known'],
    ['!Select [!Ref Index, !Ref Groups]', 'sg-2'],
    ['!Select [7, [a]]', '? item 7 of the list is not known'],
    ['!Select [!Ref NoDefault, [a]]', '? the index of Fn::Select is not known'],
    ['!Select [0, !Ref Zone]', '? parameter Zone has no default'],
    ['!Select [0, !If [IsProd, [a], [b]]]', { IsProd: 'a', 'not IsProd': 'b' }],
    ['!Select [0, !GetAZs ""]', '? Fn::GetAZs lists the zones of the account'],

    ['!FindInMap [Sizes, prod, Cpu]', 1024],
    ['!FindInMap [Sizes, prod, Names]', ['a', 'b']],
    ['!FindInMap [Sizes, !Ref NoDefault, Class]', 'small'],
    ['!FindInMap [Sizes, !Ref NoDefault, Names]', ['a', 'b']],
    ['!FindInMap [Sizes, !Ref NoDefault, Cpu]', '? the key into mapping Sizes is not known'],
    ['!FindInMap [Sizes, prod, !Ref NoDefault]', '? a key of Fn::FindInMap is not known'],
    ['!FindInMap [Sizes, test, Cpu]', '? mapping Sizes has no test.Cpu'],
    ['!FindInMap [Sizes, test, Cpu, { DefaultValue: 1 }]', 1],
    ['!FindInMap [Sizes, !If [IsProd, prod, dev], Cpu]', { IsProd: 1024, 'not IsProd': 256 }],
    ['!FindInMap [None, prod, Cpu]', '? mapping None is not written in the template'],

    ['!If [Always, a, b]', 'a'],
    ['!If [IsTag, [a], b]', ['a']],
    ['!If [IsProd, a, !Ref "AWS::NoValue"]', { IsProd: 'a', 'not IsProd': '∅' }],
    ['!If [IsProd, !If [IsProd, a, b], c]', { IsProd: 'a', 'not IsProd': 'c' }],
    ['!If [Unwritten, a, b]', { Unwritten: 'a', 'not Unwritten': 'b' }],
    ['!If [IsProd]', '? the condition of Fn::If is not known'],

    ['!Base64 hello', 'hello'],
    ['!Base64 { "Fn::Sub": "x ${Tag}" }', 'x 1.4'],
    ['!ImportValue vpc', '? another stack exports it as vpc'],
    ['{ "Fn::ImportValue": !Sub "${Tag}-vpc" }', '? another stack exports it as 1.4-vpc'],
    ['!ImportValue { Ref: NoDefault }', '? another stack exports it'],
    ['!Cidr ["10.0.0.0/16", 2, 8]', ['10.0.0.0/24', '10.0.1.0/24']],
    ['!Cidr ["10.0.7.9/16", "3", "4"]', ['10.0.0.0/28', '10.0.0.16/28', '10.0.0.32/28']],
    ['!Select [1, !Cidr ["192.168.0.0/24", 4, 6]]', '192.168.0.64/26'],
    ['!Cidr [!Ref NoDefault, 2, 8]', '? Fn::Cidr computes it when the stack is deployed'],
    ['!Cidr ["10.0.0.0/24", 2, 8]', '? Fn::Cidr is asked for more than the block holds'],
    ['!Cidr ["10.0.0.0/24", 1000, 2]', '? Fn::Cidr computes it when the stack is deployed'],
    ['!Cidr ["2001:db8::/56", 2, 64]', '? Fn::Cidr computes it when the stack is deployed'],
    ['{ "Fn::Length": !Ref Groups }', 2],
    ['{ "Fn::Length": !Ref Zone }', '? the list in Fn::Length is not known'],
    ['{ "Fn::ToJsonString": { a: !Ref Tag } }', { a: '1.4' }],
    ['{ "Fn::Transform": { Name: AWS::Include } }', '? AWS::Include fills it in when the stack is deployed'],
    ['{ a: 1, "Fn::Transform": { Name: Mine } }', { a: 1, '…': '…' }],
    ['{ "Fn::Novelty": 1 }', '? the function Fn::Novelty is not understood'],
    ['{ Condition: x }', { Condition: 'x' }],

    [
      '"{{resolve:secretsmanager:db:SecretString:password}}"',
      '? the value is taken from Secrets Manager when the stack is deployed',
    ],
    ['"{{resolve:ssm-secure:db:1}}"', '? the value is taken from Parameter Store when the stack is deployed'],
    [
      '"db://me:{{resolve:ssm:x}}@host"',
      { text: ['db://me:', '? the value is taken from Parameter Store when the stack is deployed', '@host'] },
    ],
    [
      '!Sub "{{resolve:secretsmanager:${NoDefault}:SecretString:password}}"',
      '? the value is taken from Secrets Manager when the stack is deployed',
    ],
    [
      '!Join ["", ["{{resolve:secretsmanager:", !Ref Alb, "::}}"]]',
      '? the value is taken from Secrets Manager when the stack is deployed',
    ],
    [
      '!Join ["", ["{{resolve:secretsmanager:", !Ref Alb]]',
      '? the value is taken from Secrets Manager when the stack is deployed',
    ],
    ['{ "Fn::ForEach::X": [N, [a, b], { "k${N}": !Ref N }], z: !Sub "${Tag}" }', { ka: 'a', kb: 'b', z: '1.4' }],
    ['{ "Fn::ForEach::X": [N, !Ref Zone, { "k${N}": !Ref N }], z: 1 }', { z: 1, '…': '…' }],
    ['{ "Fn::ForEach::X": [N, !Ref Groups, { "k&{N}": "x${N}" }], z: 1 }', { ksg1: 'xsg-1', ksg2: 'xsg-2', z: 1 }],
  ])('%s', (expression, expected) => {
    expect(shown(valueOf(expression))).toEqual(expected);
  });

  test.each<[string, Partial<Node> & { readonly source: string }]>([
    ['!Ref Tag', { source: "'1.4'", assumed: ['parameter Tag'], via: [{ kind: 'parameter', name: 'Tag' }] }],
    ['!Sub "${Tag}"', { source: "'1.4'", assumed: ['parameter Tag'], via: [{ kind: 'parameter', name: 'Tag' }] }],
    [
      '!Sub "x${Tag}"',
      {
        source: '!Sub "x${Tag}"',
        assumed: ['parameter Tag'],
        via: [{ kind: 'parameter', name: 'Tag' }],
        locked: 'Fn::Sub puts it together',
      },
    ],
    ['!Sub nginx', { source: 'nginx' }],
    ['!Join ["", [a, b]]', { source: '!Join ["", [a, b]]', locked: 'Fn::Join puts it together' }],
    ['!FindInMap [Sizes, prod, Cpu]', { source: '1024', via: [{ kind: 'mapping', name: 'Sizes.prod.Cpu' }] }],
    [
      '!FindInMap [Sizes, !Ref NoDefault, Class]',
      {
        source: 'small',
        via: [{ kind: 'mapping', name: 'Sizes.*.Class' }],
        locked: 'every row of mapping Sizes has it',
      },
    ],
    ['!Select [1, [a, b]]', { source: 'b' }],
    ['!If [Always, first, b]', { source: 'first' }],
    ['!If [IsTag, first, b]', { source: 'first', assumed: ['parameter Tag'] }],
    ['!Base64 hello', { source: 'hello', locked: 'Fn::Base64 encodes it' }],
    ['!Ref NoDefault', { source: '!Ref NoDefault', via: [{ kind: 'parameter', name: 'NoDefault' }] }],
    ['!GetAtt Alb.DNSName', { source: '!GetAtt Alb.DNSName' }],
    [
      '!Select [1, !Ref Groups]',
      {
        source: 'sg-2',
        assumed: ['parameter Groups'],
        via: [{ kind: 'parameter', name: 'Groups' }],
        locked: 'it is part of a list in one text',
      },
    ],
  ])('%s keeps its place and what it rests on', (expression, expected) => {
    const node = valueOf(expression);
    const { assumed, via, locked } = node;
    const facts = JSON.parse(JSON.stringify({ source: sourceOf(node), assumed, via, locked })) as object;
    expect(facts).toEqual(expected);
  });

  test('marks everything inside a branch that defaults decide', () => {
    const node = valueOf('!If [IsTag, { a: [x, !Ref Port, !Ref Groups] }, b]');
    const list = node.kind === 'map' ? node.entries[0]!.value : node;
    const inside = list.kind === 'list' ? list.items : [];
    expect(inside.map((item) => item.assumed)).toEqual([
      ['parameter Tag'],
      ['parameter Port', 'parameter Tag'],
      ['parameter Groups', 'parameter Tag'],
    ]);
    const groups = inside[2]!;
    expect(groups.kind === 'list' && groups.items[0]!.assumed).toEqual(['parameter Groups', 'parameter Tag']);
  });
});
