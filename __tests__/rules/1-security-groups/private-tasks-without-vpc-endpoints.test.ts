import rule from '../../../src/rules/1-security-groups/private-tasks-without-vpc-endpoints.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

interface Scene {
  readonly containers?: readonly Value[];
  readonly service?: Readonly<Record<string, Value>>;
  readonly subnets?: readonly Value[];
  readonly assignPublicIp?: Value;
  readonly endpoints?: readonly string[];
}

const PUBLIC_IMAGE = 'public.ecr.aws/nginx/nginx:1.27';
const ALL = ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'];

const endpoint = (name: string, serviceName: Value, vpcId: Value = ref('net', 'id')): Neutral => [
  resource('vpcEndpoint', name, { vpcId, serviceName, vpcEndpointType: 'Interface' }),
];
/** A Fargate service in a subnet of a network with these endpoints. */
function scene({ containers, service, subnets, assignPublicIp, endpoints = [] }: Scene): Neutral {
  return [
    task(containers ?? [container()]),
    resource('service', 'web', {
      taskDefinition: ref('app', 'arn'),
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: subnets ?? [ref('private_a', 'id')],
          ...(assignPublicIp === undefined ? {} : { assignPublicIp }),
        },
      },
      ...service,
    }),
    resource('vpc', 'net', { cidrBlock: '10.0.0.0/16' }),
    resource('subnet', 'private_a', { vpcId: ref('net', 'id') }),
    ...endpoints.flatMap((name, index) => endpoint(`to_${String(index)}`, `com.amazonaws.eu-west-1.${name}`)),
  ];
}

testRule(rule, {
  flags: {
    'no endpoints': scene({}),
    'an endpoint for S3 alone': scene({ endpoints: ['s3'] }),
    'no endpoint for the logs': scene({ endpoints: ['ecr.api', 'ecr.dkr', 's3'] }),
    'no endpoint for secrets': scene({
      containers: [container({ secrets: [{ name: 'KEY', valueFrom: '/shop/key' }] })],
      endpoints: ['ecr.api', 'ecr.dkr', 's3', 'logs'],
    }),
    'endpoints in another network': [
      ...scene({}),
      resource('vpc', 'other', { cidrBlock: '10.1.0.0/16' }),
      ...ALL.flatMap((name, index) =>
        endpoint(`to_${String(index)}`, `com.amazonaws.eu-west-1.${name}`, ref('other', 'id')),
      ),
    ],
    'a capacity provider of Fargate': scene({
      service: { launchType: 'FARGATE', capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] },
    }),
  },
  passes: {
    'all endpoints': scene({ endpoints: ALL }),
    'all that this task needs': scene({ endpoints: ['ecr.api', 'ecr.dkr', 's3', 'logs'] }),
    'public images': scene({
      containers: [container({ image: PUBLIC_IMAGE, logConfiguration: { logDriver: 'splunk' } })],
    }),
    'public addresses, which is ECS119': scene({ assignPublicIp: 'ENABLED' }),
    'subnets of another stack': scene({ subnets: ['subnet-1'] }),
    'instances, which call from outside the task': scene({ service: { launchType: 'EC2' } }),
    'no network in the code': scene({ subnets: ['subnet-1'] }).filter(
      ({ kind }) => kind !== 'vpc' && kind !== 'subnet',
    ),
  },
  undecided: {
    'subnets that are not known': scene({ subnets: [OPAQUE] }),
    'a public address that is not known': scene({ assignPublicIp: OPAQUE }),
    'an endpoint for a service that is not known': [...scene({}), ...endpoint('to_any', OPAQUE)],
    'a launch type that is not known': scene({ service: { launchType: OPAQUE } }),
  },
  silent: {
    'endpoints whose region a variable names': {
      path: 'main.tf',
      text: terraform('"com.amazonaws.${var.region}.${each.value}"'),
    },
  },
});

function terraform(name: string): string {
  return `variable "region" {}
resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "private" {
  vpc_id = aws_vpc.net.id
}
resource "aws_vpc_endpoint" "to" {
  for_each     = toset(["ecr.api", "ecr.dkr", "s3", "logs"])
  vpc_id       = aws_vpc.net.id
  service_name = ${name}
}
resource "aws_ecs_task_definition" "app" {
  container_definitions = jsonencode([{
    name             = "app"
    image            = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"
    logConfiguration = { logDriver = "awslogs" }
  }])
}
resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.app.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets = [aws_subnet.private.id]
  }
}
`;
}
