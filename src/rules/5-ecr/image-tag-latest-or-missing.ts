import { unknown } from '../../model/certainty.js';
import { imageText, versionOf } from '../../model/image.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS511',
  name: 'image-tag-latest-or-missing',
  step: 5,
  title: 'Image without a fixed version',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'Without a version nobody can say which code runs, tasks of one service can differ, and a rollback pulls the same image again.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  equivalents: {},
  fix: { kind: 'none', advice: 'Name the image by the tag of a build, or by its digest.' },

  check(container) {
    const { image } = container;
    if (image.state === 'unset') return 'no';
    if (image.state === 'unknown') return unknown(image.why);
    const version = versionOf(image.value);
    if (version.kind === 'unknown') return unknown(version.why);
    if (version.kind === 'digest' || (version.kind === 'tag' && version.tag !== 'latest')) return 'no';

    const what = version.kind === 'tag' ? 'has the tag latest' : 'has no tag, which means latest';
    return {
      place: image.place,
      evidence: [image],
      message:
        `Image ${imageText(image.value)} of container ${container.subject.name} ${what}. ` +
        'Which code runs depends on when the task starts, and a rollback pulls the same image again. Name the tag or digest of a build.',
    };
  },
});
