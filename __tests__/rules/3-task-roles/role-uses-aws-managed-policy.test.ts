import rule from '../../../src/rules/3-task-roles/role-uses-aws-managed-policy.js';
import { OPAQUE } from '../../support/neutral.js';
import { taskRole, trusting, trustingPipeline } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const managed = (...names: readonly string[]) => ({
  managedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`),
});

testRule(rule, {
  flags: {
    'a policy for reading': taskRole([], managed('AmazonS3ReadOnlyAccess')),
    'one beside the documented policy': taskRole(
      [],
      managed('service-role/AmazonECSTaskExecutionRolePolicy', 'AmazonSQSReadOnlyAccess'),
    ),
    'a pipeline': taskRole([], {
      assumeRolePolicyDocument: trustingPipeline(),
      ...managed('AmazonEC2ContainerRegistryPowerUser'),
    }),
  },
  passes: {
    'the documented policy': taskRole([], managed('service-role/AmazonECSTaskExecutionRolePolicy')),
    'what the manuals name for agents': taskRole(
      [],
      managed('CloudWatchAgentServerPolicy', 'AWSXRayDaemonWriteAccess'),
    ),
    'a broad policy, which a sharper rule judges': taskRole([], managed('AmazonS3FullAccess')),
    "a policy of one's own": taskRole([], { managedPolicyArns: ['arn:aws:iam::123456789012:policy/Shop'] }),
    'a role of another service': taskRole([], {
      assumeRolePolicyDocument: trusting('lambda.amazonaws.com'),
      ...managed('AmazonS3ReadOnlyAccess'),
    }),
  },
  undecided: {
    'a policy that is not known': taskRole([], { managedPolicyArns: [OPAQUE] }),
    'a trust policy that is not known': taskRole([], {
      ...managed('AmazonS3ReadOnlyAccess'),
      assumeRolePolicyDocument: OPAQUE,
    }),
  },
});
