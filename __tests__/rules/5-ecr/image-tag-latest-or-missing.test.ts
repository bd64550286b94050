import rule from '../../../src/rules/5-ecr/image-tag-latest-or-missing.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const image = (value: Value): Neutral => [task([container({ image: value })])];

testRule(rule, {
  flags: {
    latest: image('nginx:latest'),
    'no tag': image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'),
    'no tag behind a port': image('registry.example.com:5000/app'),
  },
  passes: {
    'a fixed tag': image('nginx:1.27.2'),
    'a digest': image('nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
    'latest with a digest': image(
      'nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    ),
  },
  undecided: { 'not known': image(OPAQUE) },
  silent: {
    'a tag that the pipeline fills': {
      path: 'task-definition.json',
      text: '{"family":"app","containerDefinitions":[{"name":"app","image":"app:${TAG}"}]}',
    },
    'a tag from a variable without default': {
      path: 'main.tf',
      text: 'variable "tag" {}\nresource "aws_ecs_task_definition" "app" {\n  family = "app"\n  container_definitions = jsonencode([{ name = "app", image = "${aws_ecr_repository.app.repository_url}:${var.tag}" }])\n}\nresource "aws_ecr_repository" "app" {}\n',
    },
  },
});
