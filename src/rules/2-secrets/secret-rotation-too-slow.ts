import { is, type Attr } from '../../model/attribute.js';
import { or, type Certainty } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const MOST_DAYS = 90;

export default rule({
  code: 'ECS211',
  name: 'secret-rotation-too-slow',
  step: 2,
  title: 'Secret is rotated less often than every 90 days',
  severity: 'low',
  tier: 'B',
  target: 'secretRotation',
  why: 'The interval is how long a leaked secret stays of use to whoever has it. Ninety days is the limit that AWS and most standards set.',
  unless: 'A rule of your organisation names a longer interval for this secret.',
  references: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4',
  ],
  equivalents: {
    'Security Hub': ['SecretsManager.4'],
    'AWS Config': ['secretsmanager-secret-periodic-rotation'],
    'aws-config-rules': ['SECRETSMANAGER_MAX_SECRET_AGE'],
    Checkov: ['CKV_AWS_304'],
    Prowler: ['secretsmanager_secret_rotated_periodically'],
  },
  fix: {
    kind: 'exact',
    risk: 'The rotation runs more often: services that were not deployed since keep the old value.',
    advice: 'Rotate every 90 days or more often.',
  },

  check(rotation) {
    const { automaticallyAfterDays, scheduleExpression } = rotation.rotationRules;
    const slowByDays = is(automaticallyAfterDays, (days) => days > MOST_DAYS);
    const wrong = or(slowByDays, isSlow(scheduleExpression));
    if (wrong !== 'yes') return wrong;

    const [interval, ninety] =
      slowByDays === 'yes'
        ? [automaticallyAfterDays, MOST_DAYS]
        : [scheduleExpression, `rate(${String(MOST_DAYS)} days)`];
    return {
      place: interval.place,
      evidence: [interval],
      message:
        `${rotation.subject.name} rotates its secret every ${daysOf(interval)} days. ` +
        'So long a leaked value stays of use. Rotate at least every 90 days.',
      changes: [set(interval, ninety)],
    };
  },
});

function daysOf(interval: Attr<number | string>): string {
  if (interval.state !== 'known') return 'many';
  return typeof interval.value === 'number' ? String(interval.value) : (DAYS.exec(interval.value)?.[1] ?? 'many');
}

/** `rate(180 days)`; hours never amount to that much, and when a cron expression falls due is not worked out. */
const DAYS = /^rate\((\d{1,4}) days?\)$/;

function isSlow(expression: Subject<'secretRotation'>['rotationRules']['scheduleExpression']): Certainty {
  return is(expression, (value) => Number(DAYS.exec(value)?.[1] ?? 0) > MOST_DAYS);
}
