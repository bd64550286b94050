import rule from '../../../src/rules/8-validate/docker-security-options-weak.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const options = (dockerSecurityOptions: Value | undefined): Neutral => [
  task([container({ dockerSecurityOptions })], { requiresCompatibilities: ['EC2'] }),
];

testRule(rule, {
  flags: {
    'no labels': options(['label:disable']),
    'no AppArmor': options(['apparmor:unconfined']),
    'no seccomp, with an equals sign': options(['seccomp=unconfined']),
    'one of two': options(['no-new-privileges', 'apparmor=unconfined']),
    'two of three': options(['label:disable', 'no-new-privileges', 'seccomp:unconfined']),
  },
  passes: {
    absent: options(undefined),
    'no new privileges': options(['no-new-privileges']),
    'a profile of its own': options(['apparmor:web-profile', 'label:type:svirt_apache']),
  },
  undecided: { 'not known': options(OPAQUE), 'an item not known': options([OPAQUE]) },
  fixes: {
    'a task definition': {
      path: 'task-definition.json',
      before:
        '{ "family": "app", "containerDefinitions": [{ "name": "web", "dockerSecurityOptions": ["no-new-privileges", "label:disable"] }] }',
      after:
        '{ "family": "app", "containerDefinitions": [{ "name": "web", "dockerSecurityOptions": ["no-new-privileges"] }] }',
    },
  },
});
