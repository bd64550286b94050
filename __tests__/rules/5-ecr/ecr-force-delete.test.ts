import rule from '../../../src/rules/5-ecr/ecr-force-delete.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('repository', 'app', { imageTagMutability: 'IMMUTABLE', ...attributes }),
];

testRule(rule, {
  flags: { on: repository({ emptyOnDelete: true }) },
  passes: { absent: repository({}), off: repository({ emptyOnDelete: false }) },
  undecided: { 'not known': repository({ emptyOnDelete: OPAQUE }) },
  fixes: {
    'a repository of Terraform': {
      path: 'main.tf',
      before: 'resource "aws_ecr_repository" "app" {\n  name         = "app"\n  force_delete = true # for now\n}\n',
      after: 'resource "aws_ecr_repository" "app" {\n  name         = "app"\n  force_delete = false # for now\n}\n',
    },
    'a repository whose variable says so': {
      path: 'main.tf',
      before:
        'variable "force_delete" {\n  default = true\n}\n\nresource "aws_ecr_repository" "app" {\n  name         = "app"\n  force_delete = var.force_delete\n}\n',
      after:
        'variable "force_delete" {\n  default = false\n}\n\nresource "aws_ecr_repository" "app" {\n  name         = "app"\n  force_delete = var.force_delete\n}\n',
    },
  },
});
