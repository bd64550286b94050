import { judgePublicAddress } from '../../model/public-address.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS119',
  name: 'service-assigns-public-ip',
  step: 1,
  title: 'Tasks get a public IP address',
  severity: 'high',
  tier: 'A',
  target: 'service',
  why: 'A task with a public address is one security group mistake away from the internet. Behind a load balancer, in private subnets, it needs none.',
  unless: 'The tasks run in public subnets on purpose because there is no NAT gateway and there are no VPC endpoints.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  ],
  equivalents: {
    'Security Hub': ['ECS.2'],
    'Control Tower': ['CT.ECS.PR.9'],
    Checkov: ['CKV_AWS_333'],
    Prowler: ['ecs_service_no_assign_public_ip'],
  },
  fix: {
    kind: 'exact',
    risk: 'Without a public address the tasks need a NAT gateway or VPC endpoints to pull images and write logs.',
    reveals: ['ECS142'],
    advice: 'Run the tasks in private subnets without a public address.',
  },

  check(service) {
    const { assignPublicIp } = service.networkConfiguration.awsvpcConfiguration;
    return judgePublicAddress(
      assignPublicIp,
      `Every task of ${service.subject.name} gets a public IP address. ` +
        'It can then be reached past the load balancer as soon as a security group allows it. Turn it off and run the tasks in private subnets.',
    );
  },
});
