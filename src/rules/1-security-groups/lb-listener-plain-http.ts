import { is, some } from '../../model/attribute.js';
import { and, not, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isEncrypted, isRedirectToHttps, redirectsToHttps } from '../../model/listener.js';
import { remove, rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const HTTPS_PORT = 443;

export default rule({
  code: 'ECS131',
  name: 'lb-listener-plain-http',
  step: 1,
  title: 'Load balancer serves plain HTTP',
  severity: 'high',
  tier: 'A',
  target: 'listener',
  why: 'Passwords, session cookies and everything else that clients send cross the network readable and changeable. The edge is the place to end that: listen on HTTPS, and let HTTP only redirect there.',
  unless: 'Something in front of the load balancer, such as CloudFront over a private connection, ends TLS already.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  ],
  equivalents: {
    'Security Hub': ['ELB.1'],
    'AWS Config': ['alb-http-to-https-redirection-check'],
    'aws-config-rules': ['ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK'],
    'cdk-nag': ['HIPAA.Security-ALBHttpToHttpsRedirection'],
    Checkov: ['CKV_AWS_2', 'CKV2_AWS_20'],
    Guard: ['ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK', 'ELBV2_LISTENER_PROTOCOL_RULE'],
    KICS: ['tf:alb_listening_on_http', 'cfn:alb_listening_on_http'],
    Prowler: ['elbv2_ssl_listeners'],
    Trivy: ['AWS-0054'],
  },
  fix: {
    kind: 'partial',
    risk: 'Clients that cannot follow a redirect, or do not trust the certificate, stop working.',
    advice: 'Add an HTTPS listener with a certificate, and let the HTTP listener redirect to it.',
  },

  check(listener, graph) {
    const isHttp = is(listener.protocol, (protocol) => protocol.toUpperCase() === 'HTTP');
    const wrong = and(isHttp, not(redirectsToHttps(listener)), not(answersItself(listener)));
    if (wrong !== 'yes') return wrong;

    const port = listener.port.state === 'known' ? ` on port ${String(listener.port.value)}` : '';
    const balancer = graph.follow(listener.loadBalancerArn, 'loadBalancer')?.subject.name;
    return {
      place: listener.protocol.place,
      evidence: [listener.protocol],
      message:
        `${listener.subject.name} serves plain HTTP${port}${balancer === undefined ? '' : ` of ${balancer}`}. ` +
        'What clients send, passwords and cookies too, can be read and changed on the way. ' +
        'Redirect it to HTTPS with a 301.',
      changes: hasEncryptedSibling(listener, graph) === 'yes' ? redirect(listener) : [],
    };
  },
});

/** A fixed response hands out nothing and takes nothing in. */
function answersItself(listener: Subject<'listener'>): Certainty {
  return some(listener.defaultActions, ({ type }) => is(type, 'fixed-response'));
}

function hasEncryptedSibling(listener: Subject<'listener'>, graph: Graph): Certainty {
  const balancer = graph.follow(listener.loadBalancerArn, 'loadBalancer');
  if (balancer === undefined) return 'no';
  return some(graph.listenersOf(balancer), (sibling) => and(isEncrypted(sibling), is(sibling.port, HTTPS_PORT)));
}

/** The one action of the listener becomes a redirect; several are left to the author. */
function redirect(listener: Subject<'listener'>): readonly Change[] {
  const [action, more] = listener.defaultActions.items;
  if (action === undefined || more !== undefined || isRedirectToHttps(action) !== 'no') return [];
  const { redirectConfig, targetGroupArn, forwardConfig } = action;
  return [
    set(action.type, 'redirect'),
    ...(targetGroupArn.state === 'unset' ? [] : [remove(targetGroupArn)]),
    ...(forwardConfig.written === 'no' ? [] : [remove(forwardConfig)]),
    set(redirectConfig.protocol, 'HTTPS'),
    set(redirectConfig.port, String(HTTPS_PORT)),
    set(redirectConfig.statusCode, 'HTTP_301'),
  ];
}
