import rule from '../../../src/rules/3-task-roles/role-exposes-credentials.js';
import { OPAQUE } from '../../support/neutral.js';
import { taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const CONNECT = { Action: 'rds-db:connect', Resource: '*' };

testRule(rule, {
  flags: {
    'every database': taskRole([CONNECT]),
    'keys of every user': taskRole([{ Action: ['iam:CreateAccessKey'], Resource: ['*'] }]),
    'credentials of every warehouse among reading': taskRole([
      { Action: ['s3:GetObject', 'redshift:GetClusterCred*'], Resource: '*' },
    ]),
    'every secret, as a container instance': taskRole([{ Action: 'secretsmanager:Get*', Resource: '*' }], {
      assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'],
    }),
  },
  passes: {
    'a named database': taskRole([
      { ...CONNECT, Resource: 'arn:aws:rds-db:eu-west-1:123456789012:dbuser:db-ABC/shop' },
    ]),
    'the login of ECR': taskRole([{ Action: 'ecr:GetAuthorizationToken', Resource: '*' }]),
    'every role, which is judged elsewhere': taskRole([{ Action: 'sts:AssumeRole', Resource: '*' }]),
    'bound to an organisation': taskRole([
      { ...CONNECT, Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } },
    ]),
    denied: taskRole([CONNECT, { ...CONNECT, Effect: 'Deny' }]),
    'a role of another service': taskRole([CONNECT], { assumeRolePolicyDocument: trusting('lambda.amazonaws.com') }),
    'a whole service, which a sharper rule judges': taskRole([{ Action: 'secretsmanager:*', Resource: '*' }]),
  },
  undecided: {
    'a resource that is not known': taskRole([{ ...CONNECT, Resource: OPAQUE }]),
    'actions that are not known': taskRole([{ ...CONNECT, Action: OPAQUE }]),
  },
});
