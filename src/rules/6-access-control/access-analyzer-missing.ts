import { auditAnchor } from '../../model/account.js';
import { isEmpty } from '../../model/attribute.js';
import type { Graph } from '../../model/graph.js';
import { declare, rule, type Judgement } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS613',
  name: 'access-analyzer-missing',
  step: 6,
  title: 'Nothing looks for access from outside',
  severity: 'info',
  tier: 'C',
  target: 'trail',
  why: 'IAM Access Analyzer tells of roles, repositories, secrets and keys that somebody outside of the account may use, and of permissions that nobody uses. A trust policy that is too wide is otherwise found by whoever tries.',
  unless: 'An analyzer works for the whole organisation, or is declared in another stack.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {
    'Security Hub': ['IAM.28'],
    KICS: ['tf:iam_access_analyzer_not_enabled', 'cfn:iam_access_analyzer_not_enabled'],
    Prowler: ['accessanalyzer_enabled'],
    Trivy: ['AWS-0175'],
  },
  fix: {
    kind: 'partial',
    advice: 'Declare an analyzer (`AWS::AccessAnalyzer::Analyzer`, in Terraform `aws_accessanalyzer_analyzer`).',
  },

  check: judged,
  further: { configuration: judged, detector: judged },
});

/** Where the audit of an account is set up is the place for it, once. */
function judged({ subject }: Pick<Subject, 'subject'>, graph: Graph): Judgement {
  if (auditAnchor(graph)?.address !== subject.address) return 'no';
  const wrong = isEmpty(graph.all('accessAnalyzer'));
  if (wrong !== 'yes') return wrong;
  return {
    place: subject.place,
    message:
      `The audit of the account is set up here with ${subject.name}, and IAM Access Analyzer is not. ` +
      'Nobody is told when a role, repository or secret is open to somebody outside. Declare an analyzer.',
    changes: [
      declare(subject, {
        kind: 'accessAnalyzer',
        name: 'account analyzer',
        attributes: { analyzerName: 'account-analyzer', type: 'ACCOUNT' },
        known: [],
      }),
    ],
  };
}
