/**
 * How the time of a whole analysis grows with the repository: `npx tsx bench/linear.ts`. Ten times as many services may
 * take at most twelve times as long, in every format. Both sizes are timed in one run and only their ratio counts.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ReviewOptions } from '../src/model/options.js';
import { review } from '../src/review.js';

const SIZES = [100, 1000] as const;
const TARGET = 12;
const ROUNDS = 4;

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'all',
  only: [],
  varFiles: [],
  suggestions: false,
};

type Files = Readonly<Record<string, string>>;

const REPOSITORIES: Readonly<Record<string, (services: number) => Files>> = {
  'task definition files': (services) => eachService(services, (name) => [`ecs/${name}.json`, taskDefinition(name)]),
  'CloudFormation, a template a service': (services) =>
    eachService(services, (name) => [`stacks/${name}.json`, template({ ...shared(), ...stackService(name) })]),
  'CloudFormation, one template': (services) => ({
    'template.json': template(names(services).reduce((all, name) => Object.assign(all, stackService(name)), shared())),
  }),
  'Terraform, one root module': (services) => ({
    ...eachService(services, (name) => [`${name}.tf`, terraformService(name)]),
    'shared.tf': TERRAFORM_SHARED,
  }),
  'Terraform, a root module a service': (services) =>
    eachService(services, (name) => [`${name}/main.tf`, TERRAFORM_SHARED + terraformService(name)]),
  'Terraform, instances of one module': (services) => ({
    'main.tf': `${TERRAFORM_SHARED}
      locals { services = { for i in range(${services}) : "service\${i}" => { port = 1024 + i } } }
      module "service" {
        source   = "./service"
        for_each = local.services
        name     = each.key
        port     = each.value.port
        cluster  = aws_ecs_cluster.main.id
      }`,
    'service/main.tf': TERRAFORM_MODULE,
  }),
};

interface Timed {
  readonly milliseconds: number;
  readonly resources: number;
  readonly findings: number;
}

/** The fastest round, which the machine's other work disturbs least. */
function timeOf(files: Files): Timed {
  const tree = {
    paths: Object.keys(files).sort(),
    read: (path: string) => (files[path] === undefined ? undefined : { text: files[path] }),
  };
  let best: Timed = { milliseconds: Infinity, resources: 0, findings: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    const start = performance.now();
    const outcome = review(tree, OPTIONS);
    const milliseconds = performance.now() - start;
    if (milliseconds < best.milliseconds) {
      best = { milliseconds, resources: outcome.stats.resources, findings: outcome.findings.length };
    }
  }
  return best;
}

function names(services: number): readonly string[] {
  return Array.from({ length: services }, (_, index) => `service${index}`);
}

function eachService(services: number, file: (name: string) => readonly [string, string]): Files {
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

function taskDefinition(name: string): string {
  const definition = { family: name, networkMode: 'awsvpc', containerDefinitions: [container(name)] };
  return JSON.stringify(definition, undefined, 2);
}

function template(resources: object): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, undefined, 2);
}

function shared(): Record<string, object> {
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

function stackService(name: string): Record<string, object> {
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

const TERRAFORM_SHARED = `
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

const TERRAFORM_MODULE = `
variable "name" { type = string }
variable "port" { type = number }
variable "cluster" { type = string }
${terraformResources({ label: 'this', name: '${var.name}', port: 'var.port', cluster: 'var.cluster', source: '["10.0.0.0/24"]' })}
`;

function terraformService(name: string): string {
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

setFlagsFromString('--expose-gc');
/** What the round before left behind is not paid for by the next. */
const collectGarbage = runInNewContext('gc') as () => void;

let failed = false;
for (const [title, repository] of Object.entries(REPOSITORIES)) {
  // Both sizes are measured with code that is compiled by then.
  timeOf(repository(SIZES[1]));
  const [small, large] = SIZES.map((services) => timeOf(repository(services))) as [Timed, Timed];
  const ratio = large.milliseconds / small.milliseconds;
  failed ||= ratio > TARGET;
  console.log(
    `${title.padEnd(38)} ${small.milliseconds.toFixed(0).padStart(6)} ms → ${large.milliseconds.toFixed(0).padStart(6)} ms` +
      `  ratio ${ratio.toFixed(1)} (${small.resources} → ${large.resources} resources, ${small.findings} → ${large.findings} findings)`,
  );
}
console.log(`Target: ${SIZES[1] / SIZES[0]} times the services in at most ${TARGET} times the time.`);
process.exitCode = failed ? 1 : 0;
