import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { hasSetting, setSetting, settingPlace } from '../../model/load-balancer.js';
import { rule } from '../../model/rule.js';

const KEY = 'routing.http.desync_mitigation_mode';

export default rule({
  code: 'ECS135',
  name: 'lb-desync-mitigation-monitor',
  step: 1,
  title: 'Load balancer only watches for request smuggling',
  severity: 'medium',
  tier: 'B',
  target: 'loadBalancer',
  why: 'In the mode monitor the load balancer counts ambiguous requests and passes them on all the same. They can poison the connection that other users share.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.12', 'ELB.14'],
    Checkov: ['CKV_AWS_328'],
    Prowler: ['elbv2_desync_mitigation_mode'],
  },
  fix: {
    kind: 'exact',
    risk: 'Requests that break the HTTP standard in a risky way are closed or answered with an error.',
    advice: 'Use the mode defensive, which is the default, or strictest.',
  },

  check(balancer) {
    const setting = { key: KEY, attr: balancer.desyncMitigationMode };
    const wrong = and(is(balancer.type, 'application'), hasSetting(balancer, setting, 'monitor'));
    if (wrong !== 'yes') return wrong;

    return {
      place: settingPlace(balancer, setting),
      evidence: [balancer.desyncMitigationMode],
      message:
        `${balancer.subject.name} has the desync mitigation mode monitor. ` +
        'Ambiguous requests are counted and passed on, so one user can smuggle a request into the connection of another. Use the mode defensive.',
      changes: [setSetting(balancer, setting, 'defensive')],
    };
  },
});
