import rule from '../../../src/rules/4-logs/execution-role-lacks-log-access.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const AWS = 'arn:aws:iam::aws:policy';
const EXECUTION = `${AWS}/service-role/AmazonECSTaskExecutionRolePolicy`;
const PULL = ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const WRITE = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const app = (
  containers: readonly Value[] = [container()],
  attributes: Readonly<Record<string, Value | undefined>> = {},
): Neutral => [task(containers, { executionRoleArn: ref('execution', 'arn'), ...attributes })];
const role = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('role', 'execution', {
    roleName: 'execution',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    },
    ...attributes,
  }),
];
const may = (...Action: readonly Value[]): Neutral => [
  resource('policy', 'start', {
    policyName: 'start',
    roles: ['execution'],
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] },
  }),
];
const creating = container({
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/ecs/app',
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'app',
      'awslogs-create-group': 'true',
    },
  },
});

testRule(rule, {
  flags: {
    'no policy at all': [...app(), ...role()],
    'a policy that pulls images alone': [...app(), ...role(), ...may(...PULL)],
    'a policy of AWS that pulls images alone': [
      ...app(),
      ...role({ managedPolicyArns: [`${AWS}/AmazonEC2ContainerRegistryReadOnly`] }),
    ],
    'streams that it may open and not write': [...app(), ...role(), ...may(...PULL, 'logs:CreateLogStream')],
    'a group that it may not create': [...app([creating]), ...role({ managedPolicyArns: [EXECUTION] })],
    'a group that it may not create, by a policy of its own': [...app([creating]), ...role(), ...may(...WRITE)],
  },
  passes: {
    'the policy of AWS for it': [...app(), ...role({ managedPolicyArns: [EXECUTION] })],
    'a policy of its own': [...app(), ...role(), ...may(...PULL, ...WRITE)],
    'a wildcard': [...app(), ...role(), ...may('logs:*')],
    'an administrator, of which ECS305 speaks': [
      ...app(),
      ...role({ managedPolicyArns: [`${AWS}/AdministratorAccess`] }),
    ],
    'a group that it may create': [...app([creating]), ...role(), ...may(...WRITE, 'logs:CreateLogGroup')],
    'containers that log elsewhere': [
      ...app([container({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk' } } })]),
      ...role(),
    ],
    'instances, whose own role writes the logs': [...app(undefined, { requiresCompatibilities: ['EC2'] }), ...role()],
    'a role that nobody starts tasks with': role(),
  },
  undecided: {
    'policies that are not known': [...app(), ...role({ managedPolicyArns: [OPAQUE] })],
    'actions that are not known': [...app(), ...role(), ...may(OPAQUE)],
    'a policy of AWS that we do not know': [
      ...app(),
      ...role({ managedPolicyArns: [`${AWS}/CloudWatchAgentServerPolicy`] }),
    ],
    'a log driver that is not known': [
      ...app([container({ logConfiguration: { logDriver: OPAQUE, options: {} } })]),
      ...role(),
    ],
    'an execution role that is not known': [...app(undefined, { executionRoleArn: OPAQUE }), ...role()],
  },
  fixes: {
    'a role of CloudFormation': {
      path: 'template.yaml',
      before: template('[ecr:BatchGetImage]', ''),
      after: template('[ecr:BatchGetImage]', `\n      ManagedPolicyArns:\n        - ${EXECUTION}`),
    },
    'a policy beside a log group of the same unit': {
      path: 'main.tf',
      before: withGroup(),
      after: withGroup(
        '  statement {',
        '    effect    = "Allow"',
        '    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]',
        '    resources = ["${aws_cloudwatch_log_group.app.arn}:*"]',
        '  }',
      ),
    },
    'an inline policy beside a log group of the same stack': {
      path: 'template.yaml',
      before: inStack(''),
      after: inStack(`              - Effect: Allow
                Action:
                  - logs:CreateLogStream
                  - logs:PutLogEvents
                Resource:
                  - !GetAtt Logs.Arn
`),
    },
    'a statement of CloudFormation that allows the rest': {
      path: 'template.yaml',
      before: template('[ecr:BatchGetImage, logs:CreateLogStream]', ''),
      after: template('[ecr:BatchGetImage, logs:CreateLogStream, logs:PutLogEvents]', ''),
    },
    'a statement of Terraform that allows the rest': {
      path: 'main.tf',
      before: terraform('"logs:PutLogEvents"'),
      after: terraform('"logs:PutLogEvents", "logs:CreateLogStream"'),
    },
  },
  silent: {
    'a role whose policies a variable names': {
      path: 'main.tf',
      text: `${terraform('"ecr:BatchGetImage"')}
variable "policy" {}
resource "aws_iam_role_policy_attachment" "more" {
  role       = aws_iam_role.execution.name
  policy_arn = var.policy
}
`,
    },
  },
});

function template(actions: string, further: string): string {
  return `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      ExecutionRoleArn: !GetAtt Execution.Arn
      ContainerDefinitions:
        - { Name: app, Image: app, LogConfiguration: { LogDriver: awslogs } }
  Execution:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Action: 'sts:AssumeRole', Principal: { Service: ecs-tasks.amazonaws.com } }
      Policies:
        - PolicyName: start
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ${actions}, Resource: '*' }${further}
`;
}

function terraform(actions: string): string {
  return `resource "aws_ecs_task_definition" "app" {
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = jsonencode([{ name = "app", image = "app", logConfiguration = { logDriver = "awslogs" } }])
}
resource "aws_iam_role" "execution" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role_policy" "start" {
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.start.json
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}
data "aws_iam_policy_document" "start" {
  statement {
    actions   = [${actions}]
    resources = ["*"]
  }
}
`;
}

/** The same with a log group of its own; the policy goes on with these lines. */
function withGroup(...further: readonly string[]): string {
  const body = terraform('"ecr:BatchGetImage"').replace(
    'logDriver = "awslogs"',
    'logDriver = "awslogs", options = { awslogs-group = aws_cloudwatch_log_group.app.name }',
  );
  const lines = further.map((line) => `${line}\n`).join('');
  return `resource "aws_cloudwatch_log_group" "app" {\n  name = "/ecs/app"\n}\n${body.replace(/}\n$/, `${lines}}\n`)}`;
}

function inStack(further: string): string {
  const body = template('[ecr:BatchGetImage]', '').replace('Resources:\n', '');
  const logging = body.replace('LogDriver: awslogs }', 'LogDriver: awslogs, Options: { awslogs-group: !Ref Logs } }');
  return `Resources:\n  Logs:\n    Type: AWS::Logs::LogGroup\n${logging}${further}`;
}
