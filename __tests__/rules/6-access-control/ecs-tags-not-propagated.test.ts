import rule from '../../../src/rules/6-access-control/ecs-tags-not-propagated.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  task([container()]),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'FARGATE', ...attributes }),
];

testRule(rule, {
  flags: { absent: service(), none: service({ propagateTags: 'NONE' }) },
  passes: {
    'of the service': service({ propagateTags: 'SERVICE' }),
    'of the task definition': service({ propagateTags: 'TASK_DEFINITION' }),
  },
  undecided: { 'not known': service({ propagateTags: OPAQUE }) },
  fixes: {
    'a service': {
      path: 'main.tf',
      before: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"
}
`,
      after: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"
  propagate_tags  = "SERVICE"
}
`,
    },
  },
});
