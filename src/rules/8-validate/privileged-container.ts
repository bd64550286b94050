import { is } from '../../model/attribute.js';
import { isFargate } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS801',
  name: 'privileged-container',
  step: 8,
  title: 'Privileged container',
  severity: 'critical',
  tier: 'A',
  target: 'container',
  why: 'A privileged container has all the rights of root on the host: it can read every other task, its secrets and the credentials of the instance.',
  unless: 'An agent that manages the host itself and comes from a source you trust as much as the host.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.4'],
    'AWS Config': ['ecs-containers-nonprivileged'],
    'Control Tower': ['CT.ECS.PR.11'],
    Checkov: ['CKV_AWS_334'],
    Prowler: ['ecs_task_definitions_no_privileged_containers'],
  },
  supersedes: ['ECS834'],
  fix: {
    kind: 'exact',
    risk: 'A container that manages devices or the host stops working; give it just the capability it needs.',
    advice: 'Run the container unprivileged and add single Linux capabilities where they are needed.',
  },

  check(container, graph) {
    const { privileged } = container;
    const wrong = is(privileged, true);
    if (wrong !== 'yes') return wrong;

    const definition = graph.taskDefinitionOf(container);
    const refused = definition !== undefined && isFargate(definition, graph) === 'yes';
    return {
      place: privileged.place,
      evidence: [privileged],
      message:
        `Container ${container.subject.name} is privileged: it has the rights of root on the host. ` +
        (refused
          ? 'On Fargate the registration of this task definition is refused. '
          : 'A break-out needs no further step, and reaches every other task there. ') +
        'Run it unprivileged.',
      changes: [set(privileged, false)],
    };
  },
});
