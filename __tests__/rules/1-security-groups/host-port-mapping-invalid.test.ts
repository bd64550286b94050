import rule from '../../../src/rules/1-security-groups/host-port-mapping-invalid.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const mapped = (
  networkMode: Value | undefined,
  mapping: Value,
  further: Readonly<Record<string, Value>> = {},
): Neutral => [
  task([container({ portMappings: [mapping] })], {
    networkMode,
    ...(networkMode === 'awsvpc' ? {} : { requiresCompatibilities: ['EC2'] }),
    ...further,
  }),
];
const service = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...attributes }),
];
const OTHER = { containerPort: 8080, hostPort: 80 };

testRule(rule, {
  flags: {
    'another host port with awsvpc': mapped('awsvpc', OTHER),
    'another host port with host': mapped('host', OTHER),
    'a fixed host port with bridge': [...mapped('bridge', OTHER), ...service()],
    'a fixed host port that is the container port': [
      ...mapped('bridge', { containerPort: 8080, hostPort: 8080 }),
      ...service(),
    ],
    'a fixed host port without a network mode': [...mapped(undefined, OTHER), ...service()],
  },
  passes: {
    'no host port': mapped('awsvpc', { containerPort: 8080 }),
    'the same port': mapped('awsvpc', { containerPort: 8080, hostPort: 8080 }),
    'a host port of 0 with awsvpc': mapped('awsvpc', { containerPort: 8080, hostPort: 0 }),
    'a free port with bridge': mapped('bridge', { containerPort: 8080, hostPort: 0 }),
    'no ports': [task([container()])],
    'a daemon': [...mapped('bridge', OTHER), ...service({ schedulingStrategy: 'DAEMON' })],
    'a machine outside AWS': mapped('bridge', OTHER, { requiresCompatibilities: ['EXTERNAL'] }),
  },
  undecided: {
    'a host port that is not known': mapped('awsvpc', { containerPort: 8080, hostPort: OPAQUE }),
    'a container port that is not known': mapped('awsvpc', { containerPort: OPAQUE, hostPort: 80 }),
    'a network mode that is not known': mapped(OPAQUE, OTHER),
    'ports that are not known': [task([container({ portMappings: OPAQUE })])],
    'a strategy that is not known': [...mapped('bridge', OTHER), ...service({ schedulingStrategy: OPAQUE })],
  },
  fixes: {
    'a task definition with awsvpc': {
      path: 'task-definition.json',
      before: definition('awsvpc', '{ "containerPort": 8080, "hostPort": 80, "protocol": "tcp" }'),
      after: definition('awsvpc', '{ "containerPort": 8080, "protocol": "tcp" }'),
    },
    'Terraform with bridge': {
      path: 'main.tf',
      before: terraform('80'),
      after: terraform('0'),
    },
  },
});

function definition(networkMode: string, mapping: string): string {
  return `{
  "family": "app",
  "networkMode": "${networkMode}",
  "containerDefinitions": [{ "name": "app", "image": "app:1", "portMappings": [${mapping}] }]
}
`;
}

function terraform(hostPort: string): string {
  return `resource "aws_ecs_task_definition" "app" {
  family                   = "app"
  network_mode             = "bridge"
  requires_compatibilities = ["EC2"]
  container_definitions = jsonencode([{
    name         = "app"
    image        = "app:1"
    portMappings = [{ containerPort = 8080, hostPort = ${hostPort} }] # the usual one
  }])
}
`;
}
