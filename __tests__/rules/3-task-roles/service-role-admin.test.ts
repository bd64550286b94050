import rule from '../../../src/rules/3-task-roles/service-role-admin.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { access, taskRole, trusting } from '../../support/role-scenes.js';
import { testRule } from '../../support/test-rule.js';

const service = (attributes: Readonly<Record<string, Value>>): Neutral => [
  task([container()]),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'EC2', ...attributes }),
];
const OF_ECS = { assumeRolePolicyDocument: trusting('ecs.amazonaws.com') };
const own = (...role: Neutral): Neutral => [...service({ role: ref('app_role', 'arn') }), ...role];

testRule(rule, {
  flags: {
    'an administrator by name': service({ role: 'arn:aws:iam::123456789012:role/ecs-admin' }),
    'a role with everything in a policy of its own': own(...taskRole([{ Action: '*', Resource: '*' }], OF_ECS)),
    'a role with the policy of administrators': own(
      ...taskRole([], { ...OF_ECS, managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    ),
    'a role in reach that is called so': own(...taskRole([], { ...OF_ECS, roleName: 'EcsAdmin' })),
  },
  passes: {
    'no role': service({}),
    'a role for load balancers': service({ role: 'arn:aws:iam::123456789012:role/ecsServiceRole' }),
    'another word with these letters': service({ role: 'arn:aws:iam::123456789012:role/badminton' }),
    'a role with the actions that are needed': own(
      ...taskRole([{ Action: 'elasticloadbalancing:RegisterTargets', Resource: '*' }], OF_ECS),
    ),
  },
  undecided: {
    'a role that is not known': service({ role: OPAQUE }),
    'a role whose statements are not known': own(
      ...taskRole([], OF_ECS),
      access('more', [{ Action: OPAQUE, Resource: '*' }]),
    ),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"
  iam_role        = "arn:aws:iam::123456789012:role/admin"
  desired_count   = 2
}
`,
      after: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"
  desired_count   = 2
}
`,
    },
    CloudFormation: {
      path: 'template.yaml',
      before: `Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      Role: arn:aws:iam::123456789012:role/admin
      TaskDefinition: web
`,
      after: `Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: web
`,
    },
  },
});
