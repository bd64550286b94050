import rule from '../../../src/rules/7-audit/ecs-change-alert-missing.js';
import { OPAQUE, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const recorded = (...beside: readonly NeutralResource[]): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true }),
  ...beside,
];
const events = (eventPattern: Value): NeutralResource => resource('eventRule', 'changes', { eventPattern });

testRule(rule, {
  flags: {
    'none at all': recorded(),
    'events of another service': recorded(events({ source: ['aws.iam'] })),
    'a rule that runs by the clock': recorded(resource('eventRule', 'nightly', { state: 'ENABLED' })),
    'calls that only read': recorded(events({ source: ['aws.ecs'], detail: { eventName: ['DescribeServices'] } })),
  },
  passes: {
    'calls of ECS': recorded(
      events({ source: ['aws.ecs'], detail: { eventSource: ['ecs.amazonaws.com'], eventName: ['ExecuteCommand'] } }),
    ),
    'failed deployments': recorded(
      events({ source: ['aws.ecs'], 'detail-type': ['ECS Deployment State Change'], detail: {} }),
    ),
    'no trail': [events({ source: ['aws.iam'] })],
  },
  undecided: {
    'a source that is not known': recorded(events({ source: [OPAQUE] })),
    'a pattern that is not known': recorded(events(OPAQUE)),
  },
  silent: {
    'a pattern in a heredoc': {
      path: 'main.tf',
      text: `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "acme-trail-files"
}

resource "aws_cloudwatch_event_rule" "changes" {
  name          = "changes"
  event_pattern = <<-EOF
    { "source": ["aws.ecs"], "detail-type": ["AWS API Call via CloudTrail"] }
  EOF
}
`,
    },
    'a pattern that asks for a prefix': {
      path: 'template.yaml',
      text: `Resources:
  Main:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: acme-trail-files }
  Changes:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [{ prefix: aws.e }] }
`,
    },
  },
});
