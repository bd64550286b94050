import rule from '../../../src/rules/7-audit/cloudtrail-bucket-access-logging.js';
import { OPAQUE, ref, resource, type Neutral, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (s3BucketName: Value): NeutralResource =>
  resource('trail', 'main', { trailName: 'main', isLogging: true, s3BucketName });
const bucket = (attributes: Readonly<Record<string, Value>> = {}): NeutralResource =>
  resource('bucket', 'trail_files', { bucketName: 'acme-trail-files', ...attributes });
const written = (...beside: readonly NeutralResource[]): Neutral => [
  trail(ref('trail_files', 'name')),
  bucket(),
  ...beside,
];
const logs = (target: Value, destinationBucketName: Value = 'acme-logs'): NeutralResource =>
  resource('bucketLogging', 'access', { bucket: target, loggingConfiguration: { destinationBucketName } });

testRule(rule, {
  flags: {
    absent: written(),
    'named by its name': [trail('acme-trail-files'), bucket()],
    'logs of another bucket only': written(resource('bucket', 'other'), logs(ref('other', 'name'))),
  },
  passes: {
    present: written(logs(ref('trail_files', 'name'))),
    'a bucket that holds no trail': [bucket()],
    'present, wherever they go': written(logs(ref('trail_files', 'name'), OPAQUE)),
    inside: [
      trail(ref('trail_files', 'name')),
      bucket({ loggingConfiguration: { destinationBucketName: 'acme-logs' } }),
    ],
  },
  undecided: {
    'a bucket that is declared elsewhere': [trail('acme-central-trail')],
    'a bucket that is not known': [trail(OPAQUE), bucket()],
    'logs of a bucket that is not known': written(logs(OPAQUE)),
  },
});
