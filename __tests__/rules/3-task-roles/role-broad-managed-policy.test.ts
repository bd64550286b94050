import rule from '../../../src/rules/3-task-roles/role-broad-managed-policy.js';
import { OPAQUE } from '../../support/neutral.js';
import { taskRole, trusting, trustingPipeline } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const managed = (...names: readonly string[]) => ({
  managedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`),
});
const PIPELINE = { assumeRolePolicyDocument: trustingPipeline() };

testRule(rule, {
  flags: {
    'full access to a service': taskRole([], managed('AmazonS3FullAccess')),
    'a power user': taskRole([], managed('PowerUserAccess')),
    'the management of identities': taskRole([], managed('IAMFullAccess')),
    'every secret, beside the documented policy': taskRole(
      [],
      managed('service-role/AmazonECSTaskExecutionRolePolicy', 'SecretsManagerReadWrite'),
    ),
    'a pipeline that may do everything': taskRole([], { ...PIPELINE, ...managed('AdministratorAccess') }),
    'a pipeline that builds for itself': taskRole([], {
      assumeRolePolicyDocument: trusting('codebuild.amazonaws.com'),
      ...managed('AmazonEC2ContainerRegistryFullAccess'),
    }),
    'container instances': taskRole([], {
      assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      ...managed('service-role/AmazonEC2ContainerServiceforEC2Role', 'AmazonEC2FullAccess'),
    }),
  },
  passes: {
    'the documented policy': taskRole([], managed('service-role/AmazonECSTaskExecutionRolePolicy')),
    'reading a service': taskRole([], managed('AmazonS3ReadOnlyAccess')),
    'a client of file systems': taskRole([], managed('AmazonElasticFileSystemClientFullAccess')),
    'everything, which is judged elsewhere': taskRole([], managed('AdministratorAccess')),
    "a policy of one's own": taskRole([], { managedPolicyArns: ['arn:aws:iam::123456789012:policy/ShopFullAccess'] }),
    'a role of another service': taskRole([], {
      assumeRolePolicyDocument: trusting('lambda.amazonaws.com'),
      ...managed('AmazonS3FullAccess'),
    }),
    'no policy': taskRole([]),
  },
  undecided: {
    'a policy that is not known': taskRole([], { managedPolicyArns: [OPAQUE] }),
    'a boundary out of reach': taskRole([], {
      ...managed('AmazonS3FullAccess'),
      permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
    }),
    'a trust policy that is not known': taskRole([], {
      ...managed('AmazonS3FullAccess'),
      assumeRolePolicyDocument: OPAQUE,
    }),
  },
});
