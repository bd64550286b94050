import { is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

const OBJECT = 'AWS::S3::Object';

export default rule({
  code: 'ECS710',
  name: 'cloudtrail-data-events-missing',
  step: 7,
  title: 'Trail does not record who reads objects',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'Environment files and the recordings of ECS Exec lie in buckets, and who reads them is a data event. A trail records those only when a selector asks for them.',
  unless: 'Tasks keep nothing in buckets that is worth the price of data events, or another trail records them.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html'],
  equivalents: {
    'Security Hub': ['S3.22', 'S3.23'],
    'aws-config-rules': ['CLOUDTRAIL_S3_DATAEVENTS_ENABLED'],
    Guard: ['CLOUDTRAIL_S3_DATAEVENTS_ENABLED'],
    Prowler: ['cloudtrail_s3_dataevents_read_enabled', 'cloudtrail_insights_exist'],
  },
  fix: { kind: 'none', advice: 'Add a selector for data events of the buckets that hold such files.' },

  check(trail) {
    const { eventSelectors, advancedEventSelectors } = trail;
    const wrong = not(
      or(
        some(eventSelectors, ({ dataResources }) => some(dataResources, ({ type }) => is(type, OBJECT))),
        some(advancedEventSelectors, ({ fieldSelectors }) =>
          some(fieldSelectors, ({ field, equals }) =>
            and(
              is(field, 'resources.type'),
              some(equals, (value) => is(value, OBJECT)),
            ),
          ),
        ),
      ),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: isEmpty(advancedEventSelectors) === 'yes' ? eventSelectors.place : advancedEventSelectors.place,
      message:
        `${trail.subject.name} has no selector for data events of S3, so nobody can tell who read an environment file or a recorded session. ` +
        'Add one for the buckets that hold such files.',
    };
  },
});
