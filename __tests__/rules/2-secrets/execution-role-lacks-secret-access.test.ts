import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/execution-role-lacks-secret-access.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const AWS = 'arn:aws:iam::aws:policy';
const EXECUTION = `${AWS}/service-role/AmazonECSTaskExecutionRolePolicy`;
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db';

const app = (valueFrom: Value, executionRoleArn: Value = ref('execution', 'arn')): Neutral => [
  task([container({ secrets: [{ name: 'DB_PASSWORD', valueFrom }] })], { executionRoleArn }),
];
const role = (...managedPolicyArns: readonly Value[]): Neutral => [
  resource('role', 'execution', {
    roleName: 'execution',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    },
    managedPolicyArns: [EXECUTION, ...managedPolicyArns],
  }),
];
const may = (...Action: readonly Value[]): Neutral => [
  resource('policy', 'start', {
    policyName: 'start',
    roles: ['execution'],
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: SECRET }] },
  }),
];
const secret = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('secret', 'db', { name: 'orders/db', ...attributes }),
];
const key = resource('kmsKey', 'own', { enableKeyRotation: true });

const OF_DOCUMENT = 'data.aws_iam_policy_document.start.json';
const PULL = ['  statement {', '    actions   = ["ecr:BatchGetImage"]', '    resources = ["*"]', '  }'];

testRule(rule, {
  flags: {
    'a secret that only the policy of AWS for execution roles would allow': [...app(SECRET), ...role()],
    'a parameter by its ARN': [...app(PARAMETER), ...role()],
    'a parameter by its name': [...app('/orders/db'), ...role()],
    'a parameter where secrets are allowed': [...app(PARAMETER), ...role(), ...may('secretsmanager:GetSecretValue')],
    'parameters one by one, which ECS does not ask for': [...app(PARAMETER), ...role(), ...may('ssm:GetParameter')],
    'a secret that it may describe': [...app(SECRET), ...role(), ...may('secretsmanager:DescribeSecret')],
    'a secret of the same unit': [...app(ref('db', 'arn')), ...role(), ...secret()],
    'a key of its own that it may not use': [
      ...app(ref('db', 'arn')),
      ...role(),
      ...may('secretsmanager:GetSecretValue'),
      ...secret({ kmsKeyId: ref('own', 'arn') }),
      key,
    ],
  },
  passes: {
    'a secret that it may read': [...app(SECRET), ...role(), ...may('secretsmanager:GetSecretValue')],
    'a parameter that it may read': [...app(PARAMETER), ...role(), ...may('ssm:GetParameters')],
    'a wildcard': [...app(PARAMETER), ...role(), ...may('ssm:Get*')],
    'an administrator, of which ECS305 speaks': [...app(SECRET), ...role(`${AWS}/AdministratorAccess`)],
    'parameters by a policy of AWS': [...app(PARAMETER), ...role(`${AWS}/AmazonSSMReadOnlyAccess`)],
    'a key that it may use': [
      ...app(ref('db', 'arn')),
      ...role(),
      ...may('secretsmanager:GetSecretValue', 'kms:Decrypt'),
      ...secret({ kmsKeyId: ref('own', 'arn') }),
      key,
    ],
    'containers without secrets': [task([container()], { executionRoleArn: ref('execution', 'arn') }), ...role()],
    'a role that nobody starts tasks with': role(),
  },
  undecided: {
    'policies that are not known': [...app(SECRET), ...role(OPAQUE)],
    'actions that are not known': [...app(SECRET), ...role(), ...may(OPAQUE)],
    'a policy of AWS that we do not know': [...app(SECRET), ...role(`${AWS}/CloudWatchAgentServerPolicy`)],
    'a secret that is not known': [...app(OPAQUE), ...role()],
    'an execution role that is not known': [...app(SECRET, OPAQUE), ...role()],
  },
  fixes: {
    'a statement of CloudFormation': {
      path: 'template.yaml',
      before: template('[ssm:GetParameter]'),
      after: template('[ssm:GetParameter, ssm:GetParameters]'),
    },
    'a document of Terraform in which no statement could take it': {
      path: 'main.tf',
      before: withDocument(OF_DOCUMENT, ...PULL),
      after: withDocument(
        OF_DOCUMENT,
        ...PULL,
        '  statement {',
        '    effect  = "Allow"',
        '    actions = ["secretsmanager:GetSecretValue", "ssm:GetParameters"]',
        '    resources = [',
        '      aws_secretsmanager_secret.db.arn,',
        '      data.aws_ssm_parameter.token.arn,',
        '      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/mail-??????",',
        '    ]',
        '  }',
      ),
    },
    'a document in JSON in which no statement could take it': {
      path: 'main.tf',
      before: withDocument(jsonPolicy('')),
      after: withDocument(
        jsonPolicy(
          ', { Effect = "Allow", Action = ["secretsmanager:GetSecretValue", "ssm:GetParameters"], Resource = [aws_secretsmanager_secret.db.arn, data.aws_ssm_parameter.token.arn, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/mail-??????"] }',
        ),
      ),
    },
    'an inline policy of CloudFormation, with the key of the secret': {
      path: 'template.yaml',
      before: withKey(),
      after: withKey(
        '- Effect: Allow',
        '  Action:',
        '    - secretsmanager:GetSecretValue',
        '    - kms:Decrypt',
        '  Resource:',
        '    - !Ref Db',
        '    - !GetAtt Key.Arn',
      ),
    },
  },
  silent: {
    'a secret whose own policy may allow it': {
      path: 'main.tf',
      text: `${terraform('aws_secretsmanager_secret.db.arn')}
resource "aws_secretsmanager_secret_policy" "db" {
  secret_arn = aws_secretsmanager_secret.db.arn
  policy     = jsonencode({ Statement = [] })
}
`,
    },
    'a secret by a name that a deployment fills in': { path: 'main.tf', text: terraform('"<secret arn>"') },
  },
});

function template(actions: string): string {
  return `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: !GetAtt Execution.Arn
      ContainerDefinitions:
        - { Name: app, Image: app, Secrets: [{ Name: DB_PASSWORD, ValueFrom: /orders/db }] }
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
              - { Effect: Allow, Action: ${actions}, Resource: 'arn:aws:ssm:*:*:parameter/orders/db' }
`;
}

function terraform(valueFrom: string): string {
  return `resource "aws_secretsmanager_secret" "db" {
  name = "orders/db"
}
resource "aws_ecs_task_definition" "app" {
  execution_role_arn    = aws_iam_role.execution.arn
  container_definitions = jsonencode([{ name = "app", image = "app", secrets = [{ name = "DB", valueFrom = ${valueFrom} }] }])
}
resource "aws_iam_role" "execution" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}
`;
}

function jsonPolicy(further: string): string {
  return `jsonencode({ Statement = [{ Effect = "Allow", Action = "ecr:BatchGetImage", Resource = "*" }${further}] })`;
}

/** A task with three secrets, and a policy of its execution role; `document` are the lines of a document of that name. */
function withDocument(policy: string, ...document: readonly string[]): string {
  return `data "aws_ssm_parameter" "token" {
  name = "/orders/token"
}
resource "aws_iam_role_policy" "start" {
  role   = aws_iam_role.execution.id
  policy = ${policy}
}
data "aws_iam_policy_document" "start" {
${document.join('\n')}
}
${terraform(
  '"${aws_secretsmanager_secret.db.arn}:password::" }, { name = "TOKEN", valueFrom = data.aws_ssm_parameter.token.arn }, { name = "MAIL", valueFrom = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/mail"',
)}`;
}

function withKey(...statement: readonly string[]): string {
  return `Resources:
  Db:
    Type: AWS::SecretsManager::Secret
    Properties:
      KmsKeyId: !GetAtt Key.Arn
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
${template('[ecr:BatchGetImage]')
  .replace('Resources:\n', '')
  .replace('ValueFrom: /orders/db', "ValueFrom: !Sub '${Db}:password::'")}${statement
    .map((line) => `              ${line}\n`)
    .join('')}`;
}

const changed = (path: string, text: string): readonly unknown[] =>
  read({ [path]: text }, [rule]).findings.map(({ problem }) => problem.changes?.length);

describe('ECS218 adds no statement', () => {
  const sound = withDocument(OF_DOCUMENT, ...PULL);

  test.each([
    [
      'to a policy that another role has too',
      `${sound}
resource "aws_iam_role" "other" {
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.other.id
  policy = data.aws_iam_policy_document.start.json
}
`,
    ],
    ['to a policy that may not be there', sound.replace('  role   =', '  count  = var.more ? 1 : 0\n  role   =')],
    ['to a policy that denies', sound.replace('    actions ', '    effect    = "Deny"\n    actions ')],
    ['for a parameter whose ARN is not known', sound.replace(/"arn:aws:secretsmanager[^"]*"/, '"/orders/mail"')],
  ])('%s', (_title, text) => {
    expect(changed('main.tf', `variable "more" {}\n${text}`)).toEqual([0]);
  });

  test('and says what one would have to say', () => {
    const [finding] = read({ 'main.tf': terraform('aws_secretsmanager_secret.db.arn') }, [rule]).findings;
    expect(finding?.problem.advice).toBe(
      'Allow `secretsmanager:GetSecretValue` on `aws_secretsmanager_secret.db` in a policy of execution.',
    );
  });

  test('where it would, were it not for these', () => {
    expect(changed('main.tf', `variable "more" {}\n${sound}`)).toEqual([1]);
  });
});
