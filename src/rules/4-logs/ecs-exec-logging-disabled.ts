import { is } from '../../model/attribute.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS411',
  name: 'ecs-exec-logging-disabled',
  step: 4,
  title: 'Shell sessions in containers are not recorded',
  severity: 'medium',
  tier: 'A',
  target: 'cluster',
  why: 'ECS Exec opens a shell in a running container. CloudTrail tells who opened it; only the session log tells what was typed and seen, and this cluster switches that off.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  equivalents: { Checkov: ['CKV_AWS_223'] },
  fix: {
    kind: 'exact',
    risk: 'The task role needs permission to write to the log group.',
    advice: 'Set `logging` to `OVERRIDE` with a log group or bucket, or to `DEFAULT`.',
  },

  check(cluster) {
    const { logging } = cluster.configuration.executeCommandConfiguration;
    const wrong = is(logging, 'NONE');
    if (wrong !== 'yes') return wrong;

    return {
      place: logging.place,
      evidence: [logging],
      message:
        `Cluster ${cluster.subject.name} does not log what happens in ECS Exec sessions. ` +
        'Nobody can say afterwards what was done in a container. Set logging to DEFAULT, or to OVERRIDE with a log group of its own.',
      changes: [set(logging, 'DEFAULT')],
    };
  },
});
