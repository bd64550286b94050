import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/1-security-groups/host-mode-without-explicit-user.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { renderings } from '../../support/render.js';
import { read, testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const onHost = (attributes: Attributes): Neutral => [
  task([container(attributes)], { requiresCompatibilities: ['EC2'], networkMode: 'host' }),
];

testRule(rule, {
  flags: {},
  passes: {
    'an unprivileged user': onHost({ user: '1000' }),
    'a privileged container, which is ECS801': onHost({ user: 'root', privileged: true }),
    'root with a network of its own': [task([container({ user: 'root' })])],
    'a FireLens router, which has to run as root': onHost({ user: '0', firelensConfiguration: { type: 'fluentbit' } }),
  },
  undecided: {
    'a user that is not known': onHost({ user: OPAQUE }),
    'a mode that is not known': [
      task([container({ user: undefined })], { requiresCompatibilities: ['EC2'], networkMode: OPAQUE }),
    ],
  },
});

const WRONG: readonly (readonly [string, Neutral])[] = [
  ['no user', onHost({ user: undefined })],
  ['root by name', onHost({ user: 'root' })],
  ['root by number before a group', onHost({ user: '0:1000' })],
];

describe.each(WRONG)('ECS125 on %s', (_title, example) => {
  const all = renderings(example).map(({ format, files }) => ({ format, files }));

  test.each(all)('speaks when it is alone in $format', ({ files }) => {
    expect(read(files, [rule]).findings.map(({ property }) => property)).toEqual(['user']);
  });

  test.each(all)('is told beside ECS802, which speaks for it, in $format', ({ files }) => {
    const found = read(files).findings.find((finding) => finding.rule.code === 'ECS802');
    expect(found?.also).toContain('ECS125');
  });
});
