import rule from '../../../src/rules/8-validate/fargate-invalid-cpu-memory.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const sized = (cpu: Value | undefined, memory: Value | undefined): Neutral => [task([container()], { cpu, memory })];

testRule(rule, {
  flags: {
    'too much memory for its CPU': sized('256', '4096'),
    'too little memory for its CPU': sized('1024', '1024'),
    'memory between two sizes': sized('512', '1500'),
    'a CPU size that there is not': sized('300', '1024'),
    'in vCPU and GB': sized('.25 vCPU', '3 GB'),
    'eight vCPU in steps of less than 4 GB': sized('8192', '17408'),
    'run by a service on Fargate': [
      task([container()], { cpu: '256', memory: '4096', requiresCompatibilities: undefined }),
      resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'FARGATE' }),
    ],
  },
  passes: {
    'the smallest': sized('256', '512'),
    'in vCPU and GB': sized('1 vCPU', '2GB'),
    'the largest': sized('16384', '122880'),
    'on instances': [task([container()], { cpu: '300', memory: '700', requiresCompatibilities: ['EC2'] })],
    'no memory': sized('256', undefined),
  },
  undecided: {
    'memory that is not known': sized('256', OPAQUE),
    'a CPU size that is not known': sized(OPAQUE, '512'),
    'larger than the table': sized('32768', '249856'),
    'a size that nobody can read': sized('256', 'lots'),
  },
  fixes: {
    'the CPU size that the memory needs': {
      path: 'main.tf',
      before: `resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  cpu                      = "256"  # a quarter
  memory                   = "4096"
}
`,
      after: `resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  cpu                      = "512"  # a quarter
  memory                   = "4096"
}
`,
    },
    'both sizes': {
      path: 'task.json',
      before: `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "300",
  "memory": "700",
  "containerDefinitions": [{ "name": "web", "image": "web:1" }]
}
`,
      after: `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "512",
  "memory": "1024",
  "containerDefinitions": [{ "name": "web", "image": "web:1" }]
}
`,
    },
  },
});
