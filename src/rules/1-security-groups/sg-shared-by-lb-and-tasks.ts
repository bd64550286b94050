import { and, not } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS118',
  name: 'sg-shared-by-lb-and-tasks',
  step: 1,
  title: 'Load balancer and tasks share a security group',
  severity: 'medium',
  tier: 'A',
  target: 'securityGroup',
  why: 'The chain internet → load balancer → tasks needs a group for each link. In one group, whatever the load balancer accepts from the internet is accepted by the tasks too.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html'],
  equivalents: {},
  fix: {
    kind: 'none',
    advice: "Give the tasks a group of their own that accepts only the load balancer's group, on the container port.",
  },

  check(group, graph) {
    const attachments = graph.attachmentsOf(group);
    const balancers = attachments.items.filter(({ role }) => role === 'loadBalancer');
    const services = attachments.items.filter(({ role }) => role === 'service');
    const wrong = and(
      balancers.length > 0 ? 'yes' : not(attachments.complete),
      services.length > 0 ? 'yes' : not(attachments.complete),
    );
    if (wrong !== 'yes') return wrong;

    const [balancer] = balancers;
    const [service] = services;
    return {
      place: group.subject.place,
      message:
        `${group.subject.name} guards both ${balancer?.subject.subject.name ?? 'the load balancer'} and the tasks of ${service?.subject.subject.name ?? 'the service'}. ` +
        'What the load balancer accepts from the internet reaches the tasks directly. Give the tasks a group of their own.',
    };
  },
});
