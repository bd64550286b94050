import rule from '../../../src/rules/8-validate/host-device-mapped.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const devices = (value: Value, type = 'EC2'): Neutral => [
  task([container({ linuxParameters: { devices: value } })], { requiresCompatibilities: [type] }),
];

testRule(rule, {
  flags: {
    'a disk': devices([{ hostPath: '/dev/xvda', containerPath: '/dev/xvda', permissions: ['read'] }]),
    'on Fargate, where registration is refused': devices([{ hostPath: '/dev/fuse' }], 'FARGATE'),
    'one beside a Neuron device': devices([{ hostPath: '/dev/neuron0' }, { hostPath: '/dev/kvm' }]),
  },
  passes: {
    absent: [task([container()])],
    none: devices([]),
    'a Neuron device': devices([{ hostPath: '/dev/neuron0', containerPath: '/dev/neuron0' }]),
    'a GPU': [task([container({ resourceRequirements: [{ type: 'GPU', value: '1' }] })])],
  },
  undecided: { 'not known': devices(OPAQUE), 'a path not known': devices([{ hostPath: OPAQUE }]) },
});
