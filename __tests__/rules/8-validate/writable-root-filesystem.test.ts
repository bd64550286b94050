import rule from '../../../src/rules/8-validate/writable-root-filesystem.js';
import { container, OPAQUE, task } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

testRule(rule, {
  flags: {
    'absent: ECS defaults to writable': [task([container({ readonlyRootFilesystem: undefined })])],
    'explicitly false': [task([container({ readonlyRootFilesystem: false })])],
  },
  passes: {
    'read-only': [task([container()])],
    windows: [
      task([container({ readonlyRootFilesystem: undefined })], {
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' },
      }),
    ],
  },
  undecided: { 'not known': [task([container({ readonlyRootFilesystem: OPAQUE })])] },
  fixes: {
    'a task definition': {
      path: 'task-definition.json',
      before: '{ "family": "app", "containerDefinitions": [{ "name": "web", "cpu": 10 }] }',
      after:
        '{ "family": "app", "containerDefinitions": [{ "name": "web", "cpu": 10, "readonlyRootFilesystem": true }] }',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web # keep\n',
      after:
        'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web # keep\n          ReadonlyRootFilesystem: true\n',
    },
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{ name = "web" }])\n}\n',
      after:
        'resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{ name = "web", readonlyRootFilesystem = true }])\n}\n',
    },
  },
  silent: {
    'a reference to a parameter': {
      path: 'template.yaml',
      text: 'Parameters:\n  Writable: { Type: String }\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web\n          ReadonlyRootFilesystem: !Ref Writable\n',
    },
    'a container merged with something unknown': {
      path: 'main.tf',
      text: 'variable "base" {}\nresource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([merge(var.base, { name = "web" })])\n}\n',
    },
  },
});
