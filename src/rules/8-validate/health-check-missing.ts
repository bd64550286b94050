import { is, isEmpty, isUnset, some } from '../../model/attribute.js';
import { and, not, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule } from '../../model/rule.js';
import { isKnownSidecar } from '../../model/sidecar.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

export default rule({
  code: 'ECS815',
  name: 'health-check-missing',
  step: 8,
  title: 'Nobody notices when the container hangs',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'Without a health check of the container or of a load balancer ECS replaces a task only when its process ends. One that hangs, or was made to, stays in service, and a broken deployment counts as done.',
  unless: 'The process ends by itself whenever it cannot work.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: { KICS: ['cfn:ecs_task_definition_healthcheck_missing'] },
  fix: { kind: 'none', advice: 'Give the container a `healthCheck` with a command that asks the program itself.' },

  check(container, graph) {
    const { healthCheck } = container;
    const wrong = and(
      isUnset(healthCheck),
      is(container.essential, true),
      not(container.firelensConfiguration.written),
      not(isKnownSidecar(container)),
      isInUncheckedService(container, graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: healthCheck.place,
      message:
        `Container ${container.subject.name} has no health check, and no load balancer checks its service. ` +
        'When it hangs, ECS leaves it in service. Add a health check that asks the program itself.',
    };
  },
});

function isInUncheckedService(container: Container, graph: Graph): Certainty {
  const definition = graph.taskDefinitionOf(container);
  const services = definition === undefined ? [] : graph.servicesOf(definition).items;
  if (services.length === 0) return unknown('no service that runs it is in reach');
  return some({ items: services, complete: 'yes' }, isUnchecked);
}

/** The load balancers of a service with an external controller are those of its task sets. */
function isUnchecked(service: Subject<'service'>): Certainty {
  return and(
    isEmpty(service.loadBalancers),
    isUnset(service.vpcLatticeConfigurations),
    not(is(service.deploymentController.type, 'EXTERNAL')),
  );
}
