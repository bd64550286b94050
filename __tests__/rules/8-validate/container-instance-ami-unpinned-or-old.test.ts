import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/8-validate/container-instance-ami-unpinned-or-old.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { JOINS_CLUSTER } from '../../support/scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const hosts = (imageId: Value, userData: Value = JOINS_CLUSTER, instanceType?: Value): Neutral => [
  resource('instanceTemplate', 'hosts', {
    userData,
    imageId,
    ...(instanceType === undefined ? {} : { instanceType }),
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  }),
];

const searched = (lookup: string): string => `data "aws_ami" "ecs" {
  most_recent = true
${lookup}
  filter {
    name   = "name"
    values = ["al2023-ami-ecs-hvm-*-x86_64"]
  }
}

resource "aws_launch_template" "hosts" {
  image_id  = data.aws_ami.ecs.id
  user_data = base64encode("echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config")
}
`;

testRule(rule, {
  flags: {
    'an id': hosts('ami-0abcdef1234567890'),
    'an id for a known type': hosts('ami-0abcdef1234567890', JOINS_CLUSTER, 'm7i.large'),
  },
  passes: {
    'a parameter': hosts('resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id'),
    'instances that join no cluster': hosts('ami-0abcdef1234567890', 'yum install -y nginx'),
  },
  undecided: { 'not known': hosts(OPAQUE), 'user data that is not known': hosts('ami-0abcdef1234567890', OPAQUE) },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before: template('ami-0abcdef1234567890'),
      after: template('resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id'),
    },
  },
  silent: {
    'a search that names an owner': { path: 'main.tf', text: searched('  owners = ["amazon"]') },
    'a search by a variable owner': {
      path: 'main.tf',
      text: `variable "owners" {}\n${searched('  owners = var.owners')}`,
    },
    'a parameter of CloudFormation': {
      path: 'template.yaml',
      text: `Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id
Resources:
  Hosts:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: !Ref Image
        UserData: !Base64 echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config
`,
    },
    'a parameter that is read': {
      path: 'main.tf',
      text: `data "aws_ssm_parameter" "ami" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
}

resource "aws_launch_template" "hosts" {
  image_id  = data.aws_ssm_parameter.ami.value
  user_data = base64encode("echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config")
}
`,
    },
  },
});

describe('ECS831 on a search for an image', () => {
  test('flags one that names no owner, at the search', () => {
    const findings = read({ 'main.tf': searched('') }, [rule]).findings.filter((finding) => finding.rule === rule);
    expect(findings).toMatchObject([{ address: 'data.aws_ami.ecs', property: 'owners' }]);
  });

  test('does not judge one that no container instance uses', () => {
    const text = searched('')
      .replace('echo ECS_CLUSTER=prod', 'echo hello')
      .replace('/etc/ecs/ecs.config', '/tmp/hello');
    expect(read({ 'main.tf': text }, [rule]).findings.filter((finding) => finding.rule === rule)).toEqual([]);
  });

  /** A plan in which the id stands as a value, with the expression that gave it. */
  const planned = (imageId: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.8',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_launch_template.hosts',
              mode: 'managed',
              type: 'aws_launch_template',
              name: 'hosts',
              values: { image_id: 'ami-0abcdef1234567890', user_data: btoa('ECS_CLUSTER=prod') },
            },
          ],
        },
      },
      configuration: {
        root_module: {
          resources: [{ address: 'aws_launch_template.hosts', expressions: { image_id: imageId } }],
        },
      },
    });

  test.each([
    ['written', { constant_value: 'ami-0abcdef1234567890' }, 1],
    ['found by a data source', { references: ['data.aws_ssm_parameter.ami.value', 'data.aws_ssm_parameter.ami'] }, 0],
  ])('tells in a plan whether the id is %s', (_title, imageId, count) => {
    const { findings } = read({ 'plan.json': planned(imageId) }, [rule]);
    expect(findings.filter((finding) => finding.rule === rule)).toHaveLength(count);
  });
});

test.each(['g5g.xlarge', 'inf2.xlarge', 'mac2.metal', 'large'])('what runs on %s is not known', (instanceType) => {
  const text = template('ami-0abcdef1234567890').replace('c7gn.large', instanceType);
  const [finding] = read({ 'template.yaml': text }, [rule]).findings;
  expect(finding?.problem.changes).toEqual([]);
});

function template(image: string): string {
  return `Resources:
  Hosts:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ${image}
        InstanceType: c7gn.large
        UserData: !Base64 echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config
`;
}
