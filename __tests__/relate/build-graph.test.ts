import { describe, expect, test } from '@jest/globals';
import type { Subject } from '../../src/model/subject.js';
import { opaque, reference } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

const web = resourceOf('AWS::ECS::Service', 'Web', {
  TaskDefinition: reference('Task', 'Ref'),
  NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [reference('Tasks', 'GroupId')] } },
  LoadBalancers: [{ TargetGroupArn: reference('Targets', 'Ref'), ContainerPort: 8080 }],
});
const task = resourceOf('AWS::ECS::TaskDefinition', 'Task', {
  Family: 'web',
  TaskRoleArn: reference('Role', 'Arn'),
  ContainerDefinitions: [
    { Name: 'app', LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': reference('Logs', 'Ref') } } },
  ],
});
const network = [
  resourceOf('AWS::EC2::SecurityGroup', 'Tasks', {
    SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp: '10.0.0.0/8' }],
  }),
  resourceOf('AWS::EC2::SecurityGroup', 'Edge', {}),
  resourceOf('AWS::EC2::SecurityGroupIngress', 'Extra', {
    GroupId: reference('Tasks', 'GroupId'),
    CidrIp: '10.0.0.0/8',
  }),
  resourceOf('AWS::ElasticLoadBalancingV2::TargetGroup', 'Targets', {}),
  resourceOf('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Alb', { SecurityGroups: [reference('Edge', 'GroupId')] }),
  resourceOf('AWS::ElasticLoadBalancingV2::Listener', 'Https', {
    LoadBalancerArn: reference('Alb', 'Ref'),
    DefaultActions: [{ Type: 'forward', TargetGroupArn: reference('Targets', 'Ref') }],
  }),
];
const role = resourceOf('AWS::IAM::Role', 'Role', {
  RoleName: 'app',
  Policies: [
    { PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } } },
  ],
});
const logs = resourceOf('AWS::Logs::LogGroup', 'Logs', {});

const addresses = (related: { readonly items: readonly Subject[] }): readonly string[] =>
  related.items.map((subject) => subject.subject.address);

describe('the graph of a service', () => {
  const { graph, find } = graphOf(unitOf([web, task, role, logs, ...network]));
  const service = find('Web') as unknown as Subject<'service'>;

  test('a service leads to its task definition, containers and roles', () => {
    const [definition] = graph.taskDefinitionsOf(service).items;
    expect(definition?.subject.address).toBe('Task');
    expect(addresses(graph.containersOf(definition!))).toEqual(['Task / container app']);
    expect(graph.follow(definition!.taskRoleArn, 'role')?.subject.address).toBe('Role');
    expect(addresses(graph.servicesOf(definition!))).toEqual(['Web']);
  });

  test('a group leads to its rules, inline and standalone, and to what it is attached to', () => {
    const group = find('Tasks') as unknown as Subject<'securityGroup'>;
    expect(addresses(graph.rulesOf(group))).toEqual(['Extra', 'Tasks / ingress 1']);
    expect(graph.attachmentsOf(group)).toMatchObject({ complete: 'yes', items: [{ role: 'service' }] });
    const inline = find('Tasks / ingress 1') as unknown as Subject<'securityGroupRule'>;
    expect(graph.groupOf(inline)?.subject.address).toBe('Tasks');
  });

  test('a service leads to the load balancer before it', () => {
    const [frontend] = graph.frontendsOf(service).items;
    expect(frontend?.loadBalancer.subject.address).toBe('Alb');
    expect(frontend?.containerPort).toMatchObject({ value: 8080 });
    expect(addresses(graph.securityGroupsOf(frontend!.loadBalancer))).toEqual(['Edge']);
  });

  test('a role leads to the tasks that use it, a statement to its role, a log group to its users', () => {
    const { task: tasks } = graph.usesOf(find('Role') as unknown as Subject<'role'>);
    expect(addresses(tasks)).toEqual(['Task']);
    const statement = find('Role / statement 1') as unknown as Subject<'statement'>;
    expect(addresses(graph.rolesOf(statement))).toEqual(['Role']);
    expect(addresses(graph.usersOf(find('Logs') as unknown as Subject<'logGroup'>))).toEqual(['Task / container app']);
  });
});

describe('what cannot be followed leaves the answer open', () => {
  test('a link that is not known', () => {
    const unknownService = resourceOf('AWS::ECS::Service', 'Other', { TaskDefinition: opaque('nobody knows') });
    const { graph, find } = graphOf(unitOf([unknownService, task]));
    const definition = find('Task') as unknown as Subject<'taskDefinition'>;
    expect(graph.servicesOf(definition)).toEqual({ items: [], complete: { unknown: 'nobody knows' } });
  });

  test('a unit of which a part could not be read', () => {
    const { graph, find } = graphOf(
      unitOf([task], { complete: false, incompleteBecause: 'module.x is not installed' }),
    );
    const definition = find('Task') as unknown as Subject<'taskDefinition'>;
    expect(graph.servicesOf(definition)).toEqual({ items: [], complete: { unknown: 'module.x is not installed' } });
  });

  test('a literal name is followed where it is written, an ARN by its last part', () => {
    const named = resourceOf('AWS::ECS::Service', 'Named', {
      TaskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7',
    });
    const { graph, find } = graphOf(unitOf([named, task]));
    const definition = find('Task') as unknown as Subject<'taskDefinition'>;
    expect(addresses(graph.servicesOf(definition))).toEqual(['Named']);
  });
});
