import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS508',
  name: 'ecr-force-delete',
  step: 5,
  title: 'Deleting the repository deletes its images',
  severity: 'low',
  tier: 'A',
  target: 'repository',
  why: 'ECR refuses to delete a repository that holds images. Where that guard is off, a renamed resource or a deleted stack takes all images along, and no task that names one of them can start or roll back any more.',
  unless: 'The images are built anew in every environment, as in a preview that is thrown away.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-delete.html'],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Deleting the stack fails from then on while the repository holds images.',
    advice: 'Turn it off, and empty the repository by hand before it is deleted.',
  },

  check(repository) {
    const { emptyOnDelete } = repository;
    const wrong = is(emptyOnDelete, true);
    if (wrong !== 'yes') return wrong;

    return {
      place: emptyOnDelete.place,
      evidence: [emptyOnDelete],
      message:
        `Repository ${repository.subject.name} is deleted together with all its images. ` +
        'One replaced resource is then enough, and running services can neither start a task nor roll back. Turn this off.',
      changes: [set(emptyOnDelete, false)],
    };
  },
});
