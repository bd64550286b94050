import { is, isEmpty, isUnset } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS140',
  name: 'target-group-no-health-check',
  step: 1,
  title: 'Health check of the load balancer names no path',
  severity: 'info',
  tier: 'C',
  target: 'targetGroup',
  why: 'Without a path the load balancer asks for the front page. That page may answer while the application is broken, or redirect and get healthy tasks replaced.',
  unless: 'The front page tells whether the application works.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_261'] },
  fix: {
    kind: 'partial',
    advice: 'Name the path at which the application tells whether it works.',
  },

  check(targetGroup, graph) {
    const { protocol, protocolVersion, healthCheckPath, healthCheckProtocol } = targetGroup;
    const services = graph.servicesBehind(targetGroup);
    const wrong = and(
      is(protocol, (name) => /^https?$/i.test(name)),
      isUnset(healthCheckPath),
      not(is(healthCheckProtocol, (name) => /^tcp$/i.test(name))),
      not(isEmpty(services)),
    );
    if (wrong !== 'yes') return wrong;

    // The default of gRPC is a method, not a page.
    const isPage = is(protocolVersion, (version) => version.toUpperCase() === 'GRPC') === 'no';
    return {
      place: healthCheckPath.place,
      evidence: [protocol],
      message:
        `The health check of ${targetGroup.subject.name}, behind which ${services.items.map(({ subject }) => subject.name).join(', ')} runs, names no path. ` +
        `The load balancer asks for ${isPage ? '/' : 'a default method'}, which may answer while the application is broken. Name the path of the application's own check.`,
      changes: isPage ? [set(healthCheckPath, '/')] : [],
    };
  },
});
