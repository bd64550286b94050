import rule from '../../../src/rules/8-validate/fault-injection-enabled.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const faults = (value: Value | undefined): Neutral => [task([container()], { enableFaultInjection: value })];

testRule(rule, {
  flags: { on: faults(true) },
  passes: { absent: faults(undefined), off: faults(false) },
  undecided: { 'not known': faults(OPAQUE) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  enable_fault_injection = true\n  container_definitions  = jsonencode([])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  enable_fault_injection = false\n  container_definitions  = jsonencode([])\n}\n',
    },
  },
});
