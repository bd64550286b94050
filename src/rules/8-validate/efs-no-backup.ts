import { is, isEmpty, isSpelled, isUnset, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type FileSystem = Subject<'fileSystem'>;

export default rule({
  code: 'ECS824',
  name: 'efs-no-backup',
  step: 8,
  title: 'EFS file system is not backed up',
  severity: 'info',
  tier: 'C',
  target: 'fileSystem',
  why: 'What tasks delete or encrypt on a file system is gone at once for all of them. EFS keeps no versions, so only a backup brings it back.',
  unless:
    'The files can be made anew, or a backup plan elsewhere finds the file system by its tags. Where a plan is in reach it is not decided.',
  references: [
    'https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2',
  ],
  equivalents: {
    'Security Hub': ['EFS.2'],
    'cdk-nag': ['HIPAA.Security-EFSInBackupPlan'],
    Checkov: ['CKV2_AWS_18'],
    Guard: ['EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN'],
    Prowler: ['efs_have_backup_enabled'],
  },
  fix: {
    kind: 'partial',
    risk: 'Backups cost by what they hold.',
    advice: 'Turn on automatic backups (in Terraform an `aws_efs_backup_policy`), or add it to a backup plan.',
  },

  check(fileSystem, graph) {
    const { status } = fileSystem.backupPolicy;
    const wrong = and(not(isBackedUp(fileSystem, graph)), not(isPlanned(fileSystem, graph)));
    if (wrong !== 'yes') return wrong;

    return {
      place: status.place,
      evidence: [status],
      message:
        `File system ${fileSystem.subject.name} is not backed up, so what a task deletes or overwrites is gone. ` +
        'Turn on automatic backups.',
      changes: isSpelled(status) ? [set(status, 'ENABLED')] : [],
    };
  },
});

function isBackedUp(fileSystem: FileSystem, graph: Graph): Certainty {
  const { backupPolicy, availabilityZoneName } = fileSystem;
  const others = graph.backupPoliciesOf(fileSystem);
  const unsaid = and(isUnset(backupPolicy.status), isEmpty(others));
  return or(
    is(backupPolicy.status, 'ENABLED'),
    some(others, (other) => is(other.backupPolicy.status, 'ENABLED')),
    and(unsaid, not(isUnset(availabilityZoneName))),
  );
}

/** A plan that does not name the file system may still find it by a tag. */
function isPlanned(fileSystem: FileSystem, graph: Graph): Certainty {
  const selections = graph.all('backupSelection');
  const named = some(selections, ({ resources }) =>
    some(resources, (resource) => {
      const found = graph.follow(resource, 'fileSystem');
      return found?.subject.address === fileSystem.subject.address ? 'yes' : 'no';
    }),
  );
  return named === 'no' && selections.items.length > 0 ? unknown('a backup plan may find it by a tag') : named;
}
