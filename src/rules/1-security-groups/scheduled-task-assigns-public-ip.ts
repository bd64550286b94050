import { judgePublicAddress } from '../../model/public-address.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS121',
  name: 'scheduled-task-assigns-public-ip',
  step: 1,
  title: 'Scheduled task gets a public IP address',
  severity: 'high',
  tier: 'A',
  target: 'scheduledTask',
  why: 'A task that runs on a schedule or an event has no callers, so nobody needs to reach it. With a public address it is one security group mistake away from the internet.',
  unless: 'The task runs in public subnets on purpose because there is no NAT gateway and there are no VPC endpoints.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'Without a public address the task needs a NAT gateway or VPC endpoints to pull images and write logs.',
    reveals: ['ECS142'],
    advice: 'Run the task in private subnets without a public address.',
  },

  check(task) {
    const { assignPublicIp } = task.ecsParameters.networkConfiguration.awsvpcConfiguration;
    return judgePublicAddress(
      assignPublicIp,
      `Each task that ${task.subject.parent ?? task.subject.name} starts gets a public IP address. ` +
        'Nobody has to reach such a task, so the address only exposes it. Turn it off and run the task in private subnets.',
    );
  },
});
