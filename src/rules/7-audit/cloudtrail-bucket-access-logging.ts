import { isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';
import { bucketOf } from '../../model/trail-bucket.js';

export default rule({
  code: 'ECS708',
  name: 'cloudtrail-bucket-access-logging',
  step: 7,
  title: 'Nobody sees who reads or deletes the trail files',
  severity: 'low',
  tier: 'B',
  target: 'trail',
  why: 'Whoever covers up what they did reads, replaces or deletes the files of the trail. Server access logs of the bucket keep who did, in another bucket.',
  unless:
    'Data events of the bucket are recorded by another trail. A bucket that is declared elsewhere cannot be judged here.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-7',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.7'],
    KICS: ['tf:cloudtrail_log_files_s3_bucket_with_logging_disabled'],
    Prowler: ['cloudtrail_logs_s3_bucket_access_logging_enabled'],
    Trivy: ['AWS-0163'],
  },
  fix: { kind: 'none', advice: 'Turn on server access logging, with another bucket as the destination.' },

  check(trail, graph) {
    const bucket = bucketOf(trail, graph);
    if ('unknown' in bucket) return bucket;

    const { loggingConfiguration, subject } = bucket;
    const wrong = and(not(loggingConfiguration.written), isEmpty(graph.bucketLoggingsOf(bucket)));
    if (wrong !== 'yes') return wrong;

    return {
      subject,
      place: loggingConfiguration.place,
      message:
        `Bucket ${subject.name} holds the files of trail ${trail.subject.name} and keeps no server access logs. ` +
        'Who reads or deletes the record of API calls leaves no trace there. Turn them on, with another bucket as the destination.',
    };
  },
});
