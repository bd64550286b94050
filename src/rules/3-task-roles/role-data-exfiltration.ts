import { allowedOpenly } from '../../model/allowed-openly.js';
import { READS_DATA } from '../../model/data-access.js';
import { isOpen } from '../../model/open-action.js';
import { quoted } from '../../model/policy-action.js';
import { namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS312',
  name: 'role-data-exfiltration',
  step: 3,
  title: 'Tasks may read the data of every application',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'A hole in one application is as bad as what its role can read. On resource `*` that is every bucket, table, queue and secret of the account, and nothing stops a copy to somewhere else.',
  unless: 'A condition that bounds account, organisation, tag, service or resource bounds the permission.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  equivalents: {
    'Security Hub': ['KMS.1', 'KMS.2'],
    Checkov: ['CKV_AWS_288', 'CKV_AWS_108'],
    Prowler: ['iam_policy_no_full_access_to_kms'],
    Trivy: ['AWS-0346'],
  },
  supersedes: ['ECS307'],
  fix: { kind: 'none', advice: 'Name the ARNs of the resources that the application reads.' },

  check(statement, graph) {
    const { Resource } = statement;
    const { certainty, actions, holders } = allowedOpenly(READS_DATA, { statement, open: isOpen(statement), graph });
    if (certainty !== 'yes') return certainty;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        `${namesOf(holders, graph)} may read the data of every application in the account (${quoted(actions)} on \`*\`). ` +
        'Whoever breaks into one of its containers can copy all of it. Name the resources that the application reads.',
    };
  },
});
