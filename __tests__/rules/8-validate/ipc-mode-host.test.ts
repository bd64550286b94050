import rule from '../../../src/rules/8-validate/ipc-mode-host.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const ipcMode = (value: Value | undefined, type = 'EC2'): Neutral => [
  task([container()], { requiresCompatibilities: [type], ipcMode: value }),
];

testRule(rule, {
  flags: { host: ipcMode('host'), 'on Fargate, which takes no mode': ipcMode('host', 'FARGATE') },
  passes: { absent: ipcMode(undefined), 'the task': ipcMode('task'), none: ipcMode('none') },
  undecided: { 'not known': ipcMode(OPAQUE) },
  fixes: {
    'CloudFormation on EC2': {
      path: 'template.yaml',
      before:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      IpcMode: host # shared memory\n      ContainerDefinitions: []\n',
      after:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      IpcMode: task # shared memory\n      ContainerDefinitions: []\n',
    },
    'a task definition on Fargate': {
      path: 'task-definition.json',
      before:
        '{ "family": "app", "ipcMode": "host", "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{ "name": "web" }] }',
      after: '{ "family": "app", "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{ "name": "web" }] }',
    },
  },
});
