import { expect, test } from '@jest/globals';

import { secretFormatOf } from '../../src/model/secret-format.js';

/** Put together here, so that no scanner of pushes takes the test for a leak. */
const fake = (...pieces: readonly string[]): string => pieces.join('');

test.each([
  ['a GitLab token', fake('gl', 'pat-', 'Fake'.repeat(5))],
  ['a Slack token', fake('xo', 'xb-', '123456789012-', 'Fake'.repeat(5))],
  ['a Stripe key', fake('sk', '_live_', 'Fake'.repeat(6))],
  ['an npm token', fake('np', 'm_', 'Fake'.repeat(9))],
  ['an AWS secret access key', fake('aws_secret_access', '_key=', 'Fake'.repeat(10))],
  ['a connection string with a password', fake('Server=db;Database=app;User Id=app;Pass', 'word=not-a-real-one')],
])('%s is recognised by its form', (kind, value) => {
  expect(secretFormatOf(value)).toBe(kind);
});

test.each([
  'https://example.com:8443/@scope/package',
  'Server=db;Database=app;Integrated Security=true',
  'Server=db;Password=${PASSWORD}',
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
])('%s is no credential', (value) => {
  expect(secretFormatOf(value)).toBeUndefined();
});

test('a placeholder does not hide a credential of the same form behind it', () => {
  const url = (password: string): string => `postgres://app:${password}@db/orders`;
  expect(secretFormatOf(`${url('${PASSWORD}')} ${url('not-a-real-one')}`)).toBe('a URL with a password');
});
