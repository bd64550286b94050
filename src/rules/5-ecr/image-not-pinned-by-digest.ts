import { not } from '../../model/certainty.js';
import { imageText, isPinned } from '../../model/image.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS512',
  name: 'image-not-pinned-by-digest',
  step: 5,
  title: 'Image named by a tag and not by its digest',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'A tag can be moved to another image, a digest cannot. ECS resolves the tag once for each deployment, but the next deployment of the same task definition may run another image.',
  unless: 'The tags of the repository are immutable.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html#deployment-container-image-stability',
  ],
  equivalents: {},
  fix: { kind: 'none', advice: 'Append the digest that the build printed: `@sha256:…`.' },

  check(container) {
    const { image } = container;
    if (image.state === 'unset') return 'no';
    const wrong = not(isPinned(image));
    if (wrong !== 'yes') return wrong;

    const name = image.state === 'known' ? imageText(image.value) : '';
    return {
      place: image.place,
      evidence: [image],
      message:
        `Image ${name} of container ${container.subject.name} is not pinned by its digest. ` +
        'The next deployment of the same revision may run another image. Append the digest of the build.',
    };
  },
});
