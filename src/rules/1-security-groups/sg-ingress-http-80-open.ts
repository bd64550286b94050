import { is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Attachment, Graph } from '../../model/graph.js';
import { isIngress, isOnlyPort, isOpenToWorld, isWorld, rangesOf } from '../../model/ingress.js';
import { redirectsToHttps } from '../../model/listener.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const HTTP_PORT = 80;

export default rule({
  code: 'ECS105',
  name: 'sg-ingress-http-80-open',
  step: 1,
  title: 'Port 80 open to the internet without a redirect to HTTPS',
  severity: 'low',
  tier: 'B',
  target: 'securityGroupRule',
  why: 'Port 80 has one good use: sending browsers to HTTPS. Without such a redirect passwords and session cookies cross the internet in the clear.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.18'],
    Checkov: ['CKV_AWS_260'],
    KICS: ['tf:http_port_open', 'cfn:http_port_open'],
  },
  fix: { kind: 'none', advice: 'Redirect port 80 to HTTPS on the load balancer, or close it.' },

  check(ingress, graph) {
    const wrong = and(
      isIngress(ingress),
      isOnlyPort(ingress, [HTTP_PORT]),
      isOpenToWorld(ingress),
      isUnredirected(ingress, graph),
    );
    if (wrong !== 'yes') return wrong;

    const world = rangesOf(ingress).items.find((range) => isWorld(range) === 'yes');
    const behind = graph.groupOf(ingress)?.subject.name ?? 'this group';
    return {
      place: world?.place ?? ingress.subject.place,
      evidence: world === undefined ? [] : [world],
      message:
        `${world?.state === 'known' ? world.value : 'Everybody'} may reach port 80 of ${behind}, and nothing there sends them to HTTPS. ` +
        'What they send travels in the clear. Add a listener that redirects port 80 to HTTPS, or close the port.',
    };
  },
});

function isUnredirected(ingress: Subject<'securityGroupRule'>, graph: Graph): Certainty {
  const group = graph.groupOf(ingress);
  const attachments = group === undefined ? [] : graph.attachmentsOf(group).items;
  if (attachments.length === 0) return unknown('nothing in reach says what the group is attached to');
  return or(...attachments.map((attachment) => answersInTheClear(attachment, graph)));
}

function answersInTheClear(attachment: Attachment, graph: Graph): Certainty {
  if (attachment.role !== 'loadBalancer') return 'yes';
  const listeners = graph.listenersOf(attachment.subject);
  return and(
    // A network load balancer passes connections on; it has no redirects.
    is(attachment.subject.type, 'application'),
    isEmpty(listeners) === 'no' ? 'yes' : unknown('its listeners are not in reach'),
    not(some(listeners, (listener) => and(is(listener.port, HTTP_PORT), redirectsToHttps(listener)))),
  );
}
