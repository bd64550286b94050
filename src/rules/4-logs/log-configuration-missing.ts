import { is, isUnset } from '../../model/attribute.js';
import { likeSibling } from '../../model/awslogs.js';
import { or, type Certainty } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

export default rule({
  code: 'ECS401',
  name: 'log-configuration-missing',
  step: 4,
  title: 'Container logs go nowhere',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'Without a log configuration what the container prints is lost with the task on Fargate, and stays on one instance on EC2. After an incident there is nothing to read.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9',
  ],
  equivalents: {
    'Security Hub': ['ECS.9'],
    'AWS Config': ['ecs-task-definition-log-configuration'],
    'Control Tower': ['CT.ECS.PR.5'],
    'aws-config-rules': ['ECS_AWSLOGS_CHECK'],
    'cdk-nag': ['AwsSolutions-ECS7'],
    Prowler: ['ecs_task_definitions_logging_enabled'],
  },
  fix: {
    kind: 'partial',
    advice:
      'Add a `logConfiguration` with the `awslogs` driver: its log group, region and stream prefix; or `awsfirelens`.',
  },

  check(container, graph) {
    const { logConfiguration } = container;
    const wrong = lacksLogs(container);
    if (wrong !== 'yes') return wrong;

    const like = likeSibling(container, graph);
    return {
      place: logConfiguration.place,
      message:
        `Container ${container.subject.name} has no log configuration, so what it prints is gone with the task. ` +
        'After an incident there is nothing to read. Send its logs to CloudWatch Logs or through FireLens.',
      changes: like === undefined || logConfiguration.written !== 'no' ? [] : [set(logConfiguration, like)],
    };
  },
});

function lacksLogs(container: Container): Certainty {
  const { logDriver } = container.logConfiguration;
  return or(isUnset(logDriver), is(logDriver, ''));
}
