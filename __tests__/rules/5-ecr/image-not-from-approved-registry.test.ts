import rule from '../../../src/rules/5-ecr/image-not-from-approved-registry.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const image = (value: Value): Neutral => [task([container({ image: value })])];
const terraform = (value: string): { readonly path: string; readonly text: string } => ({
  path: 'main.tf',
  text: `data "aws_caller_identity" "current" {}

data "aws_ecr_repository" "shared" {
  name = "shared"
}

resource "aws_ecr_repository" "app" {
  name = "app"
}

variable "image" {}

resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = ${value} }])
}
`,
});

testRule(rule, {
  flags: {
    'Docker Hub': image('nginx:1.27.2'),
    'Docker Hub with an owner': image('datadog/agent:7'),
    'another public registry': image('ghcr.io/acme/app:1.4.2'),
    'a registry with a port': image('registry.example.com:5000/app:1.4.2'),
    'a host that only looks like ECR': image('123456789012.dkr.ecr.eu-west-1.amazonaws.com.example.org/app:1'),
  },
  passes: {
    ECR: image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.4.2'),
    'ECR in China': image('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1.4.2'),
    'ECR with FIPS': image('123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:1.4.2'),
    'ECR over both protocols': image('123456789012.dkr-ecr.eu-west-1.on.aws/app:1.4.2'),
    'ECR Public': image('public.ecr.aws/nginx/nginx:1.27'),
  },
  undecided: {
    'not known': image(OPAQUE),
    'a mark that the pipeline replaces': image('IMAGE_URI'),
    'a bare word': image('app'),
  },
  silent: {
    'a repository of the code': terraform('"${aws_ecr_repository.app.repository_url}:1.4.2"'),
    'a repository that is looked up': terraform('"${data.aws_ecr_repository.shared.repository_url}:1.4.2"'),
    'an account that is looked up': terraform(
      '"${data.aws_caller_identity.current.account_id}.dkr.ecr.eu-west-1.amazonaws.com/app:1.4.2"',
    ),
    'a variable without default': terraform('"${var.image}:1.4.2"'),
    'an image that CodeDeploy names': {
      path: 'taskdef.json',
      text: '{"family":"app","containerDefinitions":[{"name":"app","image":"<IMAGE1_NAME>"}]}',
    },
    'an image of CDK': {
      path: 'template.json',
      text: JSON.stringify({
        Resources: {
          App: {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: {
              ContainerDefinitions: [
                {
                  Name: 'app',
                  Image: {
                    'Fn::Join': ['', ['123456789012.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/cdk-assets:f00']],
                  },
                },
              ],
            },
          },
        },
      }),
    },
  },
});
