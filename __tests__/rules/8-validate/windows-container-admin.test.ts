import rule from '../../../src/rules/8-validate/windows-container-admin.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const windows = (user: Value | undefined, operatingSystemFamily: Value = 'WINDOWS_SERVER_2022_CORE'): Neutral => [
  task([container({ user, readonlyRootFilesystem: undefined })], { runtimePlatform: { operatingSystemFamily } }),
];

testRule(rule, {
  flags: {
    absent: windows(undefined),
    'the administrator': windows('ContainerAdministrator'),
    'in another case': windows('containeradministrator'),
  },
  passes: {
    'the user of the image': windows('ContainerUser'),
    'an account of a domain': windows('CORP\\web'),
    'Linux, which has a rule of its own': windows(undefined, 'LINUX'),
    'no operating system, which is Linux': [task([container({ user: undefined })])],
  },
  undecided: { 'not known': windows(OPAQUE), 'an operating system that is not known': windows(undefined, OPAQUE) },
  fixes: {
    'a task definition': {
      path: 'task-definition.json',
      before:
        '{ "family": "app", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2019_FULL" }, "containerDefinitions": [{ "name": "web" }] }',
      after:
        '{ "family": "app", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2019_FULL" }, "containerDefinitions": [{ "name": "web", "user": "ContainerUser" }] }',
    },
  },
});
