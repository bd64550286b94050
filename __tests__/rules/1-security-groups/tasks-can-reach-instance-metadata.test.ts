import rule from '../../../src/rules/1-security-groups/tasks-can-reach-instance-metadata.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { BLOCKS_METADATA, JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const cluster = (
  networkMode: Value | undefined,
  template: Readonly<Record<string, Value>>,
  more: Attributes = {},
): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], networkMode, ...more }),
  resource('instanceTemplate', 'hosts', {
    userData: JOINS_CLUSTER,
    ...template,
  }),
];
const hops = (httpPutResponseHopLimit: number): Readonly<Record<string, Value>> => ({
  metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit },
});

testRule(rule, {
  flags: {
    'tasks in awsvpc mode': cluster('awsvpc', hops(1)),
    'tasks in bridge mode two hops away': cluster('bridge', hops(2)),
    'tasks in the default mode two hops away': cluster(undefined, hops(2)),
  },
  passes: {
    'tasks in awsvpc mode where the agent blocks them': cluster('awsvpc', { ...hops(1), userData: BLOCKS_METADATA }),
    'tasks in bridge mode one hop away': cluster('bridge', hops(1)),
    "tasks on the host's network, which nothing blocks": cluster('host', hops(2)),
    'instances that join no cluster': cluster('awsvpc', { ...hops(1), userData: 'yum install -y nginx' }),
    'no metadata service at all': cluster('awsvpc', { metadataOptions: { httpEndpoint: 'disabled' } }),
  },
  undecided: {
    'tasks that are not in reach': [resource('instanceTemplate', 'hosts', { userData: JOINS_CLUSTER, ...hops(1) })],
    'tasks on Fargate alone': cluster('awsvpc', hops(1), { requiresCompatibilities: ['FARGATE'] }),
    'tasks in bridge mode where the image decides the hop limit': cluster('bridge', {}),
    'a mode that is not known': cluster(OPAQUE, hops(2)),
    'user data that is not known': cluster('awsvpc', { ...hops(1), userData: OPAQUE }),
  },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before: template(''),
      after: template('\n            echo ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config'),
    },
    Terraform: {
      path: 'main.tf',
      before: terraform(''),
      after: terraform('\n    ECS_AWSVPC_BLOCK_IMDS=true'),
    },
    'JSON of CloudFormation': {
      path: 'template.json',
      before: json(''),
      after: json('\\necho ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config'),
    },
  },
});

function template(line: string): string {
  return `Resources:
  Cluster:
    Type: AWS::ECS::Cluster
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [EC2]
      NetworkMode: awsvpc
  Hosts:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData:
          Fn::Base64: !Sub |
            #!/bin/bash
            echo ECS_CLUSTER=\${Cluster} >> /etc/ecs/ecs.config${line}
            yum update -y
`;
}

function terraform(line: string): string {
  return `resource "aws_ecs_cluster" "main" {}

variable "cluster" {}

resource "aws_ecs_task_definition" "app" {
  requires_compatibilities = ["EC2"]
  network_mode             = "awsvpc"
}

resource "aws_launch_template" "hosts" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    cat <<'EOF' >> /etc/ecs/ecs.config
    ECS_CLUSTER=\${var.cluster}${line}
    ECS_LOGLEVEL=info
    EOF
  EOT
  )
}
`;
}

function json(line: string): string {
  return `{
  "Resources": {
    "App": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": { "RequiresCompatibilities": ["EC2"], "NetworkMode": "awsvpc" }
    },
    "Hosts": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": {
        "LaunchTemplateData": {
          "UserData": { "Fn::Base64": "#!/bin/bash\\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config${line}\\nyum update -y\\n" }
        }
      }
    }
  }
}
`;
}
