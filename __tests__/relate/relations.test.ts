import { describe, expect, test } from '@jest/globals';
import type { Relations } from '../../src/model/relations.js';
import type { Resource } from '../../src/model/resource.js';
import { allRelations, relationsOf } from '../../src/relate/relations.js';
import { opaque, reference } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

type Body = Parameters<typeof resourceOf>[2];

const group = (name: string, ...ingress: readonly Body[]): Resource =>
  resourceOf('AWS::EC2::SecurityGroup', name, { SecurityGroupIngress: ingress as never });
const from = (source: string, port: number): Body => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  SourceSecurityGroupId: reference(source, 'GroupId'),
});
const range = (cidr: string, port: number): Body => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: cidr });

const balancer = (body: Body = {}): Resource =>
  resourceOf('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Alb', {
    SecurityGroups: [reference('Edge', 'GroupId')],
    ...body,
  });
const behindBalancer = [
  resourceOf('AWS::ElasticLoadBalancingV2::TargetGroup', 'Targets', {}),
  resourceOf('AWS::ElasticLoadBalancingV2::Listener', 'Https', {
    LoadBalancerArn: reference('Alb', 'Ref'),
    Port: 443,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: reference('Targets', 'Ref') }],
  }),
];
const service = resourceOf('AWS::ECS::Service', 'Web', {
  TaskDefinition: reference('Task', 'Ref'),
  NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [reference('Tasks', 'GroupId')] } },
  LoadBalancers: [{ TargetGroupArn: reference('Targets', 'Ref'), ContainerPort: 8080 }],
});
const database = resourceOf('AWS::RDS::DBInstance', 'Db', { VPCSecurityGroups: [reference('Data', 'GroupId')] });
const task = resourceOf('AWS::ECS::TaskDefinition', 'Task', {
  Family: 'web',
  TaskRoleArn: reference('Role', 'Arn'),
  ExecutionRoleArn: reference('Starter', 'Arn'),
  ContainerDefinitions: [{ Name: 'app', Secrets: [{ Name: 'PASSWORD', ValueFrom: reference('Password', 'Ref') }] }],
});
const roles = [
  resourceOf('AWS::IAM::Role', 'Starter', {}),
  resourceOf('AWS::IAM::Role', 'Role', {}),
  resourceOf('AWS::IAM::Policy', 'Reads', {
    Roles: [reference('Role', 'Ref')],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
  }),
];
const secret = resourceOf('AWS::SecretsManager::Secret', 'Password', {});

const relationsIn = (...resources: readonly Resource[]): Relations => relationsOf(graphOf(unitOf(resources)).graph);

/** `Alb -> Web :8080` */
const ways = (...resources: readonly Resource[]): readonly string[] => {
  const { parties, relations } = relationsIn(...resources);
  const name = (id: string): string => parties.find((party) => party.id === id)?.name ?? '';
  return relations.map(({ from: start, to, kind, labels }) =>
    `${name(start)} ${kind === 'reaches' ? '->' : '..'} ${name(to)} ${labels.join(', ')}`.trim(),
  );
};

describe('the picture of a unit', () => {
  test('leads from the internet through load balancer and service to data store, roles and secret', () => {
    const found = ways(
      balancer(),
      ...behindBalancer,
      service,
      task,
      database,
      ...roles,
      secret,
      group('Edge', range('0.0.0.0/0', 443)),
      group('Tasks', from('Edge', 8080)),
      group('Data', from('Tasks', 5432)),
    );
    expect(found).toEqual([
      'internet -> Alb :443',
      'Alb -> Web :8080',
      'Web -> Db :5432',
      'Web .. Role task role',
      'Web .. Starter execution role',
      'Web .. Password reads',
    ]);
  });

  test.each<{ title: string; resources: readonly Resource[]; expected: readonly string[] }>([
    {
      title: 'a range of addresses is a party of its own',
      resources: [service, group('Tasks', range('10.0.0.0/8', 8080))],
      expected: ['10.0.0.0/8 -> Web :8080'],
    },
    {
      title: 'several rules between the same two are one relation',
      resources: [service, group('Tasks', range('0.0.0.0/0', 80), range('::/0', 80), range('0.0.0.0/0', 22))],
      expected: ['internet -> Web :80, :22'],
    },
    {
      title: 'a group that is attached to nothing stands for itself',
      resources: [service, group('Tasks', from('Other', 22)), group('Other')],
      expected: ['Other -> Web :22'],
    },
    {
      title: 'a group that is out of reach is called as the code calls it',
      resources: [
        service,
        group('Tasks', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: 'sg-123' }),
      ],
      expected: ['sg-123 -> Web :22'],
    },
    {
      title: 'every protocol is all ports',
      resources: [service, group('Tasks', { IpProtocol: '-1', CidrIp: '10.0.0.0/8' })],
      expected: ['10.0.0.0/8 -> Web all ports'],
    },
    {
      title: 'what a group lets in from its own members is no relation',
      resources: [service, group('Tasks', from('Tasks', 7000))],
      expected: [],
    },
    {
      title: 'a source that is not known is not guessed',
      resources: [
        service,
        group('Tasks', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: opaque() }),
      ],
      expected: [],
    },
    {
      title: 'a load balancer without groups is reached through its listeners',
      resources: [balancer({ Type: 'network', SecurityGroups: [] }), ...behindBalancer],
      expected: ['internet -> Alb :443'],
    },
    {
      title: 'an internal load balancer is not reached from the internet, whatever its group lets in',
      resources: [balancer({ Scheme: 'internal' }), ...behindBalancer, group('Edge', range('0.0.0.0/0', 443))],
      expected: ['0.0.0.0/0 -> Alb :443'],
    },
    {
      title: 'a load balancer whose scheme is not known neither',
      resources: [balancer({ Scheme: opaque() }), ...behindBalancer, group('Edge', range('0.0.0.0/0', 443))],
      expected: ['0.0.0.0/0 -> Alb :443'],
    },
  ])('$title', ({ resources, expected }) => {
    expect(ways(...resources)).toEqual(expected);
  });

  test('knows which resources and rules a problem may stand in', () => {
    const { parties, relations } = relationsIn(
      service,
      task,
      balancer(),
      ...behindBalancer,
      ...roles,
      group('Edge', range('0.0.0.0/0', 443)),
      group('Tasks', from('Edge', 8080)),
    );
    const resources = (name: string) => parties.find((party) => party.name === name)?.resources;
    expect(resources('Web')).toEqual(['unit\nWeb', 'unit\nTask', 'unit\nTasks']);
    expect(resources('Alb')).toEqual(['unit\nAlb', 'unit\nHttps', 'unit\nEdge']);
    expect(resources('Role')).toEqual(['unit\nRole', 'unit\nReads']);
    expect(relations.map(({ subjects }) => subjects)).toEqual([
      ['unit\nEdge / ingress 1', 'unit\nHttps'],
      ['unit\nTasks / ingress 1'],
      [],
      [],
    ]);
  });

  test('follows no more sources and rules than a picture has room for', () => {
    const ports = Array.from({ length: 100 }, (_, port) => range('0.0.0.0/0', port));
    const ranges = Array.from({ length: 100 }, (_, net) => range(`10.0.${String(net)}.0/24`, 80));
    const { parties, relations } = relationsIn(service, group('Tasks', ...ports, ...ranges));
    expect(parties).toHaveLength(41);
    expect(relations.map(({ subjects }) => subjects.length)).toEqual([40, ...Array.from({ length: 39 }, () => 1)]);
  });

  test('is empty without load balancer, service and data store', () => {
    expect(relationsIn(task, ...roles, secret)).toEqual({ parties: [], relations: [] });
  });

  test('joins with those of other units in one internet', () => {
    const one = relationsIn(service, group('Tasks', range('0.0.0.0/0', 80)));
    const other = relationsOf(
      graphOf(
        unitOf([
          { ...service, unit: 'other' },
          { ...group('Tasks', range('0.0.0.0/0', 80)), unit: 'other' },
        ]),
      ).graph,
    );
    const { parties, relations } = allRelations([one, other]);
    expect(parties.map(({ id }) => id)).toEqual(['unit\nWeb', 'internet', 'other\nWeb']);
    expect(relations).toHaveLength(2);
  });
});
