import { isEmpty } from '../../model/attribute.js';
import type { Graph } from '../../model/graph.js';
import { declare, rule, type Change } from '../../model/rule.js';
import type { SubjectInfo } from '../../model/subject.js';
import { isTrustedBy } from '../../model/trust.js';

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
    kind: 'partial',
    risk: 'Flow logs cost by what they write.',
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
      changes: recorded(vpc.subject, graph),
    };
  },
});

/** Where one log group is called after flow logs, and one role is for the service that writes them. */
function recorded(vpc: SubjectInfo, graph: Graph): readonly Change[] {
  const [group, otherGroup] = graph.all('logGroup').items.filter(({ subject }) => /flow/i.test(subject.name));
  const roles = graph.all('role').items;
  const [role, otherRole] = roles.filter((one) => isTrustedBy(one, 'vpc-flow-logs.amazonaws.com', graph) === 'yes');
  if (group === undefined || role === undefined || otherGroup !== undefined || otherRole !== undefined) return [];
  const attributes = {
    resourceId: { refer: vpc, attribute: 'id' },
    resourceType: 'VPC',
    trafficType: 'ALL',
    logGroupName: { refer: group.subject, attribute: 'name' },
    logDestination: { refer: group.subject, attribute: 'arn' },
    deliverLogsPermissionArn: { refer: role.subject, attribute: 'arn' },
  } as const;
  const known = graph.all('flowLog').items.map(({ subject }) => subject);
  return [declare(vpc, { kind: 'flowLog', name: 'vpc traffic', attributes, known })];
}
