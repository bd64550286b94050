import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import { entryAt } from '../../model/text-map.js';

export default rule({
  code: 'ECS405',
  name: 'log-delivery-mode-not-set',
  step: 4,
  title: 'A stalled log destination stops the container',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'In blocking mode a write to the standard output waits until the log line is delivered. When the destination is slow or down, the application hangs and fails its health checks.',
  unless: 'No log line may be lost, even when the application stands still for it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
    'https://aws.amazon.com/blogs/containers/preventing-log-loss-with-non-blocking-mode-in-the-awslogs-container-log-driver/',
  ],
  equivalents: { Prowler: ['ecs_task_definitions_logging_block_mode'] },
  fix: {
    kind: 'exact',
    risk: 'Lines are dropped when the buffer is full.',
    advice: 'Set `mode` to `non-blocking` and `max-buffer-size` to what the application prints in a busy minute.',
  },

  check(container) {
    const { logDriver, options } = container.logConfiguration;
    const mode = entryAt(options, 'mode');
    // For awsfirelens the options are those of the router's output plugin.
    const wrong = and(is(mode, 'blocking'), not(is(logDriver, 'awsfirelens')));
    if (wrong !== 'yes') return wrong;

    const size = entryAt(options, 'max-buffer-size');
    return {
      place: mode.place,
      evidence: [mode],
      message:
        `Container ${container.subject.name} delivers its logs in blocking mode. ` +
        'When the log destination is slow or down, the application waits for it and stops answering. Set the mode to non-blocking with a buffer.',
      changes: [set(mode, 'non-blocking'), ...(size.state === 'unset' ? [set(size, '25m')] : [])],
    };
  },
});
