import { is } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { blocksAwsvpcTasks, blocksBridgeTasks, isContainerInstance } from '../../model/container-instance.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS129',
  name: 'container-instance-imds-hop-limit',
  step: 1,
  title: 'Instance metadata reaches into containers',
  severity: 'medium',
  tier: 'A',
  target: 'instanceTemplate',
  why: 'An answer of the metadata service may travel as many hops as the limit says, and the second hop leads into a container in bridge mode. Tasks should have the credentials of their task role only.',
  unless: 'The user data keeps tasks away from the metadata service in another way, which is recognised.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4',
  ],
  equivalents: { 'Security Hub': ['AutoScaling.4'], Checkov: ['CKV_AWS_341'] },
  fix: {
    kind: 'exact',
    risk: 'Tasks in bridge mode that use the credentials of the instance lose them; give them a task role.',
    advice: 'Set the hop limit of the metadata service to 1.',
  },

  check(template, graph) {
    const { httpPutResponseHopLimit, httpEndpoint } = template.metadataOptions;
    const wrong = and(
      is(httpPutResponseHopLimit, (limit) => limit > 1),
      not(is(httpEndpoint, 'disabled')),
      isContainerInstance(template, graph),
      not(or(blocksAwsvpcTasks(template), blocksBridgeTasks(template))),
    );
    if (wrong !== 'yes') return wrong;

    const limit = httpPutResponseHopLimit.state === 'known' ? String(httpPutResponseHopLimit.value) : '2 or more';
    return {
      place: httpPutResponseHopLimit.place,
      evidence: [httpPutResponseHopLimit],
      message:
        `Answers of the metadata service travel ${limit} hops on the container instances of ${template.subject.name}. ` +
        'They reach into containers in bridge mode, which can take the credentials of the instance. Set the limit to 1.',
      changes: [set(httpPutResponseHopLimit, 1)],
    };
  },
});
