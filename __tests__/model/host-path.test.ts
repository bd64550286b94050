import { expect, test } from '@jest/globals';
import { isHarmlessToRead, isSensitiveHostPath, plainHostPath } from '../../src/model/host-path.js';

test.each([
  ['/var/run/docker.sock', '/run/docker.sock'],
  ['//etc/./ssl/', '/etc/ssl'],
  ['/srv/../..', '/'],
  ['/', '/'],
  ['/var/runner', '/var/runner'],
])('%s is %s', (path, plain) => {
  expect(plainHostPath(path)).toBe(plain);
});

test.each([
  ['/', true],
  ['/var/run', true],
  ['/run/containerd/containerd.sock', true],
  ['/root/.docker', true],
  ['/sys/fs/cgroup', true],
  ['/boot', true],
  ['/boot/efi', false],
  ['/var/lib/app', false],
  ['/var/log', false],
  ['/etc-of-app', false],
  ['C:\\ProgramData', false],
  ['', false],
])('whether %s gives away the host: %p', (path, expected) => {
  expect(isSensitiveHostPath(path)).toBe(expected);
});

test('certificates and the time zone are harmless to read, passwords are not', () => {
  expect(['/etc/pki/tls', '/etc/timezone', '/etc/shadow', '/etc'].map(isHarmlessToRead)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
