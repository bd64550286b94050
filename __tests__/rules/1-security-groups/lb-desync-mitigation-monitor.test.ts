import rule from '../../../src/rules/1-security-groups/lb-desync-mitigation-monitor.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'routing.http.desync_mitigation_mode';
const balancer = (attributes: Readonly<Record<string, Value>>): Neutral => [
  resource('loadBalancer', 'alb', { scheme: 'internal', ...attributes }),
];
const mode = (value: Value): Neutral =>
  balancer({ desyncMitigationMode: value, loadBalancerAttributes: [{ key: KEY, value }] });

testRule(rule, {
  flags: { monitor: mode('monitor') },
  passes: {
    'absent: the default is defensive': balancer({}),
    defensive: mode('defensive'),
    strictest: mode('strictest'),
  },
  undecided: { 'not known': mode(OPAQUE) },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: 'resource "aws_lb" "web" {\n  desync_mitigation_mode = "monitor" # for now\n}\n',
      after: 'resource "aws_lb" "web" {\n  desync_mitigation_mode = "defensive" # for now\n}\n',
    },
  },
});
