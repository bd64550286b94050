import rule from '../../../src/rules/1-security-groups/lb-weak-tls-policy.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const listener = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('listener', 'https', {
    port: 443,
    protocol: 'HTTPS',
    certificates: 'arn:aws:acm:eu-west-1:123456789012:certificate/web',
    ...attributes,
  }),
];
const policy = (sslPolicy: Value): Neutral => listener({ sslPolicy });

testRule(rule, {
  flags: {
    'absent: ELB falls back to 2016-08': listener({}),
    'the policy of 2016': policy('ELBSecurityPolicy-2016-08'),
    'TLS 1.0': policy('ELBSecurityPolicy-TLS-1-0-2015-04'),
    'TLS 1.1': policy('ELBSecurityPolicy-TLS-1-1-2017-01'),
    'forward secrecy from TLS 1.0': policy('ELBSecurityPolicy-FS-2018-06'),
    'TLS 1.3 and 1.0': policy('ELBSecurityPolicy-TLS13-1-0-2021-06'),
    'TLS of a network load balancer': listener({ protocol: 'TLS', sslPolicy: 'ELBSecurityPolicy-FS-1-1-2019-08' }),
  },
  passes: {
    'TLS 1.2 and 1.3': policy('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    'TLS 1.2': policy('ELBSecurityPolicy-TLS-1-2-Ext-2018-06'),
    'the post-quantum policy of the console': policy('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'),
    'forward secrecy from TLS 1.2': policy('ELBSecurityPolicy-FS-1-2-Res-2020-10'),
    'a plain listener': listener({ protocol: 'HTTP' }),
  },
  undecided: {
    'a policy that is not known': policy(OPAQUE),
    'a protocol that is not known': listener({ protocol: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_lb_listener" "https" {\n  protocol   = "HTTPS"\n  ssl_policy = "ELBSecurityPolicy-2016-08" # default\n}\n',
      after:
        'resource "aws_lb_listener" "https" {\n  protocol   = "HTTPS"\n  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06" # default\n}\n',
    },
    CloudFormation: {
      path: 'template.yaml',
      before:
        'Resources:\n  Https:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      Port: 443\n      Protocol: HTTPS\n',
      after:
        'Resources:\n  Https:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      Port: 443\n      Protocol: HTTPS\n      SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06\n',
    },
  },
});
