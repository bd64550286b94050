import { judgePublicAddress } from '../../model/public-address.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS120',
  name: 'task-set-assigns-public-ip',
  step: 1,
  title: 'Tasks of a task set get a public IP address',
  severity: 'high',
  tier: 'A',
  target: 'taskSet',
  why: 'A task with a public address is one security group mistake away from the internet. Behind a load balancer, in private subnets, it needs none.',
  unless: 'The tasks run in public subnets on purpose because there is no NAT gateway and there are no VPC endpoints.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-16',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  ],
  equivalents: { 'Security Hub': ['ECS.16'], Prowler: ['ecs_task_set_no_assign_public_ip'] },
  fix: {
    kind: 'exact',
    risk: 'Without a public address the tasks need a NAT gateway or VPC endpoints to pull images and write logs.',
    reveals: ['ECS142'],
    advice: 'Run the tasks in private subnets without a public address.',
  },

  check(taskSet) {
    const { assignPublicIp } = taskSet.networkConfiguration.awsvpcConfiguration;
    return judgePublicAddress(
      assignPublicIp,
      `Every task of ${taskSet.subject.name} gets a public IP address. ` +
        'It can then be reached past the load balancer as soon as a security group allows it. Turn it off and run the tasks in private subnets.',
    );
  },
});
