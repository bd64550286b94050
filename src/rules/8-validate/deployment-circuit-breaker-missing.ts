import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS830',
  name: 'deployment-circuit-breaker-missing',
  step: 8,
  title: 'Failed deployment is neither stopped nor taken back',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'Without a circuit breaker a service whose new tasks do not start tries for ever: it pulls images, starts tasks and stops them, while everybody waits. With rollback the last version that worked comes back by itself.',
  unless:
    'CodeDeploy or another controller deploys the service, it deploys blue/green, or alarms roll it back; all are recognised.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html',
  ],
  equivalents: { KICS: ['cfn:ecs_service_without_running_tasks'] },
  fix: {
    kind: 'exact',
    risk: 'A deployment that takes long to become healthy may be stopped and taken back.',
    advice: 'Turn on the deployment circuit breaker with rollback.',
  },

  check(service) {
    const { deploymentController, deploymentConfiguration } = service;
    const { strategy, deploymentCircuitBreaker, alarms } = deploymentConfiguration;
    const { enable, rollback } = deploymentCircuitBreaker;
    const wrong = and(
      is(deploymentController.type, 'ECS'),
      is(strategy, 'ROLLING'),
      not(and(is(enable, true), is(rollback, true))),
      not(and(is(alarms.enable, true), is(alarms.rollback, true))),
    );
    if (wrong !== 'yes') return wrong;

    const isOff = is(enable, false) === 'yes';
    return {
      place: deploymentCircuitBreaker.place,
      evidence: [enable, rollback],
      message: isOff
        ? `Service ${service.subject.name} has no deployment circuit breaker, so a deployment whose tasks do not start goes on for ever. Turn it on, with rollback.`
        : `The circuit breaker of service ${service.subject.name} leaves the service on a deployment that failed. Turn on rollback, so that the last version that worked comes back.`,
      changes: [...(isOff ? [set(enable, true)] : []), ...(is(rollback, true) === 'yes' ? [] : [set(rollback, true)])],
    };
  },
});
