/** Spellings of Amazon S3. */
import { cloudFormation, none, path, terraform, type Exceptions, type NativeType } from './native-type.js';

const BLOCK = 'publicAccessBlockConfiguration';

/** The words of Terraform for the canned access control lists. */
const ACL = {
  Private: 'private',
  PublicRead: 'public-read',
  PublicReadWrite: 'public-read-write',
  AuthenticatedRead: 'authenticated-read',
  LogDeliveryWrite: 'log-delivery-write',
  BucketOwnerRead: 'bucket-owner-read',
  BucketOwnerFullControl: 'bucket-owner-full-control',
  AwsExecRead: 'aws-exec-read',
};

const acl = { path: 'acl', values: ACL };

/** Each flag stands in the resource itself. */
const FLAT_BLOCK: Exceptions = {
  [BLOCK]: path(''),
  [`${BLOCK}.blockPublicAcls`]: path('block_public_acls'),
  [`${BLOCK}.blockPublicPolicy`]: path('block_public_policy'),
  [`${BLOCK}.ignorePublicAcls`]: path('ignore_public_acls'),
  [`${BLOCK}.restrictPublicBuckets`]: path('restrict_public_buckets'),
};

const NO_BLOCK: Exceptions = Object.fromEntries(Object.keys(FLAT_BLOCK).map((name) => [name, none]));

export const BUCKET_TYPES: Readonly<Record<string, NativeType>> = {
  'AWS::S3::Bucket': cloudFormation('bucket', { policy: none }),
  'AWS::S3::BucketPolicy': cloudFormation('bucketPolicy'),
  aws_s3_bucket: terraform('bucket', {
    ...NO_BLOCK,
    bucketName: path('bucket'),
    policy: path('policy'),
    accessControl: acl,
    loggingConfiguration: path('logging{}'),
    'loggingConfiguration.destinationBucketName': path('logging{}.target_bucket'),
  }),
  aws_s3_bucket_policy: terraform('bucketPolicy', { policyDocument: path('policy') }),
  aws_s3_bucket_public_access_block: terraform('publicAccessBlock', FLAT_BLOCK),
  aws_s3_account_public_access_block: terraform('publicAccessBlock', { ...FLAT_BLOCK, bucket: none }),
  aws_s3_bucket_acl: terraform('bucketAcl', { accessControl: acl }),
  aws_s3_object: terraform('storedObject'),
  aws_s3_bucket_logging: terraform('bucketLogging', {
    loggingConfiguration: path(''),
    'loggingConfiguration.destinationBucketName': path('target_bucket'),
  }),
};
