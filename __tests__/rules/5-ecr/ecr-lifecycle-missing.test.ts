import rule from '../../../src/rules/5-ecr/ecr-lifecycle-missing.js';
import { OPAQUE, ref, resource, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (name: string): NeutralResource =>
  resource('repository', name, {
    repositoryName: `acme/${name}`,
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
  });
const lifecycle = (repositoryName: Value, text: Value = '{"rules":[]}'): NeutralResource =>
  resource('lifecyclePolicy', 'cleanup', { repositoryName, lifecyclePolicyText: text });

testRule(rule, {
  flags: {
    absent: [repository('app')],
    'only another repository has one': [repository('app'), repository('web'), lifecycle(ref('web', 'name'))],
  },
  passes: {
    present: [repository('app'), lifecycle(ref('app', 'name'))],
    'present, whatever it says': [repository('app'), lifecycle(ref('app', 'name'), OPAQUE)],
  },
  fixes: {
    'a repository of CloudFormation': {
      path: 'template.yaml',
      before: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  App:
    Type: AWS::ECR::Repository
    Properties:
      ImageTagMutability: IMMUTABLE # one tag, one image
`,
      after: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  App:
    Type: AWS::ECR::Repository
    Properties:
      ImageTagMutability: IMMUTABLE # one tag, one image
      LifecyclePolicy:
        LifecyclePolicyText: '{"rules":[{"rulePriority":1,"description":"Expire untagged images after 14 days","selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}'
`,
    },
  },
  silent: {
    'a policy for each repository': {
      path: 'main.tf',
      text: `resource "aws_ecr_repository" "this" {
  for_each = toset(["app", "web"])
  name     = each.key
}

resource "aws_ecr_lifecycle_policy" "this" {
  for_each   = aws_ecr_repository.this
  repository = each.value.name
  policy     = file("lifecycle.json")
}
`,
    },
    'a policy named by the name': {
      path: 'main.tf',
      text: `resource "aws_ecr_repository" "app" {
  name = "app"
}

resource "aws_ecr_lifecycle_policy" "app" {
  repository = "app"
  policy     = "{}"
}
`,
    },
    'a policy of a repository that is not known': {
      path: 'main.tf',
      text: `variable "repository" {}

resource "aws_ecr_repository" "app" {
  name = "app"
}

resource "aws_ecr_lifecycle_policy" "app" {
  repository = var.repository
  policy     = "{}"
}
`,
    },
  },
});
