import rule from '../../../src/rules/4-logs/lb-access-logs-disabled.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const balancer = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('loadBalancer', 'alb', { scheme: 'internal', ...attributes }),
];
/** The setting as Terraform and as CloudFormation have it. */
const logs = (enabled: Value, text: Value): Neutral =>
  balancer({
    accessLogs: { bucket: 'acme-access-logs', enabled },
    loadBalancerAttributes: [
      { key: 'access_logs.s3.enabled', value: text },
      { key: 'access_logs.s3.bucket', value: 'acme-access-logs' },
    ],
  });
const network = (protocol: Value): Neutral => [
  ...balancer({ type: 'network' }),
  resource('listener', 'tls', { loadBalancerArn: ref('alb', 'arn'), port: 443, protocol }),
];

testRule(rule, {
  flags: {
    absent: balancer(),
    'explicitly off': logs(false, 'false'),
    'a network load balancer that ends TLS': network('TLS'),
  },
  passes: {
    on: logs(true, 'true'),
    'a network load balancer that passes on TCP': network('TCP'),
    'a gateway load balancer': balancer({ type: 'gateway' }),
  },
  undecided: { 'not known': logs(OPAQUE, OPAQUE) },
  fixes: {
    'a bucket that is named already': {
      path: 'main.tf',
      before: `resource "aws_lb" "web" {
  access_logs {
    bucket = "acme-access-logs"
  }
}
`,
      after: `resource "aws_lb" "web" {
  access_logs {
    bucket = "acme-access-logs"
    enabled = true
  }
}
`,
    },
  },
});
