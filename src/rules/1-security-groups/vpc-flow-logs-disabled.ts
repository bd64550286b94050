import { isEmpty } from '../../model/attribute.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS144',
  name: 'vpc-flow-logs-disabled',
  step: 1,
  title: 'Network without flow logs',
  severity: 'low',
  tier: 'B',
  target: 'vpc',
  why: 'After a break-in flow logs are the only record of what the tasks talked to, and rejected connections in them show a scan while it runs.',
  unless: 'Flow logs are turned on by another stack or for the whole organisation.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6',
    'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.6'],
    'AWS Config': ['vpc-flow-logs-enabled'],
    'cdk-nag': ['AwsSolutions-VPC7'],
    Checkov: ['CKV2_AWS_11'],
    KICS: ['tf:vpc_flowlogs_disabled', 'cfn:vpc_flowlogs_disabled'],
    Prowler: ['vpc_flow_logs_enabled'],
    Trivy: ['AWS-0178'],
  },
  fix: {
    kind: 'none',
    advice: 'Add a flow log for the VPC, at least of rejected traffic, with a log group or bucket.',
  },

  check(vpc, graph) {
    const wrong = isEmpty(graph.flowLogsOf(vpc));
    if (wrong !== 'yes') return wrong;

    return {
      place: vpc.subject.place,
      message:
        `Nothing records who talks to whom in ${vpc.subject.name}. ` +
        'After a break-in nobody can tell what the tasks were connected to. Add a flow log.',
    };
  },
});
