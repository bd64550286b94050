import { some } from '../../model/attribute.js';
import { and, certain, not } from '../../model/certainty.js';
import { isPolicyOf, isPublicGrant } from '../../model/public-grant.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS823',
  name: 'efs-policy-open',
  step: 8,
  title: 'Everybody may mount the file system',
  severity: 'high',
  tier: 'B',
  target: 'statement',
  why: 'A file system policy for every principal gives the files to whoever reaches a mount target, whatever role they have or have not. It also takes away what IAM authorization is there for.',
  unless:
    'The statement holds only through a mount target (`elasticfilesystem:AccessedViaMountTarget`) or an access point; both are recognised.',
  references: [
    'https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/efs/latest/ug/security_iam_resource-based-policy-examples.html',
  ],
  equivalents: {
    'Security Hub': ['EFS.6'],
    KICS: ['tf:efs_with_vulnerable_policy'],
    Prowler: ['efs_not_publicly_accessible', 'efs_mount_target_not_publicly_accessible'],
  },
  fix: { kind: 'none', advice: 'Name the task roles that mount the file system as the principals of the statement.' },

  check(statement, graph) {
    const wrong = and(
      isPolicyOf(statement, ['fileSystem', 'fileSystemPolicy']),
      isPublicGrant(statement, graph),
      // What EFS itself does not count as public.
      not(some(statement.Condition, ({ key }) => certain(BOUND_TO_MOUNT.test(key)))),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Principal.place,
      message:
        `Statement ${statement.subject.name} of the file system's policy is for every principal, and no condition bounds it. ` +
        'Whoever reaches a mount target may use the files. Name the task roles that mount it.',
    };
  },
});

const BOUND_TO_MOUNT = /^elasticfilesystem:(AccessedViaMountTarget|AccessPointArn)$/i;
