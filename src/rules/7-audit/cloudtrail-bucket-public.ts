import { is, isSpelled } from '../../model/attribute.js';
import {
  accessBlocksOf,
  BLOCK_SETTINGS,
  isAccessBlocked,
  openingOf,
  type AccessBlock,
  type Opening,
} from '../../model/public-bucket.js';
import { not } from '../../model/certainty.js';
import { rule, set, type Change } from '../../model/rule.js';
import { bucketOf } from '../../model/trail-bucket.js';

export default rule({
  code: 'ECS707',
  name: 'cloudtrail-bucket-public',
  step: 7,
  title: 'Nothing keeps the trail files from the public',
  severity: 'high',
  tier: 'B',
  target: 'trail',
  why: 'The files of a trail hold every call of the account: names of roles, services and secrets, and who used them from where. In a public bucket they are a map for an intruder, and a bucket that may become public is one mistake away. New buckets block public access unless told otherwise, so a block that is only not declared counts as medium.',
  unless:
    'The whole account blocks public access and that is declared elsewhere. A bucket that is declared elsewhere cannot be judged here.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-6',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  equivalents: {
    'Security Hub': ['CloudTrail.6'],
    KICS: ['tf:cloudtrail_log_files_s3_bucket_is_publicly_accessible'],
    Prowler: ['cloudtrail_logs_s3_bucket_is_not_publicly_accessible'],
    Trivy: ['AWS-0161'],
  },
  fix: {
    kind: 'partial',
    risk: 'Whoever reads the files without credentials of the account can no longer do so.',
    advice:
      'Turn on all four settings of the public access block of the bucket (in Terraform an `aws_s3_bucket_public_access_block`).',
  },

  check(trail, graph) {
    const bucket = bucketOf(trail, graph);
    if ('unknown' in bucket) return bucket;

    const wrong = not(isAccessBlocked(bucket, graph));
    if (wrong !== 'yes') return wrong;

    const { subject, publicAccessBlockConfiguration: own } = bucket;
    const blocks = accessBlocksOf(bucket, graph);
    const block = blocks.find(({ written }) => written === 'yes') ?? own;
    const opening = openingOf(bucket, graph);
    return {
      subject,
      place: own.place,
      evidence: [...BLOCK_SETTINGS.map((name) => block[name]), ...(opening?.acl === undefined ? [] : [opening.acl])],
      message: `Bucket ${subject.name} holds the files of trail ${trail.subject.name}, and ${openDoor(block, opening)}`,
      changes: isSpelled(block) ? closed(block, opening) : [],
      // A new bucket blocks public access by itself.
      ...(opening === undefined && block.written === 'no' ? { severity: 'medium' } : {}),
    };
  },
});

/** What stands open, why it matters, what to do. */
function openDoor(block: AccessBlock, opening: Opening | undefined): string {
  if (opening !== undefined) {
    return `${opening.what}. So everybody may read the record of API calls. Take that out and block public access to the bucket.`;
  }
  const off = BLOCK_SETTINGS.find((name) => is(block[name], true) !== 'yes') ?? BLOCK_SETTINGS[0];
  return block.written === 'no'
    ? 'the code has no public access block for it. New buckets have one, but when somebody takes it away no deployment puts it back. Declare all four settings.'
    : `its public access block leaves ${off} off. A policy or an access control list can then give the record of API calls to everybody. Turn on all four settings.`;
}

/** Under a block a public policy would be refused, and only the team knows whom it is for. */
function closed(block: AccessBlock, opening: Opening | undefined): readonly Change[] {
  if (opening !== undefined && opening.acl === undefined) return [];
  const off = BLOCK_SETTINGS.filter((name) => is(block[name], true) !== 'yes');
  return [
    ...(opening?.acl === undefined ? [] : [set(opening.acl, 'Private')]),
    ...off.map((name) => set(block[name], true)),
  ];
}
