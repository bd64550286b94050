/** Repositories of any size, all of the same kind of service: a task, its role, group, logs and service. */

export type Files = Readonly<Record<string, string>>;

/** The service that the files of one number describe, in each format; further files hold what services share. */
export const FORMATS: Readonly<Record<string, (services: number) => Files>> = {
  'task definitions': (services) => eachService(services, (name) => [`ecs/${name}.json`, taskDefinition(name)]),
  CloudFormation: (services) =>
    eachService(services, (name) => [`stacks/${name}.json`, template({ ...shared(), ...stackService(name) })]),
  Terraform: (services) =>
    eachService(services, (name) => [`${name}/main.tf`, TERRAFORM_SHARED + terraformService(name)]),
  'CDK output': (services) => assemblies(services),
};

const STACKS_OF_AN_APP = 10;

/** Cloud assemblies of ten stacks each. */
function assemblies(services: number): Files {
  const files: Record<string, string> = {};
  for (let first = 0; first < services; first += STACKS_OF_AN_APP) {
    const stacks = names(services).slice(first, first + STACKS_OF_AN_APP);
    const artifacts = Object.fromEntries(
      stacks.map((name) => [
        name,
        { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
      ]),
    );
    const folder = `app${String(first)}/cdk.out`;
    files[`${folder}/manifest.json`] = JSON.stringify({ version: '48.0.0', artifacts }, undefined, 2);
    for (const name of stacks) {
      files[`${folder}/${name}.template.json`] = template({ ...shared(), ...stackService(name) });
    }
  }
  return files;
}

export function names(services: number): readonly string[] {
  return Array.from({ length: services }, (_, index) => `service${String(index)}`);
}

export function eachService(services: number, file: (name: string) => readonly [string, string]): Files {
  return Object.fromEntries(names(services).map(file));
}

function container(name: string): object {
  return {
    name,
    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${name}:1.0.0`,
    portMappings: [{ containerPort: 8080 }],
    environment: [{ name: 'MODE', value: 'production' }],
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': `/ecs/${name}` } },
  };
}

export function taskDefinition(name: string): string {
  const definition = { family: name, networkMode: 'awsvpc', containerDefinitions: [container(name)] };
  return JSON.stringify(definition, undefined, 2);
}

export function template(resources: object): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, undefined, 2);
}

export function shared(): Record<string, object> {
  return {
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
    AlbGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'load balancer',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
      },
    },
  };
}

export function stackService(name: string): Record<string, object> {
  const role = { Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: `arn:aws:s3:::${name}/*` }] };
  const trust = {
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  return {
    [`${name}Group`]: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: name,
        SecurityGroupIngress: [
          {
            IpProtocol: 'tcp',
            FromPort: 8080,
            ToPort: 8080,
            SourceSecurityGroupId: { 'Fn::GetAtt': ['AlbGroup', 'GroupId'] },
          },
        ],
      },
    },
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'read', PolicyDocument: role }] },
    },
    [`${name}Logs`]: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: `/ecs/${name}` } },
    [`${name}Task`]: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: name,
        NetworkMode: 'awsvpc',
        TaskRoleArn: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        ContainerDefinitions: [
          {
            Name: name,
            Image: `${name}:1`,
            PortMappings: [{ ContainerPort: 8080 }],
            Environment: [{ Name: 'MODE', Value: 'x' }],
          },
        ],
      },
    },
    [`${name}Service`]: {
      Type: 'AWS::ECS::Service',
      Properties: {
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: `${name}Task` },
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: ['subnet-1'],
            SecurityGroups: [{ 'Fn::GetAtt': [`${name}Group`, 'GroupId'] }],
          },
        },
      },
    },
  };
}

export const TERRAFORM_SHARED = `
resource "aws_ecs_cluster" "main" {
  name = "main"
}
resource "aws_security_group" "alb" {
  name = "alb"
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;

export const TERRAFORM_MODULE = `
variable "name" { type = string }
variable "port" { type = number }
variable "cluster" { type = string }
${terraformResources({ label: 'this', name: '${var.name}', port: 'var.port', cluster: 'var.cluster', source: '["10.0.0.0/24"]' })}
`;

export function terraformService(name: string): string {
  return terraformResources({
    label: name,
    name,
    port: '8080',
    cluster: 'aws_ecs_cluster.main.id',
    source: undefined,
  });
}

interface Written {
  readonly label: string;
  readonly name: string;
  readonly port: string;
  readonly cluster: string;
  readonly source: string | undefined;
}

function terraformResources({ label, name, port, cluster, source }: Written): string {
  return `
resource "aws_security_group" "${label}" {
  name = "${name}"
  ingress {
    protocol  = "tcp"
    from_port = ${port}
    to_port   = ${port}
    ${source === undefined ? 'security_groups = [aws_security_group.alb.id]' : `cidr_blocks = ${source}`}
  }
}
data "aws_iam_policy_document" "${label}" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${name}/*"]
  }
}
resource "aws_iam_role" "${label}" {
  name = "${name}"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
resource "aws_iam_role_policy" "${label}" {
  role   = aws_iam_role.${label}.id
  policy = data.aws_iam_policy_document.${label}.json
}
resource "aws_cloudwatch_log_group" "${label}" {
  name = "/ecs/${name}"
}
resource "aws_ecs_task_definition" "${label}" {
  family        = "${name}"
  network_mode  = "awsvpc"
  task_role_arn = aws_iam_role.${label}.arn
  container_definitions = jsonencode([{
    name         = "${name}"
    image        = "${name}:1"
    portMappings = [{ containerPort = ${port} }]
    environment  = [{ name = "MODE", value = "x" }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = aws_cloudwatch_log_group.${label}.name }
    }
  }])
}
resource "aws_ecs_service" "${label}" {
  name            = "${name}"
  cluster         = ${cluster}
  task_definition = aws_ecs_task_definition.${label}.arn
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.${label}.id]
  }
}
`;
}
