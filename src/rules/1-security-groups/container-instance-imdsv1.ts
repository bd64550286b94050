import { is } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS128',
  name: 'container-instance-imdsv1',
  step: 1,
  title: 'Container instances answer unauthenticated metadata requests',
  severity: 'high',
  tier: 'A',
  target: 'instanceTemplate',
  why: 'With version 1 of the metadata service one forged request through a web application hands out the credentials of the instance. Version 2 needs a token that such a request cannot get.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8',
  ],
  equivalents: {
    'Security Hub': ['EC2.8', 'EC2.170', 'AutoScaling.3'],
    'AWS Config': ['ec2-imdsv2-check'],
    'cdk-nag': ['HIPAA.Security-EC2IMDSv2Enabled'],
    Checkov: ['CKV_AWS_79'],
    KICS: ['tf:imdsv1_is_enabled'],
    Prowler: [
      'ec2_instance_imdsv2_enabled',
      'ec2_launch_template_imdsv2_required',
      'autoscaling_group_launch_configuration_requires_imdsv2',
    ],
    Trivy: ['AWS-0028', 'AWS-0130'],
  },
  fix: {
    kind: 'exact',
    risk: 'Software on the instance that knows only version 1 stops working, and so do tasks in bridge mode that use the credentials of the instance.',
    advice: 'Require tokens for the metadata service, with a hop limit of 1.',
  },

  check(template, graph) {
    const { httpTokens, httpEndpoint, httpPutResponseHopLimit } = template.metadataOptions;
    const wrong = and(
      not(is(httpTokens, 'required')),
      not(is(httpEndpoint, 'disabled')),
      isContainerInstance(template, graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: httpTokens.place,
      evidence: [httpTokens],
      message:
        `Container instances of ${template.subject.name} ${httpTokens.state === 'known' ? 'leave metadata tokens optional' : 'do not require metadata tokens'}. ` +
        'One forged request through any task then hands out the credentials of the instance. Require tokens.',
      changes: [
        set(httpTokens, 'required'),
        ...(httpPutResponseHopLimit.state === 'unset' ? [set(httpPutResponseHopLimit, 1)] : []),
      ],
    };
  },
});
