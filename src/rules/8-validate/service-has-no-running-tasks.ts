import { is } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS842',
  name: 'service-has-no-running-tasks',
  step: 8,
  title: 'Service is declared with no tasks',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'A service with a desired count of zero runs nothing, and still holds its roles, its groups and its place behind the load balancer. Nobody patches what nobody runs.',
  unless: 'Auto scaling or a schedule sets the count, or the service is kept for an emergency.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html'],
  equivalents: { KICS: ['tf:ecs_service_without_running_tasks', 'cfn:ecs_service_without_running_tasks'] },
  fix: { kind: 'none', advice: 'Say how many tasks shall run, or remove the service.' },

  check(service) {
    const { desiredCount, schedulingStrategy } = service;
    const wrong = and(is(desiredCount, 0), is(schedulingStrategy, 'REPLICA'));
    if (wrong !== 'yes') return wrong;

    return {
      place: desiredCount.place,
      evidence: [desiredCount],
      message:
        `Service ${service.subject.name} is declared with no tasks, and still holds its roles and its network. ` +
        'Say how many tasks shall run, or remove it.',
    };
  },
});
