import rule from '../../../src/rules/1-security-groups/network-mode-host.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const onInstances = (networkMode: Value | undefined): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], networkMode }),
];

testRule(rule, {
  flags: {
    host: onInstances('host'),
    'host in a task definition that names no platform': [
      task([container()], { requiresCompatibilities: undefined, networkMode: 'host' }),
    ],
    'host where the service is ready for awsvpc': [
      ...onInstances('host'),
      resource('service', 'web', {
        taskDefinition: ref('app', 'arn'),
        networkConfiguration: { awsvpcConfiguration: { securityGroups: ['sg-1'], subnets: ['subnet-1'] } },
      }),
    ],
    'host outside AWS': [task([container()], { requiresCompatibilities: ['EXTERNAL'], networkMode: 'host' })],
  },
  passes: {
    awsvpc: onInstances('awsvpc'),
    'bridge, which is ECS123': onInstances('bridge'),
    absent: onInstances(undefined),
  },
  undecided: { 'not known': onInstances(OPAQUE) },
  fixes: {
    CloudFormation: { path: 'template.yaml', before: template('host'), after: template('awsvpc') },
  },
});

function template(mode: string): string {
  return `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: app
      NetworkMode: ${mode} # for speed
      ContainerDefinitions:
        - Name: app
          Image: app:1
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref App
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [subnet-1]
`;
}
