import rule from '../../../src/rules/8-validate/readonly-root-with-ecs-exec.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const run = (one: Attributes, enableExecuteCommand: Value | undefined): Neutral => [
  task([container(one)], { volumes: [{ name: 'agent-state' }, { name: 'agent-logs' }] }),
  resource('service', 'web', {
    taskDefinition: ref('app', 'arn'),
    launchType: 'FARGATE',
    ...(enableExecuteCommand === undefined ? {} : { enableExecuteCommand }),
  }),
];
const mounts = (state: string, logs: string, point: Readonly<Record<string, Value>> = {}): Attributes => ({
  mountPoints: [
    { sourceVolume: 'agent-state', containerPath: state },
    { sourceVolume: 'agent-logs', containerPath: logs, ...point },
  ],
});

testRule(rule, {
  flags: {
    'nowhere to write': run({}, true),
    'only one of the two': run(mounts('/var/lib/amazon', '/var/log/app'), true),
    'a mount that is read-only': run(mounts('/var/lib/amazon', '/var/log/amazon', { readOnly: true }), true),
  },
  passes: {
    'both folders': run(mounts('/var/lib/amazon', '/var/log/amazon'), true),
    'folders around them': run(mounts('/var/lib', '/var/log/'), true),
    'the folders of the agent alone': run(mounts('/var/lib/amazon/ssm', '/var/log/amazon/ssm'), true),
    'a writable root': run({ readonlyRootFilesystem: false }, true),
    'exec off': run({}, false),
    'exec unset': run({}, undefined),
    'a known agent': run({ image: 'public.ecr.aws/xray/aws-xray-daemon:3.3.14' }, true),
  },
  undecided: {
    'whether exec is on': run({}, OPAQUE),
    'whether the root is read-only': run({ readonlyRootFilesystem: OPAQUE }, true),
    'mounts that are not known': run({ mountPoints: OPAQUE }, true),
  },
});
