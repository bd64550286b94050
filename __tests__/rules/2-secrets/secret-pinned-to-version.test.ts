import rule from '../../../src/rules/2-secrets/secret-pinned-to-version.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db';
const ID = '9d4cb84b-ad69-40c0-a0ab-cead3EXAMPLE';

const taking = (valueFrom: Value): Neutral => [task([container({ secrets: [{ name: 'DB_PASSWORD', valueFrom }] })])];
const hcl = (valueFrom: string): string => `resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{
    name    = "app"
    secrets = [{ name = "DB_PASSWORD", valueFrom = "${valueFrom}" }]
  }])
}
`;
const yaml = (valueFrom: string): string => `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Secrets:
            - Name: DB_PASSWORD
              ValueFrom: ${valueFrom}
`;

testRule(rule, {
  flags: {
    'the id of a version': taking(`${SECRET}:::${ID}`),
    'a stage': taking(`${SECRET}::AWSPREVIOUS:`),
    'a stage of a JSON value': taking(`${SECRET}:password:AWSPREVIOUS:`),
    'a parameter in a version': taking(`${PARAMETER}:3`),
    'a parameter by its name and a label': taking('/orders/db:live'),
    'a log option': [
      task([
        container({
          logConfiguration: {
            logDriver: 'splunk',
            options: { 'splunk-url': 'https://splunk.example.com:8088' },
            secretOptions: [{ name: 'splunk-token', valueFrom: `${SECRET}:::${ID}` }],
          },
        }),
      ]),
    ],
  },
  passes: {
    'a secret': taking(SECRET),
    'the key of a JSON value': taking(`${SECRET}:password::`),
    'the current stage': taking(`${SECRET}:password:AWSCURRENT:`),
    'a parameter': taking(PARAMETER),
    'a parameter by its name': taking('/orders/db'),
  },
  undecided: { 'a secret that is not known': taking(OPAQUE) },
  fixes: {
    'Terraform and keeps the key': {
      path: 'main.tf',
      before: hcl(`${SECRET}:password::${ID}`),
      after: hcl(`${SECRET}:password::`),
    },
    CloudFormation: { path: 'template.yaml', before: yaml(`${SECRET}:::${ID}`), after: yaml(SECRET) },
  },
});
