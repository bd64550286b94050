import rule from '../../../src/rules/3-task-roles/container-instance-role-over-privileged.js';
import { OPAQUE, ref, resource, type Neutral } from '../../support/neutral.js';
import { taskRole, trusting, type NeutralStatement } from '../../support/role-scenes.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const managed = (...names: readonly string[]) => ({
  assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
  managedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`),
});
const JOIN = 'service-role/AmazonEC2ContainerServiceforEC2Role';
const joined = (...statements: readonly NeutralStatement[]): Neutral => taskRole(statements, managed(JOIN));
const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';

testRule(rule, {
  flags: {
    'a table of an application': joined({ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: TABLE }),
    'another role': joined({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::123456789012:role/report' }),
    'reading every bucket': taskRole([], managed(JOIN, 'AmazonS3ReadOnlyAccess')),
    'a role that instances get by their profile': [
      ...taskRole([{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:123456789012:orders' }], managed()),
      resource('instanceProfile', 'nodes_profile', { roles: [ref('app_role', 'name')] }),
      resource('instanceTemplate', 'nodes', {
        userData: JOINS_CLUSTER,
        iamInstanceProfile: { arn: ref('nodes_profile', 'arn') },
        metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      }),
    ],
  },
  passes: {
    'what AWS documents': taskRole([], managed(JOIN, 'AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy')),
    'what a script needs that sets it up': joined({
      Action: ['s3:GetObject', 'ssm:GetParameter', 'autoscaling:CompleteLifecycleAction', 'ec2:CreateTags'],
      Resource: 'arn:aws:s3:::config/agent.conf',
    }),
    'a whole service, which ECS306 judges': joined({ Action: 'dynamodb:*', Resource: TABLE }),
    'a task role': taskRole([{ Action: 'dynamodb:PutItem', Resource: TABLE }]),
    'a role of other instances': taskRole([{ Action: 'dynamodb:PutItem', Resource: TABLE }], managed()),
    denied: joined({ Action: 'dynamodb:PutItem', Resource: TABLE, Effect: 'Deny' }),
  },
  undecided: {
    'actions that are not known': joined({ Action: OPAQUE, Resource: TABLE }),
    'a policy that is not known': taskRole([], {
      ...managed(),
      managedPolicyArns: [`arn:aws:iam::aws:policy/${JOIN}`, OPAQUE],
    }),
  },
});
