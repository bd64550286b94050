import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { isWindows } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS804',
  name: 'writable-root-filesystem',
  step: 8,
  title: 'Container can change its own program',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'An intruder who can write to the root file system can replace the program that runs next and leave tools behind. What the application must write belongs on a volume.',
  unless: 'The application must write beside its program and cannot use a volume. ECS Exec needs a writable path too.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.5'],
    'AWS Config': ['ecs-containers-readonly-access'],
    'Control Tower': ['CT.ECS.PR.6'],
    Checkov: ['CKV_AWS_336'],
    Prowler: ['ecs_task_definitions_containers_readonly_access'],
  },
  fix: {
    kind: 'exact',
    risk: 'A program that writes outside its volumes stops working. Mount a volume at /tmp or where it writes.',
    advice: 'Make the root file system read-only and mount volumes where the application writes.',
  },

  check(container, graph) {
    const { readonlyRootFilesystem } = container;
    const wrong = and(is(readonlyRootFilesystem, false), not(isWindows(graph.taskDefinitionOf(container))));
    if (wrong !== 'yes') return wrong;

    return {
      place: readonlyRootFilesystem.place,
      evidence: [readonlyRootFilesystem],
      message:
        `Container ${container.subject.name} can write to its root file system. ` +
        'An intruder can replace the program that runs next. Make it read-only and mount a volume for what it must write.',
      changes: [set(readonlyRootFilesystem, true)],
    };
  },
});
