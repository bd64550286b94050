import { describe, expect, test } from '@jest/globals';
import { isLeftTo } from '../../src/model/effective-grant.js';
import { isRoleOfInstances } from '../../src/model/instance-role.js';
import { holdersOf, isOfPipelines, isOfTasks } from '../../src/model/role-purpose.js';
import type { Subject } from '../../src/model/subject.js';
import { opaque, reference, type Plain } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

const document = (...statements: readonly Plain[]): Plain => ({ Statement: statements });
const allow = (Action: Plain, Resource: Plain = '*'): Plain => ({ Effect: 'Allow', Action, Resource });
const deny = (Action: Plain, facts: Readonly<Record<string, Plain>> = {}): Plain => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...facts,
});
const trust = (Principal: Plain): Plain => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const TASKS = trust({ Service: 'ecs-tasks.amazonaws.com' });

const policy = (name: string, PolicyDocument: Plain, facts: Readonly<Record<string, Plain>> = {}) =>
  resourceOf('AWS::IAM::ManagedPolicy', name, { PolicyDocument, ...facts });
const role = (facts: Readonly<Record<string, Plain>>) =>
  resourceOf('AWS::IAM::Role', 'Role', { RoleName: 'app', AssumeRolePolicyDocument: TASKS, ...facts });

function look(...resources: readonly ReturnType<typeof resourceOf>[]) {
  const { graph, find, subjects } = graphOf(unitOf(resources));
  return { graph, subjects, role: find('Role') as unknown as Subject<'role'> };
}

const inline = (PolicyDocument: Plain): Plain => ({ PolicyName: 'p', PolicyDocument });
const actionsOf = (statements: { readonly items: readonly Subject<'statement'>[] }): readonly unknown[] =>
  statements.items.flatMap(({ Action }) => Action.items.map((action) => (action.state === 'known' ? action.value : 0)));

describe('the statements of a role', () => {
  test('are those of its own and of its policies in reach, and no others', () => {
    const { graph, role: app } = look(
      role({
        Policies: [inline(document(allow('s3:GetObject')))],
        ManagedPolicyArns: [reference('Attached', 'Ref')],
      }),
      policy('Attached', document(allow('sqs:SendMessage'))),
      policy('Naming', document(allow('sns:Publish')), { Roles: [reference('Role', 'Ref')] }),
      policy('Foreign', document(allow('iam:*')), { Roles: ['other'] }),
    );
    const statements = graph.statementsOf(app);
    expect(actionsOf(statements)).toEqual(['s3:GetObject', 'sns:Publish', 'sqs:SendMessage']);
    expect(statements.complete).toBe('yes');
    expect(actionsOf(graph.trustOf(app))).toEqual(['sts:AssumeRole']);
  });

  test.each<[string, Readonly<Record<string, Plain>>]>([
    ['a policy out of reach', { ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/base'] }],
    ['a policy that is not known', { ManagedPolicyArns: [opaque()] }],
    ['policies that are not known', { ManagedPolicyArns: opaque() }],
    ['a document that is not known', { Policies: [inline(opaque())] }],
    ['a statement that is not known', { Policies: [inline(document(opaque(), allow('s3:GetObject')))] }],
  ])('are not all with %s', (_title, facts) => {
    const { graph, role: app } = look(role(facts));
    expect(graph.statementsOf(app).complete).not.toBe('yes');
  });

  test('the policies of AWS are told by name, and who attaches them', () => {
    const { graph, role: app } = look(role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }));
    expect(graph.statementsOf(app)).toEqual({ items: [], complete: 'yes' });
    expect(graph.managedPoliciesOf(app)).toMatchObject({
      complete: 'yes',
      items: [
        { policy: { value: { literal: 'arn:aws:iam::aws:policy/AdministratorAccess' } }, by: { subject: app.subject } },
      ],
    });
  });
});

describe('what is left of a grant', () => {
  const ACTION = 'iam:CreateUser';
  const boundary = (...statements: readonly Plain[]) => [
    role({ PermissionsBoundary: reference('Boundary', 'Ref') }),
    policy('Boundary', document(...statements)),
  ];

  test.each<[string, readonly ReturnType<typeof resourceOf>[], string]>([
    ['everything without denials', [role({})], 'yes'],
    [
      'nothing of what another policy of the role denies',
      [role({ ManagedPolicyArns: [reference('Guard', 'Ref')] }), policy('Guard', document(deny('iam:*')))],
      'no',
    ],
    [
      'nothing of what is denied on all but some resources',
      [role({ Policies: [inline(document({ Effect: 'Deny', Action: '*', NotResource: 'arn:aws:iam::1:user/me' }))] })],
      'no',
    ],
    [
      'nothing when all but other actions are denied',
      [role({ Policies: [inline(document({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }))] })],
      'no',
    ],
    ['all when other actions are denied', [role({ Policies: [inline(document(deny('s3:*')))] })], 'yes'],
    [
      'all when it is denied on one resource',
      [role({ Policies: [inline(document(deny('iam:*', { Resource: 'arn:aws:iam::1:user/admin' })))] })],
      'yes',
    ],
    [
      'all when only the manner of a call is bound',
      [role({ Policies: [inline(document(deny('*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })))] })],
      'yes',
    ],
    [
      'what nobody knows when a denial has conditions',
      [
        role({
          Policies: [inline(document(deny('*', { Condition: { StringNotEquals: { 'aws:PrincipalTag/a': 'b' } } })))],
        }),
      ],
      'unknown',
    ],
    ['what nobody knows when a document is not known', [role({ Policies: [inline(opaque())] })], 'unknown'],
    ['all when a policy out of reach gives more', [role({ ManagedPolicyArns: ['arn:aws:iam::1:policy/x'] })], 'yes'],
    [
      'what nobody knows when something is denied to roles that are not known',
      [role({}), policy('Guard', document(deny('iam:*')), { Roles: [opaque()] })],
      'unknown',
    ],
    [
      'all when more is allowed to roles that are not known',
      [role({}), policy('More', document(allow('s3:*')), { Roles: [opaque()] })],
      'yes',
    ],
    ['nothing outside the boundary', boundary(allow('s3:*')), 'no'],
    ['all within the boundary', boundary(allow('*')), 'yes'],
    ['nothing that the boundary denies', boundary(allow('*'), deny('iam:*')), 'no'],
    ['nothing that the boundary leaves out', boundary({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), 'no'],
    ['what nobody knows when the boundary leaves a part', boundary(allow('iam:*', 'arn:aws:iam::1:user/x')), 'unknown'],
    [
      'what nobody knows when the boundary is out of reach',
      [role({ PermissionsBoundary: 'arn:aws:iam::1:policy/b' })],
      'unknown',
    ],
    [
      'all within a boundary that bounds nothing',
      [role({ PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' })],
      'yes',
    ],
    [
      'no identities within that of a power user',
      [role({ PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' })],
      'no',
    ],
  ])('%s', (_title, resources, expected) => {
    const { graph, role: app } = look(...resources);
    const left = isLeftTo(app, ACTION, graph);
    expect(typeof left === 'string' ? left : 'unknown').toBe(expected);
  });
});

describe('what a role is for', () => {
  const ISSUER = { Federated: 'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com' };
  const NODE = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';

  test.each<[string, Readonly<Record<string, Plain>>, readonly string[]]>([
    ['tasks', {}, ['yes', 'no', 'no']],
    ['another service', { AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }) }, ['no', 'no', 'no']],
    ['a foreign pipeline', { AssumeRolePolicyDocument: trust(ISSUER) }, ['no', 'no', 'yes']],
    [
      'a build of AWS',
      { AssumeRolePolicyDocument: trust({ Service: 'codebuild.amazonaws.com' }) },
      ['no', 'no', 'yes'],
    ],
    [
      'a container instance',
      {
        AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
        ManagedPolicyArns: [NODE],
      },
      ['no', 'yes', 'no'],
    ],
    [
      'an agent with a policy of its own',
      {
        AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
        Policies: [inline(document(allow('ecs:RegisterContainerInstance')))],
      },
      ['no', 'yes', 'no'],
    ],
    ['another instance', { AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }) }, ['no', 'no', 'no']],
    ['nobody knows', { AssumeRolePolicyDocument: opaque() }, ['unknown', 'no', 'unknown']],
  ])('%s', (_title, facts, expected) => {
    const { graph, role: app } = look(role(facts));
    const answers = [isOfTasks(app, graph), isRoleOfInstances(app, graph), isOfPipelines(app, graph)];
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : 'unknown'))).toEqual(expected);
  });

  test('a role is for container instances when they start with its profile', () => {
    const { graph, role: app } = look(
      role({ AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }) }),
      resourceOf('AWS::IAM::InstanceProfile', 'Profile', { Roles: [reference('Role', 'Ref')] }),
      resourceOf('AWS::EC2::LaunchTemplate', 'Template', {
        LaunchTemplateData: {
          IamInstanceProfile: { Arn: reference('Profile', 'Arn') },
          UserData: 'echo ECS_CLUSTER=main >> /etc/ecs/ecs.config',
        },
      }),
    );
    expect(isRoleOfInstances(app, graph)).toBe('yes');
  });

  test('a role that a task definition names is for tasks, whatever it trusts', () => {
    const { graph, role: app } = look(
      role({ AssumeRolePolicyDocument: opaque() }),
      resourceOf('AWS::ECS::TaskDefinition', 'Task', { TaskRoleArn: reference('Role', 'Arn') }),
    );
    expect(isOfTasks(app, graph)).toBe('yes');
  });

  test('a statement leads to the roles of tasks that hold it', () => {
    const { graph, subjects } = look(
      role({ ManagedPolicyArns: [reference('Attached', 'Ref')] }),
      resourceOf('AWS::IAM::Role', 'Other', {
        AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }),
        ManagedPolicyArns: [reference('Attached', 'Ref')],
      }),
      policy('Attached', document(allow('sqs:SendMessage'))),
    );
    const statement = subjects.find(({ subject }) => subject.address === 'Attached / statement 1');
    const holders = holdersOf(statement as unknown as Subject<'statement'>, graph);
    expect(holders.items.map(({ subject }) => subject.address)).toEqual(['Role']);
    expect(holders.complete).toBe('yes');
  });
});
