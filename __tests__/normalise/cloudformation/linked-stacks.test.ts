/** Values that one stack exports and another imports. */
import { describe, expect, test } from '@jest/globals';
import { normaliseTemplates } from '../../../src/normalise/cloudformation/normalise-cloudformation.js';
import { linkStacks, reach } from '../../../src/normalise/cloudformation/linked-stacks.js';
import { analyse } from '../../../src/review.js';
import { RULES } from '../../../src/rules/index.js';
import { memoryTree } from '../../support/memory-tree.js';
import { attribute, fileOf, PARSERS, resourceAt, shown, sourceOf } from './read.js';

type Files = Readonly<Record<string, string>>;

function readAll(files: Files) {
  const templates = Object.keys(files).map((path) => fileOf(files[path] ?? '', path));
  const { units, notices } = normaliseTemplates(templates, memoryTree(files), PARSERS);
  const unitAt = (id: string) => units.find((unit) => unit.id === id)!;
  return { units, notices, unitAt };
}

const exporting = (name: string, value = '!GetAtt Alb.LoadBalancerArn'): string => `
Parameters:
  Env: { Type: String, Default: prod }
Resources:
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
Outputs:
  Out:
    Value: ${value}
    Export: { Name: ${name} }
`;

const importing = (name: string): string => `
Parameters:
  Env: { Type: String, Default: prod }
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties: { ClusterName: { Fn::ImportValue: ${name} } }
`;

function importedIn(files: Files) {
  return attribute(resourceAt(readAll(files).unitAt('app.yaml').resources, 'Cluster'), 'ClusterName');
}

describe('an import', () => {
  test.each<[string, Files, string]>([
    ['a reference to the resource of the other stack', { 'net.yaml': exporting('net-alb') }, '→net.yaml/Alb.LoadBalancerArn'], // prettier-ignore
    ['the literal that is exported', { 'net.yaml': exporting('net-alb', 'main') }, 'main'],
    ['what a nested stack exports', { 'root.yaml': 'Resources:\n  Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml } }\n', 'net.yaml': exporting('net-alb') }, '→root.yaml/Net/Alb.LoadBalancerArn'], // prettier-ignore
  ])('is %s', (_title, files, value) => {
    expect(shown(importedIn({ 'app.yaml': importing('net-alb'), ...files }))).toBe(value);
  });

  test.each<[string, string, Files]>([
    ['that nobody exports', 'net-alb', { 'net.yaml': exporting('other') }],
    ['that two stacks export', 'net-alb', { 'a.yaml': exporting('net-alb'), 'b.yaml': exporting('net-alb') }],
    ['that its own stack exports', 'own', { 'b.yaml': exporting('b') }],
    ['whose name only the deployment knows', "!Sub '${AWS::StackName}-alb'", { 'net.yaml': exporting("!Sub '${AWS::StackName}-alb'") }], // prettier-ignore
    ['of an output that is not made', 'net-alb', { 'net.yaml': `Conditions: { Never: !Equals [a, b] }\n${exporting('net-alb').replace('Out:\n', 'Out:\n    Condition: Never\n')}` }], // prettier-ignore
  ])('%s is unknown', (_title, name, files) => {
    expect(shown(importedIn({ 'app.yaml': importing(name), ...files }))).toMatch(/^\? another stack exports it/);
  });

  test('by a name that defaults make rests on these defaults, on both sides', () => {
    const name = "!Sub '${Env}-alb'";
    const value = importedIn({ 'app.yaml': importing(name), 'net.yaml': exporting(name) });
    expect(shown(value)).toBe('→net.yaml/Alb.LoadBalancerArn');
    expect(value.assumed).toEqual(['parameter net.yaml/Env', 'parameter Env']);
  });

  test('stands where it is used and cannot be edited there', () => {
    const value = importedIn({ 'app.yaml': importing('net-alb'), 'net.yaml': exporting('net-alb', '!Ref Env') });
    expect([shown(value), value.file.path, sourceOf(value)]).toEqual([
      'prod',
      'app.yaml',
      '{ Fn::ImportValue: net-alb }',
    ]);
    expect(value.locked).toBe('another stack exports it as net-alb');
    expect(value.via).toEqual([{ kind: 'export', name: 'net-alb' }]);
  });

  test('that a condition of the other stack decides is a choice that names the stack', () => {
    const conditional = exporting('net-alb', '!If [IsProd, a, b]').replace('Resources:', 'Conditions: { IsProd: !Equals [!Ref AWS::Region, x] }\nResources:'); // prettier-ignore
    expect(shown(importedIn({ 'app.yaml': importing('net-alb'), 'net.yaml': conditional }))).toEqual({
      'net.yaml/IsProd': 'a',
      'not net.yaml/IsProd': 'b',
    });
  });

  test('in a circle of stacks ends', () => {
    const circle = (own: string, other: string): string =>
      `${importing(other)}Outputs:\n  Out: { Value: { Fn::ImportValue: ${other} }, Export: { Name: ${own} } }\n`;
    const { units } = readAll({ 'app.yaml': circle('a', 'b'), 'b.yaml': circle('b', 'a') });
    expect(units.map(({ id }) => id)).toEqual(['app.yaml', 'b.yaml']);
  });
});

describe('templates that share exports', () => {
  const files = {
    'net.yaml': exporting('net-alb'),
    'app.yaml': importing('net-alb'),
    'job.yaml': importing('net-alb').replace('Cluster:', 'Jobs:').concat('  Alone: { Type: AWS::ECS::Cluster }\n'),
    'far.yaml': 'Resources: { Far: { Type: AWS::ECS::Cluster } }\n',
  };
  const { unitAt } = readAll(files);
  const around = (id: string) => unitAt(id).neighbours?.resources.map(({ address }) => address);

  test('stay units of their own, with the addresses that they have alone', () => {
    const addresses = Object.keys(files).map((id) => unitAt(id).resources.map(({ address }) => address));
    expect(addresses).toEqual([['Alb'], ['Cluster'], ['Jobs', 'Alone'], ['Far']]);
  });

  test('see those from which they take values, and what siblings make of these', () => {
    expect(around('app.yaml')).toEqual(['net.yaml/Alb', 'job.yaml/Jobs']);
    expect([...(unitAt('app.yaml').neighbours?.importers ?? [])]).toEqual([]);
  });

  test('see those that take their values, which refer to their own addresses', () => {
    expect(around('net.yaml')).toEqual(['app.yaml/Cluster', 'job.yaml/Jobs', 'job.yaml/Alone']);
    const cluster = resourceAt(unitAt('net.yaml').neighbours?.resources ?? [], 'app.yaml/Cluster');
    expect(shown(attribute(cluster, 'ClusterName'))).toBe('→Alb.LoadBalancerArn');
    expect([...(unitAt('net.yaml').neighbours?.importers ?? [])]).toEqual(['app.yaml', 'job.yaml']);
  });

  test('do not see the others', () => {
    expect(unitAt('far.yaml').neighbours).toBeUndefined();
  });

  test('prove no absence when one of them is not complete', () => {
    const open = exporting('net-alb').replace('Resources:', 'Resources:\n  Far: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://x/y } }'); // prettier-ignore
    const app = readAll({ ...files, 'net.yaml': open }).unitAt('app.yaml');
    expect([app.complete, app.incompleteBecause]).toEqual([false, 'the template of the nested stack net.yaml/Far is not in reach']); // prettier-ignore
  });
});

describe('links of stacks', () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: `${String(index)}.yaml`,
      exports: [`e${String(index)}`],
      imports: new Set([`e${String(index + 1)}`]),
    }));

  test('order each behind those from which it takes values', () => {
    expect(linkStacks(chain(3)).order).toEqual(['2.yaml', '1.yaml', '0.yaml']);
  });

  test('are followed over a long chain only so far', () => {
    const { givers, order } = linkStacks(chain(20_000));
    expect(order).toHaveLength(20_000);
    const { paths, complete } = reach(['0.yaml'], givers);
    expect([paths.size, complete]).toEqual([50, false]);
  });
});

const NETWORK = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  AlbGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: alb
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]
  TaskGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: tasks
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0 }]
  Alb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internet-facing, SecurityGroups: [!Ref AlbGroup], Subnets: [subnet-1] }
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Vpc, TargetType: ip }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Alb
      Port: 80
      Protocol: HTTP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }]
Outputs:
  Targets: { Value: !Ref Targets, Export: { Name: net-targets } }
  Group: { Value: !Ref TaskGroup, Export: { Name: net-group } }
  Public: { Value: ENABLED, Export: { Name: net-public } }
`;

const APP = `
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      RequiresCompatibilities: [FARGATE]
      ContainerDefinitions: [{ Name: app, Image: nginx, PortMappings: [{ ContainerPort: 8080 }] }]
  Service:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Task
      LoadBalancers:
        - { ContainerName: app, ContainerPort: 8080, TargetGroupArn: !ImportValue net-targets }
      NetworkConfiguration:
        AwsvpcConfiguration:
          AssignPublicIp: !ImportValue net-public
          Subnets: [subnet-1]
          SecurityGroups: [!ImportValue net-group]
`;

function reviewed(files: Files, relevance: 'ecs' | 'all' = 'ecs') {
  return analyse(memoryTree(files), RULES, {
    failOn: 'high',
    preset: 'strict',
    relevance,
    only: [],
    varFiles: [],
    suggestions: false, // prettier-ignore
  });
}

describe('a review of a network stack and a service stack', () => {
  const both = reviewed({ 'network.yaml': NETWORK, 'app.yaml': APP });
  const of = (code: string) => both.findings.filter(({ rule }) => rule.code === code);

  test('judges the network because a service uses it, each problem once and in its own file', () => {
    const prints = both.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    expect(new Set(both.findings.map(({ file }) => file.path))).toEqual(new Set(['network.yaml', 'app.yaml']));
    expect(reviewed({ 'network.yaml': NETWORK }).findings).toEqual([]);
  });

  test('knows which load balancer the service of another stack stands behind', () => {
    const changesOf = (analysis: typeof both) =>
      analysis.findings
        .filter(({ rule, address }) => rule.code === 'ECS101' && address.startsWith('TaskGroup'))
        .map(({ file, problem }) => [file.path, problem.changes?.length ?? 0]);
    expect(changesOf(both)).toEqual([['network.yaml', 1]]);
    expect(changesOf(reviewed({ 'network.yaml': NETWORK }, 'all'))).toEqual([['network.yaml', 0]]);
    expect(of('ECS139').map(({ message }) => message)).toEqual([expect.stringContaining('tasks of Service over HTTP')]);
  });

  test('finds a wrong value where it is imported', () => {
    const [found] = of('ECS119');
    expect([found?.file.path, found?.file.text.slice(found.span.start, found.span.end)]).toEqual([
      'app.yaml',
      '!ImportValue net-public',
    ]);
  });

  test('draws one picture of both', () => {
    const { parties, relations } = both.relations();
    const kinds = parties.map(({ kind, name }) => [kind, name]);
    expect(kinds.filter(([kind]) => kind === 'loadBalancer')).toEqual([['loadBalancer', 'Alb']]);
    expect(kinds.filter(([kind]) => kind === 'service')).toEqual([['service', 'Service']]);
    const ways = relations.map(({ from, to, kind }) => `${kind} ${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
    expect(ways).toContain('reaches network.yaml\nAlb app.yaml\nService');
  });

  test('names the same problems by the same fingerprints as without the link', () => {
    const unlinked = reviewed({ 'app.yaml': APP }).findings.map(({ fingerprint }) => fingerprint);
    const prints = new Set(both.findings.map(({ fingerprint }) => fingerprint));
    expect(unlinked.filter((print) => !prints.has(print))).toEqual([]);
    expect(unlinked.length).toBeGreaterThan(3);
  });
});

const ROLE = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }]
Outputs:
  Arn: { Value: !GetAtt Role.Arn, Export: { Name: role-arn } }
  Name: { Value: !Ref Role, Export: { Name: role-name } }
`;

const reading = (comment: string): string => `
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: !ImportValue role-arn
      ContainerDefinitions:
        - Name: app
          Image: nginx
          Secrets: [{ Name: DB, ValueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf' }]
  Reads:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: reads
      Roles: [!ImportValue role-name]
      PolicyDocument:
        Statement:
          ${comment}
          - { Effect: Allow, Action: ['secretsmanager:DescribeSecret'], Resource: '*' }
`;

describe('a problem of one stack that stands in another', () => {
  const found = (comment: string) => {
    const analysis = reviewed({ 'role.yaml': ROLE, 'app.yaml': reading(comment) });
    const ofRole = analysis.findings.filter(({ rule }) => rule.code === 'ECS218');
    return { ...analysis, ofRole };
  };

  test('is told there, by the name that it has there', () => {
    expect(found('').ofRole.map(({ file, address }) => [file.path, address])).toEqual([
      ['app.yaml', 'Reads / statement 1'],
    ]);
  });

  test('is told once when two stacks find it', () => {
    const shared = reading('').replace(/ {2}Task:[^]*?(?= {2}Reads:)/, '').replace('[!ImportValue role-name]', '[!ImportValue role-name, !ImportValue other-name]'); // prettier-ignore
    const tasks = (role: string): string =>
      reading('')
        .replace(/ {2}Reads:[^]*/, '')
        .replace('role-arn', role);
    const files = {
      'role.yaml': ROLE,
      'other.yaml': ROLE.replace('role-arn', 'other-arn').replace('role-name', 'other-name'),
      'reads.yaml': shared,
      'app.yaml': tasks('role-arn'),
      'job.yaml': tasks('other-arn'),
    };
    const found = reviewed(files).findings.filter(({ rule }) => rule.code === 'ECS218');
    expect(found.map(({ file, address }) => [file.path, address])).toEqual([['reads.yaml', 'Reads / statement 1']]);
  });

  test('is ignored by a comment there, which has then something to do', () => {
    const { ofRole, suppressed, remarks } = found('# ecs-reviewer:ignore ECS218 -- another stack allows it');
    expect(ofRole).toEqual([]);
    expect(suppressed.map(({ finding }) => finding.rule.code)).toEqual(['ECS218']);
    expect(remarks).toEqual([]);
  });
});
