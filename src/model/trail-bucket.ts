/** The bucket that a trail writes to. */
import { unknown, type Unknown } from './certainty.js';
import type { Graph } from './graph.js';
import type { Subject } from './subject.js';

/** The bucket of a trail, or why it is not known. */
export function bucketOf({ s3BucketName }: Subject<'trail'>, graph: Graph): Subject<'bucket'> | Unknown {
  const why = s3BucketName.state === 'unknown' ? s3BucketName.why : 'the bucket of the trail is not in reach';
  return graph.follow(s3BucketName, 'bucket') ?? unknown(why);
}
