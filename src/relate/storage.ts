/** What Terraform says of buckets and file systems in resources of their own. */
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { pointsAt, related, type Catalogue } from './catalogue.js';
import { linkedTo, oneLink } from './link-index.js';

type Bucket = Subject<'bucket'>;

/** Those of the bucket, and those of the whole account. */
export function publicAccessBlocksOf(all: Catalogue, target: Bucket): Related<'publicAccessBlock'> {
  return related(all, 'publicAccessBlock', ({ bucket }) =>
    bucket.state === 'unset' ? 'yes' : pointsAt(all, bucket, target),
  );
}

export function bucketPoliciesOf(all: Catalogue, target: Bucket): Related<'bucketPolicy'> {
  return linkedTo(all, { kind: 'bucketPolicy', linksOf: policyLinks, target });
}

export function bucketAclsOf(all: Catalogue, target: Bucket): Related<'bucketAcl'> {
  return linkedTo(all, { kind: 'bucketAcl', linksOf: aclLinks, target });
}

export function bucketLoggingsOf(all: Catalogue, target: Bucket): Related<'bucketLogging'> {
  return linkedTo(all, { kind: 'bucketLogging', linksOf: loggingLinks, target });
}

export function backupPoliciesOf(all: Catalogue, target: Subject<'fileSystem'>): Related<'backupPolicy'> {
  return linkedTo(all, { kind: 'backupPolicy', linksOf: backupLinks, target });
}

const backupLinks = ({ fileSystemId }: Subject<'backupPolicy'>) => oneLink(fileSystemId);
const policyLinks = ({ bucket }: Subject<'bucketPolicy'>) => oneLink(bucket);
const aclLinks = ({ bucket }: Subject<'bucketAcl'>) => oneLink(bucket);
const loggingLinks = ({ bucket }: Subject<'bucketLogging'>) => oneLink(bucket);
