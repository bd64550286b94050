import { not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS820',
  name: 'efs-access-point-no-user',
  step: 8,
  title: 'EFS access point enforces no user',
  severity: 'medium',
  tier: 'A',
  target: 'accessPoint',
  why: 'Without a user of its own the access point believes whatever user id the task sends. A container that runs as root, or says so, then reads and changes the files of every user.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4',
    'https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html',
  ],
  equivalents: {
    'Security Hub': ['EFS.4'],
    'AWS Config': ['efs-access-point-enforce-user-identity'],
    Checkov: ['CKV_AWS_330'],
    Prowler: ['efs_access_point_enforce_user_identity'],
  },
  fix: {
    kind: 'partial',
    risk: 'Files that belong to another user can no longer be read or changed: use the ids that own them.',
    advice: 'Set `posixUser` to the user and group that the service runs as, for example 1000 and 1000.',
  },

  check(accessPoint) {
    const { posixUser } = accessPoint;
    const wrong = not(posixUser.written);
    if (wrong !== 'yes') return wrong;

    return {
      place: posixUser.place,
      message:
        `Access point ${accessPoint.subject.name} enforces no user, so it believes the user id that a task sends. ` +
        'A container that runs as root then reads and changes everything below it. Set the user and group of the service.',
      changes: [set(posixUser, { uid: 1000, gid: 1000 })],
    };
  },
});
