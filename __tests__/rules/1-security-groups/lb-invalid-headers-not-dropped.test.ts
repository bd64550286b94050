import rule from '../../../src/rules/1-security-groups/lb-invalid-headers-not-dropped.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'routing.http.drop_invalid_header_fields.enabled';
const balancer = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('loadBalancer', 'alb', { scheme: 'internal', ...attributes }),
];
/** Both ways to write the setting; each format takes its own. */
const setting = (value: boolean): Neutral =>
  balancer({
    dropInvalidHeaderFields: value,
    loadBalancerAttributes: [
      { key: 'idle_timeout.timeout_seconds', value: '30' },
      { key: KEY, value: String(value) },
    ],
  });

testRule(rule, {
  flags: {
    'absent: the default passes them on': balancer({}),
    'explicitly off': setting(false),
  },
  passes: {
    on: setting(true),
    'a network load balancer, which reads no headers': balancer({ type: 'network' }),
  },
  undecided: {
    'not known': balancer({ dropInvalidHeaderFields: OPAQUE, loadBalancerAttributes: [{ key: KEY, value: OPAQUE }] }),
    'settings that are not known': balancer({ dropInvalidHeaderFields: OPAQUE, loadBalancerAttributes: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: 'resource "aws_lb" "web" {\n  internal = true\n}\n',
      after: 'resource "aws_lb" "web" {\n  internal = true\n  drop_invalid_header_fields = true\n}\n',
    },
    'CloudFormation without settings': {
      path: 'template.yaml',
      before:
        'Resources:\n  Alb:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      Scheme: internal\n',
      after: `Resources:\n  Alb:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      Scheme: internal\n      LoadBalancerAttributes:\n        - Key: ${KEY}\n          Value: 'true'\n`,
    },
    'CloudFormation with settings': {
      path: 'template.yaml',
      before: `Resources:\n  Alb:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      LoadBalancerAttributes:\n        - Key: ${KEY}\n          Value: 'false' # for an old client\n`,
      after: `Resources:\n  Alb:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      LoadBalancerAttributes:\n        - Key: ${KEY}\n          Value: 'true' # for an old client\n`,
    },
  },
});
