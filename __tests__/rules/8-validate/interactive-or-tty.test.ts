import rule from '../../../src/rules/8-validate/interactive-or-tty.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { expect, test } from '@jest/globals';
import { read, testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    interactive: [task([container({ interactive: true })])],
    'a terminal': [task([container({ pseudoTerminal: true })])],
  },
  passes: {
    absent: [task([container()])],
    off: [task([container({ interactive: false, pseudoTerminal: false })])],
  },
  undecided: { 'not known': [task([container({ interactive: OPAQUE })])] },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{\n    name        = "web"\n    interactive = true\n  }])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{\n    name        = "web"\n  }])\n}\n',
    },
  },
});

test('a container with both has one problem for each', () => {
  const text =
    '{ "family": "app", "containerDefinitions": [{ "name": "web", "interactive": true, "pseudoTerminal": true }] }';
  const { findings } = read({ 'task-definition.json': text }, [rule]);
  expect(findings.map(({ property }) => property)).toEqual(['interactive', 'pseudoTerminal']);
});
