import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { isPinned } from '../../model/image.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS513',
  name: 'version-consistency-disabled',
  step: 5,
  title: 'Tasks of one service may run different images',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'ECS resolves the tag to a digest once for each deployment, so that all its tasks run the same image. With that switched off each new task pulls whatever the tag means at that moment: scaling out or replacing a task can roll out another image unseen.',
  unless: 'The container is a sidecar that should be renewed with every task.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html#deployment-container-image-stability',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  ],
  equivalents: {},
  fix: { kind: 'exact', advice: 'Remove `versionConsistency` or set it to `enabled`.' },

  check(container) {
    const { image, versionConsistency } = container;
    const wrong = and(is(versionConsistency, 'disabled'), not(isPinned(image)));
    if (wrong !== 'yes') return wrong;

    return {
      place: versionConsistency.place,
      evidence: [versionConsistency],
      message:
        `Container ${container.subject.name} switches version consistency off, so each task pulls what its tag means at that moment. ` +
        'Tasks of one service can then run different code without any deployment. Set it to enabled.',
      changes: [set(versionConsistency, 'enabled')],
    };
  },
});
