import rule from '../../../src/rules/4-logs/awslogs-stream-prefix-missing.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const OPTIONS = { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1' };
const app = (options: Value): Neutral => [task([container({ logConfiguration: { logDriver: 'awslogs', options } })])];

testRule(rule, {
  flags: { absent: app(OPTIONS), empty: app({ ...OPTIONS, 'awslogs-stream-prefix': '' }) },
  passes: {
    present: app({ ...OPTIONS, 'awslogs-stream-prefix': 'app' }),
    'another driver': [task([container({ logConfiguration: { logDriver: 'awsfirelens' } })])],
  },
  undecided: {
    'not known': app({ ...OPTIONS, 'awslogs-stream-prefix': OPAQUE }),
    'options that are not known': app(OPAQUE),
  },
  fixes: {
    'a heredoc': {
      path: 'main.tf',
      before: `resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = <<-JSON
    [
      {
        "name": "app",
        "image": "nginx:1.27.2",
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": {
            "awslogs-group": "/ecs/app",
            "awslogs-region": "eu-west-1"
          }
        }
      }
    ]
  JSON
}
`,
      after: `resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = <<-JSON
    [
      {
        "name": "app",
        "image": "nginx:1.27.2",
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": {
            "awslogs-group": "/ecs/app",
            "awslogs-region": "eu-west-1",
            "awslogs-stream-prefix": "app"
          }
        }
      }
    ]
  JSON
}
`,
    },
  },
});
