import rule from '../../../src/rules/8-validate/host-volume-writable.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const mounts = (point: Readonly<Record<string, Value>>, sourcePath: Value = '/srv/data'): Neutral => [
  task([container({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data', ...point }] })], {
    requiresCompatibilities: ['EC2'],
    volumes: [{ name: 'scratch' }, { name: 'data', host: { sourcePath } }],
  }),
];

testRule(rule, {
  flags: {
    'absent: ECS defaults to writable': mounts({}),
    'explicitly writable': mounts({ readOnly: false }),
  },
  passes: {
    'read-only': mounts({ readOnly: true }),
    'a volume that is no folder of the host': mounts({ sourceVolume: 'scratch' }),
    'no mount': [task([container()], { volumes: [{ name: 'data', host: { sourcePath: '/srv/data' } }] })],
    'a folder that gives away the host, which is worse': mounts({}, '/etc'),
  },
  undecided: {
    'not known': mounts({ readOnly: OPAQUE }),
    'a path that is not known': mounts({}, OPAQUE),
    'a volume that is not known': mounts({ sourceVolume: OPAQUE }),
  },
  fixes: {
    'a task definition': {
      path: 'task-definition.json',
      before:
        '{ "family": "app", "volumes": [{ "name": "data", "host": { "sourcePath": "/srv" } }], "containerDefinitions": [{ "name": "web", "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
      after:
        '{ "family": "app", "volumes": [{ "name": "data", "host": { "sourcePath": "/srv" } }], "containerDefinitions": [{ "name": "web", "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data", "readOnly": true }] }] }',
    },
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  volume {\n    name      = "data"\n    host_path = "/srv"\n  }\n  container_definitions = jsonencode([{\n    name        = "web"\n    mountPoints = [{ sourceVolume = "data", containerPath = "/data", readOnly = false }]\n  }])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  volume {\n    name      = "data"\n    host_path = "/srv"\n  }\n  container_definitions = jsonencode([{\n    name        = "web"\n    mountPoints = [{ sourceVolume = "data", containerPath = "/data", readOnly = true }]\n  }])\n}\n',
    },
  },
});
