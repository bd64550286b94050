import { is, isEmpty } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS719',
  name: 'audit-trail-missing',
  step: 7,
  title: 'No audit trail in the repository',
  severity: 'high',
  tier: 'B',
  target: 'expectation',
  why: 'Without a trail the calls of an account are gone after 90 days, and nobody can prove who registered a task definition, opened a shell in a container or changed a role. A trail usually stands in a repository for the whole account, so this one is asked for it only when its configuration says `expect-audit: true`.',
  unless:
    'The trail is declared in another repository: take `expect-audit` out of the configuration, and step 7 reads "not in this repository". What cannot be read, or stands outside of the reviewed paths, may hold a trail, so nothing is claimed then.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
  ],
  equivalents: { 'Security Hub': ['CloudTrail.1', 'CloudTrail.3'], 'AWS Config': ['cloudtrail-enabled'] },
  fix: { kind: 'none', advice: 'Declare a trail of CloudTrail for all regions, with a bucket that is not public.' },

  check({ expectAudit }, graph) {
    const wrong = and(is(expectAudit, true), isEmpty(graph.all('trail')), isEmpty(graph.all('eventDataStore')));
    if (wrong !== 'yes') return wrong;

    return {
      place: expectAudit.place,
      message:
        'This repository is expected to hold an audit trail, and no file of it declares one. ' +
        'Nobody could tell afterwards who changed a service or opened a shell in a task. Declare a trail of CloudTrail for all regions, with a bucket that is not public.',
    };
  },
});
