import rule from '../../../src/rules/8-validate/efs-transit-encryption-disabled.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const volume = (...volumes: readonly Value[]): Neutral => [task([container()], { volumes })];
const efs = (attributes: Readonly<Record<string, Value>> = {}): Value => ({
  name: 'data',
  efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0', ...attributes },
});

testRule(rule, {
  flags: {
    'absent: ECS defaults to none': volume(efs()),
    'explicitly off': volume(efs({ transitEncryption: 'DISABLED' })),
    'the second volume': volume({ name: 'scratch' }, efs()),
  },
  passes: {
    on: volume(efs({ transitEncryption: 'ENABLED' })),
    'another kind of volume': volume({ name: 'scratch' }),
    'no volume': [task([container()])],
  },
  undecided: { 'not known': volume(efs({ transitEncryption: OPAQUE })) },
});
