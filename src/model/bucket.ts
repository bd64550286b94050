/** Amazon S3. Source: CreateBucket, PutBucketAcl, PutPublicAccessBlock and PutBucketLogging of the S3 API reference. */
import { flag, items, link, mapOf, text } from './shape.js';

const accessBlockShape = mapOf({
  blockPublicAcls: flag(false),
  blockPublicPolicy: flag(false),
  ignorePublicAcls: flag(false),
  restrictPublicBuckets: flag(false),
});

/** Without a name for the destination a bucket logs to itself. */
const loggingShape = mapOf({ destinationBucketName: link() });

/** In Terraform each of the structures is a resource of its own. */
export const bucketShape = {
  bucketName: text(),
  accessControl: text('Private'),
  publicAccessBlockConfiguration: accessBlockShape,
  loggingConfiguration: loggingShape,
  policy: items(),
};

export const bucketPolicyShape = { bucket: link(), policyDocument: items() };

/** Of one bucket, or without one of the whole account. */
export const publicAccessBlockShape = { bucket: link(), publicAccessBlockConfiguration: accessBlockShape };

export const bucketAclShape = { bucket: link(), accessControl: text('Private') };

/** A file in a bucket, where the code uploads it: only Terraform has a resource of its own for that. */
export const storedObjectShape = { bucket: link(), key: text(), content: text() };

export const bucketLoggingShape = { bucket: link(), loggingConfiguration: loggingShape };
