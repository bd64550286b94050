import rule from '../../../src/rules/4-logs/container-insights-disabled.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const cluster = (settings?: Value): Neutral => [
  resource('cluster', 'shop', { clusterName: 'shop', ...(settings === undefined ? {} : { settings }) }),
];
const insights = (value: Value): Neutral => cluster([{ name: 'containerInsights', value }]);

testRule(rule, {
  flags: { absent: cluster(), off: insights('disabled') },
  passes: { on: insights('enabled'), enhanced: insights('enhanced') },
  undecided: { 'not known': insights(OPAQUE), 'settings that are not known': cluster(OPAQUE) },
  fixes: {
    'a cluster of Terraform': {
      path: 'main.tf',
      before: 'resource "aws_ecs_cluster" "shop" {\n  name = "shop"\n}\n',
      after:
        'resource "aws_ecs_cluster" "shop" {\n  name = "shop"\n\n  setting {\n    name  = "containerInsights"\n    value = "enabled"\n  }\n}\n',
    },
    'a cluster of CloudFormation': {
      path: 'template.yaml',
      before:
        'Resources:\n  Shop:\n    Type: AWS::ECS::Cluster\n    Properties:\n      ClusterName: shop # the only one\n',
      after:
        'Resources:\n  Shop:\n    Type: AWS::ECS::Cluster\n    Properties:\n      ClusterName: shop # the only one\n      ClusterSettings:\n        - Name: containerInsights\n          Value: enabled\n',
    },
  },
  silent: {
    'a default of the account': {
      path: 'main.tf',
      text: `resource "aws_ecs_account_setting_default" "insights" {
  name  = "containerInsights"
  value = "enhanced"
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
}
`,
    },
  },
});
