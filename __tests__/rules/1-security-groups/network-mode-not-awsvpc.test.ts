import rule from '../../../src/rules/1-security-groups/network-mode-not-awsvpc.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const onInstances = (attributes: Attributes): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], ...attributes }),
];
const withService = (attributes: Attributes, service: Readonly<Record<string, Value>>): Neutral => [
  ...onInstances(attributes),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...service }),
];
const network = { networkConfiguration: { awsvpcConfiguration: { securityGroups: ['sg-1'], subnets: ['subnet-1'] } } };

testRule(rule, {
  flags: {
    'absent: ECS defaults to bridge': onInstances({ networkMode: undefined }),
    bridge: onInstances({ networkMode: 'bridge' }),
    none: onInstances({ networkMode: 'none' }),
    'bridge where the service is ready for awsvpc': withService({ networkMode: 'bridge' }, network),
    'bridge where the service has no network configuration': withService({ networkMode: 'bridge' }, {}),
    'bridge on Fargate, which refuses it': [task([container()], { networkMode: 'bridge' })],
  },
  passes: {
    awsvpc: onInstances({ networkMode: 'awsvpc' }),
    'host, which is ECS124': onInstances({ networkMode: 'host' }),
    'absent on Fargate, which requires awsvpc anyway': [task([container()], { networkMode: undefined })],
    'absent where the service runs on Fargate': withService({ networkMode: undefined }, { launchType: 'FARGATE' }),
    'bridge outside AWS, where there is no awsvpc': onInstances({
      requiresCompatibilities: ['EXTERNAL'],
      networkMode: 'bridge',
    }),
    'absent on Windows': onInstances({
      networkMode: undefined,
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    }),
  },
  undecided: {
    'a mode that is not known': onInstances({ networkMode: OPAQUE }),
    'absent on a platform that is not known': [
      task([container()], { networkMode: undefined, requiresCompatibilities: OPAQUE }),
    ],
  },
  fixes: {
    Terraform: { path: 'main.tf', before: terraform('"bridge"'), after: terraform('"awsvpc"') },
  },
});

function terraform(mode: string): string {
  return `resource "aws_ecs_task_definition" "app" {
  family                = "app"
  network_mode          = ${mode} # as ever
  container_definitions = jsonencode([{ name = "app", image = "app:1", portMappings = [{ containerPort = 80, hostPort = 80 }] }])
}
resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.app.arn
  network_configuration {
    subnets = ["subnet-1"]
  }
}
`;
}
