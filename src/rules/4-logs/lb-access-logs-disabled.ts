import { is, isSpelled, isUnset, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { hasSetting, setSetting, settingPlace } from '../../model/load-balancer.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const KEY = 'access_logs.s3.enabled';
const BUCKET = 'access_logs.s3.bucket';

export default rule({
  code: 'ECS416',
  name: 'lb-access-logs-disabled',
  step: 4,
  title: 'Load balancer keeps no access logs',
  severity: 'medium',
  tier: 'B',
  target: 'loadBalancer',
  why: 'Access logs say which address asked for what and which task answered, also for requests that no container ever saw. Without them an attack on a service leaves no trace before the container.',
  unless:
    'Something else logs every request, for example a distribution in front of it. A network load balancer without a TLS listener writes no access logs and is not reported.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.5'],
    'AWS Config': ['elb-logging-enabled'],
    'cdk-nag': ['AwsSolutions-ELB2'],
    Checkov: ['CKV_AWS_91'],
    Guard: ['ELBV2_ACCESS_LOGGING_RULE'],
    KICS: ['tf:elb_access_logging_disabled', 'cfn:elb_access_log_disabled', 'cfn:elb_v2_alb_access_log_disabled'],
    Prowler: ['elbv2_logging_enabled'],
  },
  fix: {
    kind: 'partial',
    risk: 'The deployment fails when the policy of the bucket does not let the load balancer write to it.',
    advice: 'Turn on access logs and name a bucket to which the load balancer may write.',
  },

  check(balancer, graph) {
    const setting = { key: KEY, attr: balancer.accessLogs.enabled };
    const wrong = and(writesAccessLogs(balancer, graph), not(hasSetting(balancer, setting, 'true')));
    if (wrong !== 'yes') return wrong;

    return {
      place: settingPlace(balancer, setting),
      evidence: [balancer.accessLogs.enabled],
      message:
        `${balancer.subject.name} keeps no access logs, so requests that never reach a container leave no trace. ` +
        'Turn them on and name a bucket to which it may write.',
      changes: hasBucket(balancer) === 'yes' ? [setSetting(balancer, setting, true)] : [],
    };
  },
});

function writesAccessLogs(balancer: Subject<'loadBalancer'>, graph: Graph): Certainty {
  return or(
    is(balancer.type, 'application'),
    and(
      is(balancer.type, 'network'),
      some(graph.listenersOf(balancer), ({ protocol }) => is(protocol, 'TLS')),
    ),
  );
}

function hasBucket({ accessLogs, loadBalancerAttributes }: Subject<'loadBalancer'>): Certainty {
  if (isSpelled(accessLogs.bucket)) return not(isUnset(accessLogs.bucket));
  return some(loadBalancerAttributes, ({ key }) => is(key, BUCKET));
}
