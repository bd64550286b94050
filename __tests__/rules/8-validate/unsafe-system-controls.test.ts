import rule from '../../../src/rules/8-validate/unsafe-system-controls.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const controls = (systemControls: Value, networkMode: Value = 'awsvpc'): Neutral => [
  task([container({ systemControls })], { requiresCompatibilities: ['EC2'], networkMode }),
];
const keepalive: Value = { namespace: 'net.ipv4.tcp_keepalive_time', value: '300' };

testRule(rule, {
  flags: {
    'the kernel': controls([{ namespace: 'kernel.shmmax', value: '68719476736' }]),
    'the network of the host': controls([keepalive], 'host'),
    'one of two': controls([keepalive, { namespace: 'kernel.msgmax', value: '65536' }]),
  },
  passes: {
    absent: [task([container()])],
    'the network of the task': controls([keepalive]),
    'message queues': controls([{ namespace: 'fs.mqueue.msg_max', value: '100' }], 'host'),
  },
  undecided: {
    'not known': controls(OPAQUE),
    'a name not known': controls([{ namespace: OPAQUE, value: '1' }]),
    'a network mode not known': controls([keepalive], OPAQUE),
  },
});
