import rule from '../../../src/rules/1-security-groups/service-without-load-balancer.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const PORTS = { portMappings: [{ containerPort: 8080 }] };
const running = (containers: readonly Value[], attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  task(containers),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...attributes }),
];
const open = (attributes: Readonly<Record<string, Value>> = {}): Neutral => running([container(PORTS)], attributes);

testRule(rule, {
  flags: {
    'open ports and no load balancer': open(),
    'an empty list': open({ loadBalancers: [] }),
    'open ports beside a worker': running([container(), container({ ...PORTS, name: 'api' })]),
  },
  passes: {
    'a load balancer': open({
      loadBalancers: [{ targetGroupArn: 'arn:x', containerName: 'app', containerPort: 8080 }],
    }),
    'a worker, which has no ports': running([container()]),
    'a worker with an agent that listens': running([
      container(),
      container({ name: 'xray', image: 'public.ecr.aws/xray/aws-xray-daemon:3.3.7', ...PORTS }),
    ]),
    'Service Connect': open({ serviceConnectConfiguration: { enabled: true } }),
    'a daemon': open({ schedulingStrategy: 'DAEMON' }),
    'an external controller': open({ deploymentController: { type: 'EXTERNAL' } }),
  },
  undecided: {
    'load balancers that are not known': open({ loadBalancers: OPAQUE }),
    'ports that are not known': running([container({ portMappings: OPAQUE })]),
    'a task definition that is not known': open({ taskDefinition: OPAQUE }),
  },
  silent: {
    'service discovery in CloudFormation': {
      path: 'template.yaml',
      text: `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{ Name: app, Image: app, PortMappings: [{ ContainerPort: 8080 }] }]
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
      ServiceRegistries: [{ RegistryArn: 'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1' }]
`,
    },
    'service discovery in Terraform': {
      path: 'main.tf',
      text: `resource "aws_ecs_task_definition" "app" {
  container_definitions = jsonencode([{ name = "app", image = "app", portMappings = [{ containerPort = 8080 }] }])
}
resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.app.arn
  service_registries {
    registry_arn = "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1"
  }
}
`,
    },
  },
});
