/** All fixes of a review at once, on real front ends. */
import { describe, expect, test } from '@jest/globals';
import { applyEdits, distinctEdits } from '../../src/fix/edits.js';
import type { Outcome, TextEdit } from '../../src/model/finding.js';
import { review } from '../../src/review.js';
import { memoryTree } from '../support/memory-tree.js';

type Files = Readonly<Record<string, string>>;

function reviewed(files: Files): Outcome {
  return review(memoryTree(files), {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: ['ECS119', 'ECS406', 'ECS501', 'ECS503', 'ECS801', 'ECS802', 'ECS804', 'ECS816'],
    varFiles: [],
    suggestions: true,
  });
}

function fixed(files: Files, outcome: Outcome): Files {
  const edits: readonly TextEdit[] = outcome.findings.flatMap(({ fix }) => (fix?.kind === 'edits' ? fix.edits : []));
  const changed = Object.entries(files).map(([path, text]): [string, string] => [
    path,
    applyEdits(text, distinctEdits(edits.filter((edit) => edit.path === path))),
  ]);
  return Object.fromEntries(changed);
}

const EXAMPLES: Readonly<Record<string, { readonly before: Files; readonly after: Files }>> = {
  'a task definition': {
    before: {
      'task-definition.json':
        '{\n  "family": "app",\n  "containerDefinitions": [\n    {\n      "name": "web",\n      "image": "web:1",\n      "privileged": true\n    }\n  ]\n}\n',
    },
    after: {
      'task-definition.json':
        '{\n  "family": "app",\n  "containerDefinitions": [\n    {\n      "name": "web",\n      "image": "web:1",\n      "privileged": false,\n      "user": "1000:1000",\n      "readonlyRootFilesystem": true\n    }\n  ]\n}\n',
    },
  },
  CloudFormation: {
    before: {
      'template.yaml':
        'Resources:\n  Images:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryName: web # ours\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: web\n      ContainerDefinitions:\n        - Name: web\n          Image: web:1\n',
    },
    after: {
      'template.yaml':
        "Resources:\n  Images:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryName: web # ours\n      ImageScanningConfiguration:\n        ScanOnPush: true\n      ImageTagMutability: IMMUTABLE\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: web\n      ContainerDefinitions:\n        - Name: web\n          Image: web:1\n          User: '1000:1000'\n          ReadonlyRootFilesystem: true\n",
    },
  },
  'Terraform with a variable and a file': {
    before: {
      'main.tf':
        'variable "root" {\n  default = "root" # for now\n}\n\nresource "aws_ecr_repository" "web" {\n  name = "web"\n}\n\nresource "aws_ecs_task_definition" "web" {\n  family                = "web"\n  container_definitions = jsonencode([{ name = "web", image = "web:1", user = var.root }])\n}\n\nresource "aws_ecs_task_definition" "job" {\n  family                = "job"\n  container_definitions = file("${path.module}/job.json")\n}\n',
      'job.json': '[{"name":"job","image":"job:1"}]\n',
    },
    after: {
      'main.tf':
        'variable "root" {\n  default = "1000:1000" # for now\n}\n\nresource "aws_ecr_repository" "web" {\n  name = "web"\n  image_tag_mutability = "IMMUTABLE"\n\n  image_scanning_configuration {\n    scan_on_push = true\n  }\n}\n\nresource "aws_ecs_task_definition" "web" {\n  family                = "web"\n  container_definitions = jsonencode([{ name = "web", image = "web:1", user = var.root, readonlyRootFilesystem = true }])\n}\n\nresource "aws_ecs_task_definition" "job" {\n  family                = "job"\n  container_definitions = file("${path.module}/job.json")\n}\n',
      'job.json': '[{"name":"job","image":"job:1","user":"1000:1000","readonlyRootFilesystem":true}]\n',
    },
  },
};

describe('the fixes of a review go together', () => {
  test.each(Object.entries(EXAMPLES))('in %s', (_title, { before, after }) => {
    const outcome = reviewed(before);
    const once = fixed(before, outcome);
    expect(once).toEqual(after);
    expect(outcome.findings.map(({ fix }) => fix?.kind)).not.toContain('advice');
    expect(reviewed(once).findings).toEqual([]);
  });
});
