import { auditAnchor } from '../../model/account.js';
import { isEmpty } from '../../model/attribute.js';
import type { Graph } from '../../model/graph.js';
import { declare, rule, type Judgement } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS716',
  name: 'securityhub-not-enabled',
  step: 7,
  title: 'Security Hub is not set up beside the audit',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'Security Hub has controls for ECS, ECR, CloudTrail and GuardDuty, and shows in one place which account and region falls behind. Without it the records are there and nobody compares them with a standard.',
  unless: 'Security Hub is turned on for the whole organisation, or in another stack.',
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html',
  ],
  equivalents: { 'aws-config-rules': ['SECURITYHUB_ENABLED'], Prowler: ['securityhub_enabled'] },
  fix: {
    kind: 'partial',
    risk: 'Security Hub costs by its checks.',
    advice: 'Declare a hub (`AWS::SecurityHub::Hub`, in Terraform `aws_securityhub_account`).',
  },

  check: judged,
  further: { configuration: judged, detector: judged },
});

/** One subject of a unit speaks for its account. */
function judged({ subject }: Pick<Subject, 'subject'>, graph: Graph): Judgement {
  if (auditAnchor(graph)?.address !== subject.address) return 'no';
  const wrong = isEmpty(graph.all('securityHub'));
  if (wrong !== 'yes') return wrong;
  return {
    place: subject.place,
    message:
      `The audit of the account is set up here with ${subject.name}, and Security Hub is not. ` +
      'Nobody compares ECS, ECR and CloudTrail with a standard. Declare a hub.',
    changes: [
      declare(subject, {
        kind: 'securityHub',
        name: 'security hub',
        attributes: { enableDefaultStandards: true },
        known: [],
      }),
    ],
  };
}
