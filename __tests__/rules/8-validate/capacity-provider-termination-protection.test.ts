import rule from '../../../src/rules/8-validate/capacity-provider-termination-protection.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const GROUP =
  'arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1f0a3c1e-0000-4000-8000-000000000000:autoScalingGroupName/ecs';
const provider = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('capacityProvider', 'instances', {
    name: 'instances',
    autoScalingGroupProvider: { autoScalingGroupArn: GROUP, ...attributes },
  }),
];
const scaled = { managedScaling: { status: 'ENABLED', targetCapacity: 90 } };

testRule(rule, {
  flags: {
    'absent: ECS does not protect then': provider(scaled),
    'explicitly off': provider({ ...scaled, managedTerminationProtection: 'DISABLED' }),
  },
  passes: {
    on: provider({ ...scaled, managedTerminationProtection: 'ENABLED' }),
    'without managed scaling, where it does nothing': provider({ managedScaling: { status: 'DISABLED' } }),
    'another kind of provider': [resource('capacityProvider', 'instances', { name: 'instances' })],
  },
  undecided: {
    'not known': provider({ ...scaled, managedTerminationProtection: OPAQUE }),
    'managed scaling is not written': provider({}),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_capacity_provider" "instances" {\n  name = "instances"\n\n  auto_scaling_group_provider {\n    auto_scaling_group_arn = aws_autoscaling_group.ecs.arn\n\n    managed_scaling {\n      status = "ENABLED"\n    }\n  }\n}\n',
      after:
        'resource "aws_ecs_capacity_provider" "instances" {\n  name = "instances"\n\n  auto_scaling_group_provider {\n    auto_scaling_group_arn = aws_autoscaling_group.ecs.arn\n    managed_termination_protection = "ENABLED"\n\n    managed_scaling {\n      status = "ENABLED"\n    }\n  }\n}\n',
    },
  },
});
