import rule from '../../../src/rules/2-secrets/log-driver-secret-in-options.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const options = (logDriver: string, own: Readonly<Record<string, Value>>): Neutral => [
  task([container({ logConfiguration: { logDriver, options: own } })]),
];
const splunk = (token: Value): Neutral =>
  options('splunk', { 'splunk-url': 'https://splunk.example.com:8088', 'splunk-token': token });
const FAKE = 'not-a-real-token-0000';

testRule(rule, {
  flags: {
    'the token of Splunk': splunk(FAKE),
    'a token that has the form of an id': splunk('00000000-1111-2222-3333-444444444444'),
    'the API key of a FireLens output': options('awsfirelens', { Name: 'datadog', apikey: FAKE }),
    'a password of a FireLens output': options('awsfirelens', { Name: 'http', http_User: 'app', http_Passwd: FAKE }),
    'a licence key': options('awsfirelens', { Name: 'newrelic', licenseKey: FAKE }),
    'an authorization header': options('awsfirelens', { Name: 'http', Header: `Authorization Bearer ${FAKE}` }),
    'a token whose secret is in the same code': [
      ...splunk(FAKE),
      resource('secret', 'splunk_token', { name: 'logs/splunk' }),
      resource('secretRotation', 'splunk_rotation', {
        secretId: { $ref: 'splunk_token', attribute: 'arn' },
        rotationRules: { automaticallyAfterDays: 30 },
      }),
    ],
  },
  passes: {
    'no secret': [task([container({})])],
    'a value known only at deployment': splunk(OPAQUE),
    'a variable of the router': options('awsfirelens', { Name: 'datadog', apikey: '${DD_API_KEY}' }),
    'a placeholder': splunk('<token>'),
    'options that only sound like it': options('awsfirelens', {
      Name: 'http',
      Header: 'X-Service orders',
      Json_Date_Key: 'timestamp',
      'tls.key_file': '/certs/client.key',
    }),
    'a reference': [
      task([
        container({
          logConfiguration: {
            logDriver: 'splunk',
            options: { 'splunk-url': 'https://splunk.example.com:8088' },
            secretOptions: [
              { name: 'splunk-token', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:splunk' },
            ],
          },
        }),
      ]),
    ],
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: `resource "aws_secretsmanager_secret" "splunk_token" {
  name = "logs/splunk"
}
resource "aws_ecs_task_definition" "app" {
  execution_role_arn    = "arn:aws:iam::123456789012:role/execution"
  container_definitions = jsonencode([{
    name = "app"
    logConfiguration = {
      logDriver = "splunk"
      options = {
        "splunk-url"   = "https://splunk.example.com:8088"
        "splunk-token" = "${FAKE}"
      }
    }
  }])
}
`,
      after: `resource "aws_secretsmanager_secret" "splunk_token" {
  name = "logs/splunk"
}
resource "aws_ecs_task_definition" "app" {
  execution_role_arn    = "arn:aws:iam::123456789012:role/execution"
  container_definitions = jsonencode([{
    name = "app"
    logConfiguration = {
      logDriver = "splunk"
      options = {
        "splunk-url"   = "https://splunk.example.com:8088"
      }
      secretOptions = [
        { name = "splunk-token", valueFrom = aws_secretsmanager_secret.splunk_token.arn },
      ]
    }
  }])
}
`,
    },
  },
});
