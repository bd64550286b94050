import { describe, expect, test } from '@jest/globals';
import { and, not, or, unknown } from '../../src/model/certainty.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { imageText, versionOf } from '../../src/model/image.js';
import { isHarmlessValue, isPlaceholder, isSecretName, masked, tokensOf } from '../../src/model/secret-text.js';
import { snakeCase, stepsTo } from '../../src/model/spelling.js';
import type { Hole } from '../../src/model/attribute.js';

const maybe = unknown('why');
const REPOSITORY: Hole = { to: 'aws_ecr_repository.app', attribute: 'repository_url', why: 'known later' };
const VARIABLE: Hole = { why: 'var.tag has no default' };

describe('certainty', () => {
  test.each([
    [and('yes', 'yes'), 'yes'],
    [and('yes', maybe), maybe],
    [and(maybe, 'no'), 'no'],
    [or('no', 'no'), 'no'],
    [or('no', maybe), maybe],
    [or(maybe, 'yes'), 'yes'],
    [not('yes'), 'no'],
    [not(maybe), maybe],
    [and(), 'yes'],
    [or(), 'no'],
  ])('%p is %p', (actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe('image versions', () => {
  test.each<[readonly (string | Hole)[], string]>([
    [['nginx'], 'none'],
    [['nginx:1.27'], 'tag'],
    [['nginx:'], 'none'],
    [['registry:5000/app'], 'none'],
    [['registry:5000/app:1'], 'tag'],
    [['app@sha256:abc'], 'digest'],
    [[REPOSITORY], 'none'],
    [[REPOSITORY, ':1.2'], 'tag'],
    [[REPOSITORY, ':', VARIABLE], 'unknown'],
    [[REPOSITORY, '@', VARIABLE], 'digest'],
    [[VARIABLE], 'unknown'],
    [[VARIABLE, '/app'], 'none'],
    [[VARIABLE, ':latest'], 'tag'],
    [[VARIABLE, '-alpine'], 'unknown'],
    [['app:v', VARIABLE], 'unknown'],
  ])('%j: %s', (pieces, kind) => {
    expect(versionOf(pieces).kind).toBe(kind);
  });

  test('unknown pieces are shown as an ellipsis', () => {
    expect(imageText([REPOSITORY, ':latest'])).toBe('…:latest');
  });
});

describe('secrets', () => {
  test.each(['PASSWORD', 'dbPassword', 'API_KEY', 'apiKey', 'GITHUB_TOKEN', 'CLIENT_SECRET', 'PRIVATE_KEY', 'DB_PWD'])(
    '%s names a secret',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  test.each(['LOG_LEVEL', 'TOKEN_URL', 'SECRET_ARN', 'PASSWORD_MIN_LENGTH', 'SECRET_NAME', 'KEYBOARD', 'AWS_REGION'])(
    '%s names none',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );

  test.each([
    '',
    'true',
    '42',
    'arn:aws:s3:::x',
    'https://example.com/a',
    './secrets/db',
    '/run/secrets/db',
    '{{resolve:ssm:x}}',
  ])('%p is no secret', (value) => {
    expect(isHarmlessValue(value)).toBe(true);
  });

  test.each(['hunter2-not-real', 'postgres://app:not-real@db/orders', 'a b c'])('%p may be one', (value) => {
    expect(isHarmlessValue(value)).toBe(false);
  });

  test.each(['changeme', '<PASSWORD>', 'xxxx', 'your-token', '****'])('%p is a placeholder', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  test('a secret is never shown whole', () => {
    expect(masked('hunter2-not-real')).toBe('hun…, 16 characters');
    expect(masked('short')).toBe('…, 5 characters');
  });

  test('words of a name', () => {
    expect(tokensOf('DB_PASSWORD')).toEqual(['database', 'password']);
    expect(tokensOf('DatabasePassword')).toEqual(['database', 'password']);
    expect(tokensOf('app_secret')).toEqual([]);
  });
});

describe('spelling', () => {
  test.each([
    ['readonlyRootFilesystem', 'readonly_root_filesystem'],
    ['taskRoleArn', 'task_role_arn'],
    ['efsVolumeConfiguration', 'efs_volume_configuration'],
  ])('%s → %s', (name, expected) => {
    expect(snakeCase(name)).toBe(expected);
  });

  test('structures are blocks in Terraform only', () => {
    const path = 'imageScanningConfiguration.scanOnPush';
    expect(stepsTo({ dialect: 'terraform', exceptions: {} }, path, false)).toEqual([
      { key: 'image_scanning_configuration', block: true },
      { key: 'scan_on_push', block: false },
    ]);
    expect(stepsTo({ dialect: 'cloudformation', exceptions: {} }, path, false)).toEqual([
      { key: 'ImageScanningConfiguration', block: false },
      { key: 'ScanOnPush', block: false },
    ]);
  });
});

test('fingerprints are stable and tell texts apart', () => {
  expect(fingerprint('')).toBe('cbf29ce484222325');
  expect(fingerprint('a')).toBe('af63dc4c8601ec8c');
  expect(fingerprint('ECS804\nweb')).not.toBe(fingerprint('ECS804\nweb2'));
});
