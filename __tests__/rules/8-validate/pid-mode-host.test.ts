import rule from '../../../src/rules/8-validate/pid-mode-host.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const pidMode = (value: Value | undefined): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], pidMode: value }),
];

testRule(rule, {
  flags: { host: pidMode('host') },
  passes: {
    absent: pidMode(undefined),
    'the task': pidMode('task'),
    // A well-known scanner looks for it in the containers, where ECS does not know it.
    'the key in a container, which is none of ECS': [task([container({ pidMode: 'host' })])],
  },
  undecided: { 'not known': pidMode(OPAQUE) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  pid_mode              = "host" # for the agent\n  container_definitions = jsonencode([])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  pid_mode              = "task" # for the agent\n  container_definitions = jsonencode([])\n}\n',
    },
  },
});
