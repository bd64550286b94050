import rule from '../../../src/rules/1-security-groups/container-instance-imdsv1.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value>>;

const host = (attributes: Attributes): Neutral => [resource('instanceTemplate', 'hosts', attributes)];
const joined = (metadataOptions: Attributes): Neutral => host({ userData: JOINS_CLUSTER, metadataOptions });
const provided = (template: Neutral): Neutral => [
  ...template,
  resource('autoScalingGroup', 'hosts_group', { launchTemplate: { launchTemplateId: ref('hosts', 'id') } }),
  resource('capacityProvider', 'provider', {
    autoScalingGroupProvider: { autoScalingGroupArn: ref('hosts_group', 'arn') },
  }),
];

testRule(rule, {
  flags: {
    'absent: the image decides': host({ userData: JOINS_CLUSTER }),
    optional: joined({ httpTokens: 'optional' }),
    'optional with a hop limit of its own': joined({ httpTokens: 'optional', httpPutResponseHopLimit: 1 }),
    'instances that a capacity provider starts': provided(host({})),
  },
  passes: {
    required: joined({ httpTokens: 'required' }),
    'no metadata service at all': joined({ httpEndpoint: 'disabled' }),
    'instances that join no cluster': host({ userData: 'yum install -y nginx' }),
    'instances without user data': host({}),
  },
  undecided: {
    'tokens that are not known': joined({ httpTokens: OPAQUE }),
    'user data that is not known': host({ userData: OPAQUE }),
  },
  fixes: {
    'Terraform with encoded user data': {
      path: 'main.tf',
      before: terraform(''),
      after: terraform(`
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
`),
    },
    CloudFormation: {
      path: 'template.yaml',
      before: template(''),
      after: template(`        MetadataOptions:
          HttpTokens: required
          HttpPutResponseHopLimit: 1
`),
    },
    'a launch configuration': {
      path: 'main.tf',
      before: launchConfiguration('optional'),
      after: launchConfiguration('required'),
    },
  },
  silent: {
    'a bastion in CloudFormation': {
      path: 'template.yaml',
      text: 'Resources:\n  Bastion:\n    Type: AWS::EC2::Instance\n    Properties:\n      ImageId: ami-1\n',
    },
  },
});

function terraform(options: string): string {
  return `resource "aws_launch_template" "hosts" {
  image_id  = "ami-1"
  user_data = base64encode("#!/bin/bash\\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\\n")
${options}}
`;
}

function template(options: string): string {
  return `Resources:
  Hosts:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData:
          Fn::Base64: !Sub |
            #!/bin/bash
            echo ECS_CLUSTER=\${Cluster} >> /etc/ecs/ecs.config
${options}  Cluster:
    Type: AWS::ECS::Cluster
`;
}

function launchConfiguration(tokens: string): string {
  return `resource "aws_launch_configuration" "hosts" {
  user_data = <<-EOF
    #!/bin/bash
    echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config
  EOF
  metadata_options {
    http_tokens                 = "${tokens}" # the old agent
    http_put_response_hop_limit = 1
  }
}
`;
}
