import { is, isUnset } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS819',
  name: 'efs-access-point-root',
  step: 8,
  title: 'EFS access point opens the whole file system',
  severity: 'medium',
  tier: 'A',
  target: 'accessPoint',
  why: 'An access point is there to keep a task inside its own folder. One at the root of the file system keeps nobody anywhere: the task reads and writes what every other task has stored.',
  unless: 'A backup or migration task really needs the whole file system.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3',
    'https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html',
  ],
  equivalents: {
    'Security Hub': ['EFS.3'],
    'AWS Config': ['efs-access-point-enforce-root-directory'],
    Checkov: ['CKV_AWS_329'],
    Prowler: ['efs_access_point_enforce_root_directory'],
  },
  fix: {
    kind: 'none',
    advice:
      'Give the access point a folder of its own: `rootDirectory.path`, with `creationInfo` so that it is created.',
  },

  check(accessPoint) {
    const { path } = accessPoint.rootDirectory;
    const wrong = or(
      isUnset(path),
      is(path, (value) => value.replace(/\/+/g, '/') === '/'),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: path.place,
      evidence: [path],
      message:
        `Access point ${accessPoint.subject.name} ${path.state === 'known' ? 'has the root directory /' : 'names no root directory'}, so it opens the whole file system. ` +
        'A task that mounts it reads and writes the files of all others. Give it a folder of its own.',
    };
  },
});
