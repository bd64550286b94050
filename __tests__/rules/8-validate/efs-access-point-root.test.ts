import rule from '../../../src/rules/8-validate/efs-access-point-root.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const accessPoint = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('accessPoint', 'web', {
    fileSystemId: 'fs-0123456789abcdef0',
    posixUser: { uid: 1000, gid: 1000 },
    ...attributes,
  }),
];

testRule(rule, {
  flags: {
    'absent: EFS then takes the root': accessPoint({}),
    'the root': accessPoint({ rootDirectory: { path: '/' } }),
  },
  passes: { 'a folder': accessPoint({ rootDirectory: { path: '/web' } }) },
  undecided: {
    'not known': accessPoint({ rootDirectory: { path: OPAQUE } }),
    'nothing of it known': accessPoint({ rootDirectory: OPAQUE }),
  },
});
