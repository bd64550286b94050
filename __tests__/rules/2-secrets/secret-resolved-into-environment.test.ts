import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/secret-resolved-into-environment.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** A task definition whose container has this value in its environment. */
const environment = (value: string): readonly string[] => [
  'Resources:',
  '  Task:',
  '    Type: AWS::ECS::TaskDefinition',
  '    Properties:',
  '      ExecutionRoleArn: arn:aws:iam::123456789012:role/app-execution',
  '      ContainerDefinitions:',
  '        - Name: app',
  '          Environment:',
  '            - { Name: LOG_LEVEL, Value: info } # keep me',
  '            - Name: DATABASE',
  `              Value: ${value}`,
];
const moved = (valueFrom: string): readonly string[] => [
  ...environment('').slice(0, -2),
  '          Secrets:',
  '            - Name: DATABASE',
  `              ValueFrom: ${valueFrom}`,
];
const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/database-AbCdEf';
const SECRET = [
  '  Database:',
  '    Type: AWS::SecretsManager::Secret',
  '    Properties:',
  '      Name: orders/database',
];
const PARAMETER = ['Parameters:', '  Password:', '    Type: String', '    NoEcho: true'];

const FLAGGED: Readonly<Record<string, string>> = {
  'a secret': lines(...environment(`'{{resolve:secretsmanager:orders/database}}'`)),
  'a key of a secret in a URL': lines(
    ...environment(`'postgres://app:{{resolve:secretsmanager:orders/database:SecretString:password}}@db/app'`),
  ),
  'a secret of the template': lines(
    ...environment(`!Sub '{{resolve:secretsmanager:\${Database}:SecretString:password}}'`),
    ...SECRET,
  ),
  'a secret that is joined in': lines(
    ...environment(`!Join ['', ['{{resolve:secretsmanager:', !Ref Database, '}}']]`),
    ...SECRET,
  ),
  'a SecureString': lines(...environment(`'{{resolve:ssm-secure:/orders/database:3}}'`)),
  'a parameter with NoEcho': lines(...PARAMETER, ...environment('!Ref Password')),
  'a parameter with NoEcho as text': lines(
    ...PARAMETER.slice(0, -1),
    `    NoEcho: 'true'`,
    ...environment('!Ref Password'),
  ),
  'a parameter with NoEcho and a default': lines(
    ...PARAMETER,
    `    Default: ''`,
    ...environment(`!Sub 'postgres://app:\${Password}@db/app'`),
  ),
};

describe('ECS206 flags', () => {
  test.each(Object.entries(FLAGGED))('%s', (_title, text) => {
    const analysis = read({ 'template.yaml': text }, [rule]);
    expect(analysis.notices).toEqual([]);
    expect(analysis.findings.map(({ property }) => property)).toEqual(['environment[DATABASE]']);
  });

  test('a parameter that a nested stack is given', () => {
    const files = {
      'root.yaml': lines(
        ...PARAMETER,
        'Resources:',
        '  App:',
        '    Type: AWS::CloudFormation::Stack',
        '    Properties:',
        '      TemplateURL: ./app.yaml',
        '      Parameters:',
        '        Given: !Ref Password',
      ),
      'app.yaml': lines('Parameters:', '  Given:', '    Type: String', ...environment('!Ref Given')),
    };
    expect(read(files, [rule]).findings).toHaveLength(1);
  });

  test('one branch of a condition', () => {
    const text = lines(
      'Parameters:',
      '  Stage:',
      '    Type: String',
      'Conditions:',
      '  IsProd: !Equals [!Ref Stage, prod]',
      ...environment(`!If [IsProd, '{{resolve:secretsmanager:orders/database}}', none]`),
    );
    expect(read({ 'template.yaml': text }, [rule]).findings.map(({ when }) => when)).toEqual(['IsProd']);
  });
});

const fixed = (before: string, after: string, ...beside: readonly string[]) => ({
  path: 'template.yaml',
  before: lines(...environment(before), ...beside),
  after: lines(...moved(after), ...beside),
});

testRule(rule, {
  flags: {},
  passes: {
    'a plain value': [task([container({ environment: [{ name: 'LOG_LEVEL', value: 'info' }] })])],
    'a value known only at deployment': [task([container({ environment: [{ name: 'DB_PASSWORD', value: OPAQUE }] })])],
  },
  fixes: {
    'a secret named by its ARN': fixed(`'{{resolve:secretsmanager:${ARN}}}'`, ARN),
    'a key of a secret named by its ARN': fixed(
      `'{{resolve:secretsmanager:${ARN}:SecretString:password}}'`,
      `'${ARN}:password::'`,
    ),
    'a key of a secret of the template': fixed(
      `!Sub '{{resolve:secretsmanager:\${Database}:SecretString:password:AWSCURRENT}}'`,
      `!Sub '\${Database}:password::'`,
      ...SECRET,
    ),
    'a secret of the template by its name': fixed(
      `'{{resolve:secretsmanager:orders/database:SecretString}}'`,
      '!Ref Database',
      ...SECRET,
    ),
    'a SecureString': fixed(`'{{resolve:ssm-secure:/orders/database:3}}'`, '/orders/database'),
    'a secret of a JSON template': {
      path: 'template.json',
      before: `{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "ContainerDefinitions": [
          {
            "Name": "app",
            "Environment": [
              { "Name": "LOG_LEVEL", "Value": "info" },
              { "Name": "DATABASE", "Value": { "Fn::Sub": "{{resolve:secretsmanager:\${Database}:SecretString:password}}" } }
            ]
          }
        ]
      }
    },
    "Database": { "Type": "AWS::SecretsManager::Secret" }
  }
}
`,
      after: `{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "ContainerDefinitions": [
          {
            "Name": "app",
            "Environment": [
              { "Name": "LOG_LEVEL", "Value": "info" }
            ],
            "Secrets": [
              {
                "Name": "DATABASE",
                "ValueFrom": { "Fn::Sub": "\${Database}:password::" }
              }
            ]
          }
        ]
      }
    },
    "Database": { "Type": "AWS::SecretsManager::Secret" }
  }
}
`,
    },
  },
  silent: {
    'a parameter of Parameter Store that is no secret': {
      path: 'template.yaml',
      text: lines(...environment(`'{{resolve:ssm:/orders/host}}'`)),
    },
    'a parameter that is shown': {
      path: 'template.yaml',
      text: lines(...PARAMETER.slice(0, -1), ...environment('!Ref Password')),
    },
    'the ARN of a secret': {
      path: 'template.yaml',
      text: lines(...environment('!Ref Database'), ...SECRET),
    },
  },
});
