import rule from '../../../src/rules/8-validate/dangerous-linux-capabilities.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const adds = (add: Value, type = 'EC2'): Neutral => [
  task([container({ linuxParameters: { capabilities: { add } } })], { requiresCompatibilities: [type] }),
];
const unsaid: Neutral = [
  task([container({ linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } })], {
    requiresCompatibilities: undefined,
  }),
];

testRule(rule, {
  flags: {
    one: adds(['SYS_ADMIN']),
    'with its prefix, in small letters': adds(['cap_net_raw']),
    'one of two': adds(['CHOWN', 'NET_ADMIN']),
    'several of three': adds(['SYS_MODULE', 'CHOWN', 'SYS_RAWIO']),
    all: adds(['ALL']),
    'tracing on instances': adds(['SYS_PTRACE']),
    'tracing on instances, as the service says': [
      ...unsaid,
      resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'EC2' }),
    ],
  },
  passes: {
    absent: [task([container()])],
    none: adds([]),
    'a harmless one': adds(['NET_BIND_SERVICE', 'CHOWN']),
    'tracing on Fargate': adds(['SYS_PTRACE'], 'FARGATE'),
    'all dropped': [task([container({ linuxParameters: { capabilities: { drop: ['ALL'] } } })])],
  },
  undecided: {
    'not known': adds(OPAQUE),
    'an item not known': adds(['CHOWN', OPAQUE]),
    'tracing where nothing says what it runs on': unsaid,
  },
  fixes: {
    'the only one': {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{\n    name = "web"\n    linuxParameters = {\n      initProcessEnabled = true\n      capabilities = { add = ["SYS_ADMIN"], drop = ["ALL"] }\n    }\n  }])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{\n    name = "web"\n    linuxParameters = {\n      initProcessEnabled = true\n      capabilities = { drop = ["ALL"] }\n    }\n  }])\n}\n',
    },
    'one of several': {
      path: 'template.yaml',
      before:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web\n          LinuxParameters:\n            Capabilities:\n              Add:\n                - SYS_ADMIN # for mounts\n                - CHOWN\n',
      after:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web\n          LinuxParameters:\n            Capabilities:\n              Add:\n                - CHOWN\n',
    },
  },
});
