import { is, isEmpty, isUnset, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule } from '../../model/rule.js';
import { isKnownSidecar } from '../../model/sidecar.js';
import type { Subject } from '../../model/subject.js';

type Service = Subject<'service'>;

export default rule({
  code: 'ECS141',
  name: 'service-without-load-balancer',
  step: 1,
  title: 'Service with open ports and no load balancer',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'Behind a load balancer only its group has to be let in, and broken tasks get no more requests. A service that is called directly opens its tasks to each caller.',
  unless:
    'The service is called by nobody, or is found through Service Connect, service discovery or VPC Lattice (these are recognised).',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
  ],
  equivalents: { KICS: ['cfn:ecs_no_load_balancer_attached'] },
  fix: {
    kind: 'none',
    advice: 'Put a load balancer in front of the service, or take the port mappings away when nobody calls it.',
  },

  check(service, graph) {
    const wrong = and(
      isEmpty(service.loadBalancers),
      not(isFoundOtherwise(service)),
      not(hasOwnPlace(service)),
      some(graph.taskDefinitionsOf(service), (definition) => hasOpenPorts(definition, graph)),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: service.loadBalancers.place,
      message:
        `The tasks of ${service.subject.name} listen on ports, and no load balancer stands before them. ` +
        'Whoever calls them has to be let in directly, and broken tasks still get requests. Put a load balancer in front, or take the port mappings away.',
    };
  },
});

function isFoundOtherwise(service: Service): Certainty {
  return or(
    not(isUnset(service.serviceRegistries)),
    service.serviceConnectConfiguration.written,
    not(isUnset(service.vpcLatticeConfigurations)),
  );
}

/** A daemon serves its own instance, and with an external controller the load balancers belong to the task sets. */
function hasOwnPlace({ schedulingStrategy, deploymentController }: Service): Certainty {
  return or(is(schedulingStrategy, 'DAEMON'), is(deploymentController.type, 'EXTERNAL'));
}

/** Agents beside the application listen for it alone. */
function hasOpenPorts(definition: Subject<'taskDefinition'>, graph: Graph): Certainty {
  return some(graph.containersOf(definition), (container) =>
    and(not(isEmpty(container.portMappings)), not(isKnownSidecar(container))),
  );
}
