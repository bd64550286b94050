import rule from '../../../src/rules/8-validate/invalid-enum-or-schema.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const definition = (attributes: Readonly<Record<string, Value>>): Neutral => [task([container()], attributes)];
const service = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('service', 'web', { taskDefinition: 'web', ...attributes }),
];
const mapped = (protocol: Value): Neutral => [task([container({ portMappings: [{ containerPort: 8080, protocol }] })])];
const repository = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('repository', 'app', attributes),
];
const policy = (statement: Readonly<Record<string, Value>>): Neutral => [
  resource('logPolicy', 'delivery', {
    policyName: 'delivery',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Sid: 'Write', Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*', ...statement }],
    },
  }),
];

testRule(rule, {
  flags: {
    'a network mode that is none': definition({ networkMode: 'awspvc' }),
    'a process namespace that is none': definition({ pidMode: 'container' }),
    'an IPC mode that is none': definition({ ipcMode: 'private' }),
    'a compatibility in other letters': definition({ requiresCompatibilities: ['fargate'] }),
    'a launch type in other letters': service({ launchType: 'Fargate' }),
    'a launch type of a task set': [resource('taskSet', 'green', { service: 'web', launchType: 'fargate' })],
    'a strategy that is none': service({ schedulingStrategy: 'SPREAD' }),
    'a source of tags that is none': service({ propagateTags: 'TASKDEFINITION' }),
    'a controller that is none': service({ deploymentController: { type: 'CODEDEPLOY' } }),
    'a protocol that is none': mapped('http'),
    'capital letters in the name of a repository': repository({ repositoryName: 'Acme/App' }),
    'a mutability that is none': repository({ imageTagMutability: 'FROZEN' }),
    'a space in the name of a log group': [resource('logGroup', 'app', { logGroupName: '/ecs/my app' })],
    'a policy of a resource that is about nobody': policy({}),
    'an effect that is none': policy({ Effect: 'allow', Principal: { Service: 'es.amazonaws.com' } }),
  },
  passes: {
    'a sound task': definition({}),
    'a sound service': service({ launchType: 'FARGATE', propagateTags: 'SERVICE' }),
    'nothing said': service({}),
    'a protocol that is there': mapped('udp'),
    'a name that is taken': repository({ repositoryName: 'acme/app-web_1.x' }),
    'a policy about somebody': policy({ Principal: { Service: 'es.amazonaws.com' } }),
    'a policy about all but somebody': policy({
      Effect: 'Deny',
      NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' },
    }),
    'a policy of a role, which is about the role': [
      resource('policy', 'app', {
        policyName: 'app',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-data/*' }],
        },
      }),
    ],
  },
  undecided: {
    'a mode that is not known': definition({ networkMode: OPAQUE }),
    'a launch type that is not known': service({ launchType: OPAQUE }),
  },
});
