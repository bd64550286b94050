import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/secret-parameter-without-noecho.js';
import { container, task } from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** A template with this parameter, and a container with these further lines. */
const template = (parameter: readonly string[], ...container: readonly string[]): string =>
  lines(
    'Parameters:',
    ...parameter.map((line) => `  ${line}`),
    'Resources:',
    '  Task:',
    '    Type: AWS::ECS::TaskDefinition',
    '    Properties:',
    '      ContainerDefinitions:',
    '        - Name: app',
    ...container.map((line) => `          ${line}`),
  );
const named = (name: string, ...more: readonly string[]): readonly string[] => [
  `${name}:`,
  '  Type: String',
  ...more.map((line) => `  ${line}`),
];
const variable = (name: string, value: string): readonly string[] => [
  'Environment:',
  `  - Name: ${name}`,
  `    Value: ${value}`,
];

const FLAGGED: Readonly<Record<string, readonly [string, string]>> = {
  'a password': [template(named('DbPassword')), 'noEcho'],
  'a token with NoEcho off': [template(named('GitHubToken', 'NoEcho: false')), 'noEcho'],
  'a placeholder as default': [template(named('DbPassword', 'Default: changeme')), 'noEcho'],
  'no default to speak of': [template(named('DbPassword', "Default: ''")), 'noEcho'],
  'a default that everybody can read': [template(named('DbPassword', 'Default: hunter2-not-real')), 'default'],
  'a secret of a client': [template(named('ClientSecret')), 'noEcho'],
  'another name, taken as a password': [template(named('Db'), ...variable('DB_PASSWORD', '!Ref Db')), 'noEcho'],
  'another name, taken in a URL': [template(named('Db'), ...variable('DB_PASSWORD', "!Sub 'x-${Db}'")), 'noEcho'],
};

describe('ECS208 flags', () => {
  test.each(Object.entries(FLAGGED))('%s', (_title, [text, property]) => {
    const { notices, findings } = read({ 'template.yaml': text }, [rule]);
    expect({ notices, found: findings.map((finding) => finding.property) }).toEqual({ notices: [], found: [property] });
  });

  test('a parameter of a template in JSON and of a stack of the CDK', () => {
    const json = JSON.stringify({
      Parameters: { DbPassword: { Type: 'String' } },
      Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } },
    });
    expect(read({ 'template.json': json }, [rule]).findings).toHaveLength(1);
    const manifest = {
      version: '55.0.0',
      artifacts: { App: { type: 'aws:cloudformation:stack', properties: { templateFile: 'App.template.json' } } },
    };
    const assembly = { 'cdk.out/manifest.json': JSON.stringify(manifest), 'cdk.out/App.template.json': json };
    expect(read(assembly, [rule]).findings.map(({ address }) => address)).toEqual(['App/DbPassword']);
  });

  test('without a change where a container shows the value all the same', () => {
    const text = template(named('DbPassword'), ...variable('DB_PASSWORD', '!Ref DbPassword'));
    expect(read({ 'template.yaml': text }, [rule]).findings.map(({ problem }) => problem.changes)).toEqual([[]]);
  });
});

const silent = (text: string): { readonly path: string; readonly text: string } => ({ path: 'template.yaml', text });

testRule(rule, {
  flags: {},
  passes: { 'what has no parameters': [task([container()])] },
  fixes: {
    'a password': {
      path: 'template.yaml',
      before: template(named('DbPassword', 'MinLength: 16 # long enough')),
      after: template(named('DbPassword', 'MinLength: 16 # long enough', 'NoEcho: true')),
    },
    'a password that was shown': {
      path: 'template.yaml',
      before: template(named('DbPassword', 'NoEcho: false', 'MinLength: 16')),
      after: template(named('DbPassword', 'NoEcho: true', 'MinLength: 16')),
    },
  },
  silent: {
    NoEcho: silent(template(named('DbPassword', 'NoEcho: true'))),
    'NoEcho as text': silent(template(named('DbPassword', "NoEcho: 'true'"))),
    'a plain name': silent(template(named('DbHost'))),
    'the ARN of a secret': silent(template(named('DbSecretArn'))),
    'what may be the name of a secret': silent(template(named('DbSecret'))),
    'the name of a secret, as its description says': silent(
      template(named('DbPassword', 'Description: ARN of the secret with the password')),
    ),
    'the name of a secret, as its default shows': silent(
      template(named('DbPassword', 'Default: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf')),
    ),
    'the name of a secret, as a container takes it': silent(
      template(named('DbPassword'), 'Secrets:', '  - Name: DB_PASSWORD', '    ValueFrom: !Ref DbPassword'),
    ),
    'one of a few words': silent(template(named('UseToken', 'AllowedValues: [yes-please, no-thanks]'))),
    'a key of the store': silent(
      template(['DbPassword:', '  Type: AWS::SSM::Parameter::Value<String>', '  Default: /orders/db']),
    ),
    'the key of secrets': silent(template(named('SecretsKmsKey'))),
  },
});
