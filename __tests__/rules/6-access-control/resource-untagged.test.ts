import rule from '../../../src/rules/6-access-control/resource-untagged.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const TAGS: Value = [{ key: 'team', value: 'shop' }];
const cluster = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('cluster', 'prod', { clusterName: 'prod', ...attributes }),
];

testRule(rule, {
  flags: {
    'a cluster': cluster(),
    'a service': [resource('service', 'web', { launchType: 'FARGATE' })],
    'a task definition': [task([container()])],
    'a repository': [resource('repository', 'app', { imageTagMutability: 'IMMUTABLE' })],
  },
  passes: {
    'a cluster with tags': cluster({ tags: TAGS }),
    'a repository with tags': [resource('repository', 'app', { tags: TAGS })],
  },
  undecided: { 'tags that are not known': cluster({ tags: OPAQUE }) },
  silent: {
    'tags of the provider': {
      path: 'main.tf',
      text: `provider "aws" {
  default_tags {
    tags = { team = "shop" }
  }
}

resource "aws_ecs_cluster" "prod" {
  name = "prod"
}
`,
    },
    'tags as a map': {
      path: 'main.tf',
      text: `resource "aws_ecs_cluster" "prod" {
  name = "prod"
  tags = { team = "shop" }
}
`,
    },
  },
});
