import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/provider-credentials-hardcoded.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { planOf } from '../../support/render-plan.js';
import { read, testRule } from '../../support/test-rule.js';

const KEY = 'AKIAQWERTYUIOPASDFGH';
const SECRET = 'notAtAllReal0/notAtAllReal1/notAtAllReal';
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
const provider = (attributes: Readonly<Record<string, Value>>): Neutral => [resource('provider', 'aws', attributes)];
const keys = [`access_key = "${KEY}"`, `secret_key = "${SECRET}"`];
const block = (header: string, ...body: readonly string[]): readonly string[] => [
  `${header} {`,
  ...body.map((line) => `  ${line}`),
  '}',
];
const aws = (...body: readonly string[]): string => lines(...block('provider "aws"', 'region = "eu-west-1"', ...body));
const variable = (value: string): readonly string[] =>
  block('variable "secret_key"', 'type    = string', `default = "${value}"`);

/** An instance whose metadata says this about signing in. */
const template = (...authentication: readonly string[]): string =>
  lines(
    'Parameters:',
    '  Shown: { Type: String, Default: 9q8w7e6r5t4z3u2i1o0p }',
    '  Given: { Type: String, NoEcho: true }',
    'Resources:',
    '  Key:',
    '    Type: AWS::IAM::AccessKey',
    '  Host:',
    '    Type: AWS::EC2::Instance',
    '    Metadata:',
    '      AWS::CloudFormation::Authentication:',
    '        Files:',
    ...authentication.map((line) => `          ${line}`),
    '    Properties:',
    '      ImageId: ami-0123456789abcdef0',
  );
const S3 = ['type: S3', 'buckets: [acme-files]'];

const found = (files: Readonly<Record<string, string>>): readonly string[] =>
  read(files, [rule]).findings.map(({ address, property }) => `${address}: ${property}`);

const FLAGGED: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  'the default of a variable': [
    'provider.aws: secretKey',
    { 'main.tf': lines(...variable(SECRET)) + aws('secret_key = var.secret_key') },
  ],
  'a value of a variable file': [
    'provider.aws: secretKey',
    {
      'main.tf': lines('variable "secret_key" {}') + aws('secret_key = var.secret_key'),
      'terraform.tfvars': `secret_key = "${SECRET}"\n`,
    },
  ],
  'a provider with an alias': ['provider.aws.west: secretKey', { 'main.tf': aws('alias = "west"', ...keys) }],
  'a provider in a module': [
    'module.app.provider.aws: secretKey',
    { 'main.tf': lines(...block('module "app"', 'source = "./app"')), 'app/main.tf': aws(...keys) },
  ],
  'a provider whose keys stand in an override file': [
    'provider.aws: secretKey',
    { 'main.tf': aws(), 'override.tf': lines(...block('provider "aws"', ...keys)) },
  ],
  'a provider in JSON': [
    'provider.aws: secretKey',
    { 'main.tf.json': JSON.stringify({ provider: { aws: { access_key: KEY, secret_key: SECRET } } }) },
  ],
  'a backend': [
    'backend.s3: secretKey',
    { 'main.tf': lines(...block('terraform', ...block('backend "s3"', ...keys, 'bucket = "acme-state"'))) },
  ],
  'a backend in JSON': [
    'backend.s3: secretKey',
    { 'main.tf.json': JSON.stringify({ terraform: { backend: { s3: { bucket: 'acme', secret_key: SECRET } } } }) },
  ],
  'what reads the state of others': [
    'data.terraform_remote_state.network: secretKey',
    {
      'main.tf': lines(
        ...block(
          'data "terraform_remote_state" "network"',
          'backend = "s3"',
          ...block('config =', ...keys, 'bucket = "acme-state"'),
        ),
      ),
    },
  ],
  'one branch of a condition': [
    'provider.aws: secretKey',
    { 'main.tf': lines('variable "local" {}') + aws(`secret_key = var.local ? "test" : "${SECRET}"`) },
  ],
  'keys in the metadata of an instance': [
    'Host / authentication Files: secretKey',
    { 'template.yaml': template(...S3, `accessKeyId: ${KEY}`, `secretKey: ${SECRET}`) },
  ],
  'a password in the metadata of an instance': [
    'Host / authentication Files: password',
    { 'template.yaml': template('type: basic', 'username: deploy', 'password: hunter2-fake') },
  ],
  'the default of a parameter in the metadata': [
    'Host / authentication Files: secretKey',
    { 'template.yaml': template(...S3, 'secretKey: !Ref Shown') },
  ],
};

describe('ECS221 flags', () => {
  test.each(Object.entries(FLAGGED))('%s', (_title, [expected, files]) => {
    expect(read(files, [rule]).notices).toEqual([]);
    expect(found(files)).toEqual([expected]);
  });

  test('metadata of a stack of the CDK', () => {
    const Metadata = { 'AWS::CloudFormation::Authentication': { Files: { type: 'S3', secretKey: SECRET } } };
    const json = JSON.stringify({ Resources: { Host: { Type: 'AWS::EC2::Instance', Metadata } } });
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'App.template.json' } };
    const manifest = JSON.stringify({ version: '55.0.0', artifacts: { App: stack } });
    expect(found({ 'cdk.out/manifest.json': manifest, 'cdk.out/App.template.json': json })).toEqual([
      'App/Host / authentication Files: secretKey',
    ]);
  });

  test('and points at the default of a variable, names it, and changes nothing', () => {
    const text = lines(...variable(SECRET)) + aws('secret_key = var.secret_key');
    const [finding] = read({ 'main.tf': text }, [rule]).findings;
    expect(text.slice(finding!.span.start, finding!.span.end)).toBe(`"${SECRET}"`);
    expect(finding!.message).toContain('Judged with the default of var.secret_key.');
    expect(finding!.problem.changes).toEqual([]);
  });

  test.each([
    ['a comment above the provider', lines('# ecs-reviewer:ignore ECS221 -- deactivated') + aws(...keys)],
    [
      'a comment above the backend',
      lines(...block('terraform', '# ecs-reviewer:ignore ECS221 -- gone', ...block('backend "s3"', ...keys))),
    ],
  ])('unless %s says that it is known', (_title, text) => {
    const { findings, suppressed } = read({ 'main.tf': text }, [rule]);
    expect({ found: findings.length, suppressed: suppressed.length }).toEqual({ found: 0, suppressed: 1 });
  });

  test('beside a plan, which tells of resources alone', () => {
    const cluster = resource('cluster', 'main', { clusterName: 'main' });
    const source = lines(...block('resource "aws_ecs_cluster" "main"', 'name = "main"')) + aws(...keys);
    expect(found({ 'main.tf': source, 'plan.json': planOf([cluster]) })).toEqual(['provider.aws: secretKey']);
  });

  test('and never shows the value', () => {
    const [finding] = read({ 'main.tf': aws(...keys) }, [rule]).findings;
    expect(finding!.message).toContain('(not…, 40 characters)');
    expect(finding!.message).not.toContain(SECRET.slice(0, 8));
    expect(finding!.problem.secrets).toEqual([SECRET, KEY]);
  });
});

const silent = (text: string): { readonly path: string; readonly text: string } => ({ path: 'main.tf', text });
const metadata = (...authentication: readonly string[]): { readonly path: string; readonly text: string } => ({
  path: 'template.yaml',
  text: template(...authentication),
});

testRule(rule, {
  flags: {
    'a pair of keys': provider({ accessKey: KEY, secretKey: SECRET }),
    'keys for a session': provider({ accessKey: KEY, secretKey: SECRET, token: `FwoGZXIvYXdz${SECRET}${SECRET}` }),
    'a secret key that is not of AWS': provider({ accessKey: 'acme-ci', secretKey: '9q8w7e6r5t4z3u2i1o0p' }),
    'a pair of keys beside what is not known': provider({ accessKey: KEY, secretKey: SECRET, token: OPAQUE }),
  },
  passes: {
    'a provider without keys': provider({}),
    'words that an emulator is content with': provider({ accessKey: 'test', secretKey: 'test' }),
    'words that stand for keys in tests': provider({ accessKey: 'mock_access_key', secretKey: 'mock_secret_key' }),
    'the example of the manuals': provider({
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    }),
  },
  undecided: { 'keys that are not known': provider({ accessKey: OPAQUE, secretKey: OPAQUE }) },
  fixes: {
    'a provider': {
      path: 'main.tf',
      before: aws('# for the pipeline', ...keys, 'profile = "deploy"'),
      after: aws('# for the pipeline', 'profile = "deploy"'),
    },
    'a provider of which half is a variable': {
      path: 'main.tf',
      before: lines('variable "id" {}') + aws('access_key = var.id', `secret_key = "${SECRET}"`),
      after: lines('variable "id" {}') + aws(),
    },
    'a backend': {
      path: 'main.tf',
      before: lines(...block('terraform', ...block('backend "s3"', 'bucket = "acme-state"', ...keys))),
      after: lines(...block('terraform', ...block('backend "s3"', 'bucket = "acme-state"'))),
    },
    'what reads the state of others': {
      path: 'main.tf',
      before: lines(
        ...block('data "terraform_remote_state" "network"', ...block('config =', 'bucket = "acme"', ...keys)),
      ),
      after: lines(...block('data "terraform_remote_state" "network"', ...block('config =', 'bucket = "acme"'))),
    },
    'metadata that names a role already': {
      path: 'template.yaml',
      before: template(...S3, `accessKeyId: ${KEY}`, `secretKey: ${SECRET}`, 'roleName: hosts'),
      after: template(...S3, 'roleName: hosts'),
    },
  },
  silent: {
    'a profile': silent(aws('profile = "deploy"')),
    'a role': silent(aws(...block('assume_role', 'role_arn = "arn:aws:iam::123456789012:role/deploy"'))),
    'keys that come from outside': silent(
      lines('variable "key" {}', 'variable "secret" {}') + aws('access_key = var.key', 'secret_key = var.secret'),
    ),
    'a variable with an empty default': silent(lines(...variable('')) + aws('secret_key = var.secret_key')),
    'the name of a key, which opens nothing by itself': silent(
      lines('variable "secret" {}') + aws(`access_key = "${KEY}"`, 'secret_key = var.secret'),
    ),
    'another provider': silent(lines(...block('provider "datadog"', `api_key = "${SECRET}"`))),
    'another backend': silent(lines(...block('terraform', ...block('backend "azurerm"', `access_key = "${SECRET}"`)))),
    'a backend that an override file replaces': {
      ...silent(lines(...block('terraform', ...block('backend "s3"', ...keys)))),
      beside: { 'override.tf': lines(...block('terraform', ...block('backend "local"'))) },
    },
    'metadata with a role': metadata(...S3, 'roleName: hosts'),
    'metadata with keys that the stack makes': metadata(
      ...S3,
      'accessKeyId: !Ref Key',
      'secretKey: !GetAtt Key.SecretAccessKey',
    ),
    'metadata with a key that the stack is given': metadata(...S3, 'secretKey: !Ref Given'),
    'metadata with a dynamic reference': metadata(
      'type: basic',
      "password: '{{resolve:secretsmanager:acme/files:SecretString:password}}'",
    ),
    'metadata with a placeholder': metadata('type: basic', 'password: changeme'),
  },
});
