import { allowedOpenly } from '../../model/allowed-openly.js';
import { READS_SECRETS } from '../../model/data-access.js';
import { isOpen } from '../../model/open-action.js';
import { quoted } from '../../model/policy-action.js';
import { namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

/** What gives its caller a password, a token or keys. `sts:AssumeRole` is judged by ECS327. */
const GIVES_CREDENTIALS = [
  ...READS_SECRETS,
  'iam:CreateAccessKey',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift-serverless:GetCredentials',
  'sts:GetFederationToken',
] as const;

export default rule({
  code: 'ECS311',
  name: 'role-exposes-credentials',
  step: 3,
  title: 'Tasks may fetch every credential',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'A role that may fetch any secret, parameter or key hands the credentials of every other system to whoever breaks into one container. They stay good after the container is gone.',
  unless:
    'The login of ECR (`ecr:GetAuthorizationToken`) takes no resource and is left out, and so is a statement with a condition that bounds account, organisation, tag or resource.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_287', 'CKV_AWS_107'] },
  supersedes: ['ECS307', 'ECS312'],
  fix: { kind: 'none', advice: 'Name the ARNs of the secrets, parameters and databases that the application uses.' },

  check(statement, graph) {
    const { Resource } = statement;
    const { certainty, actions, holders } = allowedOpenly(GIVES_CREDENTIALS, {
      statement,
      open: isOpen(statement),
      graph,
    });
    if (certainty !== 'yes') return certainty;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        `${namesOf(holders, graph)} may fetch credentials of every system in the account (${quoted(actions)} on \`*\`). ` +
        'Whoever breaks into one of its containers takes them all along. Name the ones that the application uses.',
    };
  },
});
