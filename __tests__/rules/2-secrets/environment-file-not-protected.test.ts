import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/2-secrets/environment-file-not-protected.js';
import {
  container,
  OPAQUE,
  ref,
  resource,
  task,
  type Neutral,
  type NeutralResource,
  type Value,
} from '../../support/neutral.js';
import { read, testRule } from '../../support/test-rule.js';

const ARN = 'arn:aws:s3:::acme-config/orders/app.env';
const reading = (value: Value, ...beside: readonly NeutralResource[]): Neutral => [
  task([container({ environmentFiles: [{ type: 's3', value }] })]),
  resource('bucket', 'config', { bucketName: 'acme-config' }),
  ...beside,
];
const block = (settings: Readonly<Record<string, Value>> = {}): NeutralResource =>
  resource('publicAccessBlock', 'config_block', {
    bucket: ref('config', 'name'),
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      ...settings,
    },
  });
const acl = (accessControl: Value): NeutralResource =>
  resource('bucketAcl', 'config_acl', { bucket: ref('config', 'name'), accessControl });
const policy = (Principal: Value): NeutralResource =>
  resource('bucketPolicy', 'config_policy', {
    bucket: ref('config', 'name'),
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-config/*' }],
    },
  });

/** A configuration that uploads a file, and a task that reads it from there. */
const uploading = (value: string, file: string): string => `resource "aws_s3_bucket" "config" {
  bucket = "acme-config"
}

resource "aws_s3_object" "env" {
  bucket = aws_s3_bucket.config.id
  key    = "orders/app.env"
  ${file}
}

resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{
    name             = "app"
    environmentFiles = [{ type = "s3", value = ${value} }]
  }])
}
`;
const SOURCE = 'source = "${path.module}/app.env"';
const ENV = '# settings\nLOG_LEVEL=info\nDB_PASSWORD=hunter2-not-a-real-password\n';

describe('ECS205 flags a file that is committed with a secret', () => {
  test.each([
    ['named by its ARN', uploading(`"${ARN}"`, SOURCE)],
    ['named by the object', uploading('aws_s3_object.env.arn', SOURCE)],
    ['in a bucket that is referred to', uploading('"${aws_s3_bucket.config.arn}/orders/app.env"', SOURCE)],
    ['put together of bucket and object', uploading('"${aws_s3_bucket.config.arn}/${aws_s3_object.env.key}"', SOURCE)],
    ['read by a function', uploading(`"${ARN}"`, 'content = file("${path.module}/app.env")')],
  ])('%s', (_title, text) => {
    const { notices, findings } = read({ 'main.tf': text, 'app.env': ENV }, [rule]);
    expect({ notices, found: findings.map(({ property }) => property) }).toEqual({
      notices: [],
      found: ['environmentFiles[0].value'],
    });
    expect(findings[0]?.message).toContain('with DB_PASSWORD in plain text');
    expect(findings[0]?.message).not.toContain('hunter2');
  });

  test('but none with settings alone, of another name, or that is not there', () => {
    const found = (files: Readonly<Record<string, string>>): number => read(files, [rule]).findings.length;
    const text = uploading(`"${ARN}"`, SOURCE);
    expect(found({ 'main.tf': text, 'app.env': 'LOG_LEVEL=info\nTOKEN_URL=https://auth.example.com\n' })).toBe(0);
    expect(found({ 'main.tf': text, 'app.env': 'DB_PASSWORD=changeme\n' })).toBe(0);
    expect(found({ 'main.tf': uploading(`"${ARN}.other"`, SOURCE), 'app.env': ENV })).toBe(0);
    expect(found({ 'main.tf': text })).toBe(0);
  });
});

testRule(rule, {
  flags: {
    'a public access control list': reading(ARN, acl('PublicRead')),
    'a policy for everybody': reading(ARN, policy('*')),
    'a policy for everybody that half a block allows': reading(
      ARN,
      policy('*'),
      block({ blockPublicPolicy: false, restrictPublicBuckets: false }),
    ),
  },
  passes: {
    'a bucket of its own': reading(ARN),
    'a list that a block undoes': reading(ARN, acl('PublicRead'), block()),
    'a policy for one role': reading(ARN, policy({ AWS: 'arn:aws:iam::123456789012:role/app-execution' })),
    'another bucket': [
      task([container()]),
      resource('bucket', 'config', { bucketName: 'acme-config' }),
      acl('PublicRead'),
    ],
    'no file': [task([container()])],
  },
  undecided: {
    'a bucket that is not in reach': [task([container({ environmentFiles: [{ type: 's3', value: ARN }] })])],
    'a file that is not known': reading(OPAQUE, acl('PublicRead')),
    'a block that is not known': reading(
      ARN,
      acl('PublicRead'),
      block({ blockPublicAcls: OPAQUE, ignorePublicAcls: OPAQUE }),
    ),
  },
});
