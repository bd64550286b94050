import { every, is, isEmpty, some, type ConditionEntry } from '../../model/attribute.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import { append, rule, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { isTrust, somePrincipal } from '../../model/trust.js';

type Statement = Subject<'statement'>;

interface Issuer {
  readonly name: string;
  /** What its condition keys begin with. */
  readonly host: string;
  /** Subjects that name the owner before any wildcard; absent where the issuer's address names it already. */
  readonly bound?: RegExp;
  readonly example: string;
  /** The audience that its tokens for AWS have; the others let the pipeline choose. */
  readonly audience?: string;
}

/** Source: each provider's page on OpenID Connect with AWS. */
const ISSUERS: readonly Issuer[] = [
  {
    name: 'GitHub',
    host: 'token.actions.githubusercontent.com',
    // A subject may be customised to begin with another claim.
    bound: /^(repo:[^*?/:]+\/|(?!repo:)[a-z_]+:[^*?]+)/,
    example: 'repo:OWNER/REPOSITORY:*',
    audience: 'sts.amazonaws.com',
  },
  { name: 'GitLab', host: 'gitlab.com', bound: /^project_path:[^*?/:]+\//, example: 'project_path:GROUP/PROJECT:*' },
  { name: 'Bitbucket', host: 'api.bitbucket.org', example: '{REPOSITORY_UUID}:*' },
];

export default rule({
  code: 'ECS608',
  name: 'ci-oidc-trust-too-broad',
  step: 6,
  title: 'Foreign pipelines may assume the deployment role',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'The token issuer of a hosted pipeline signs tokens for everybody who uses it. Without a subject that names your organisation and an audience, pipelines of strangers can deploy to your cluster.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_358', 'CKV_AWS_393'] },
  fix: {
    kind: 'partial',
    advice: 'Require `sub` to begin with your organisation and repository, and `aud` to be `sts.amazonaws.com`.',
  },

  check(statement) {
    const trust = isTrust(statement);
    if (trust !== 'yes') return trust;
    const answers = ISSUERS.map((issuer) => {
      const [trusted, subject, audience] = [
        isTrusted(statement, issuer),
        hasSubject(statement, issuer),
        hasAudience(statement, issuer),
      ];
      return { issuer, subject, wrong: and(trusted, lacks(issuer, subject, audience)) };
    });
    const wrong = or(...answers.map((answer) => answer.wrong));
    const found = answers.find((answer) => answer.wrong === 'yes');
    if (found === undefined) return wrong;

    const { name, host, example, audience } = found.issuer;
    const onlyAudience = found.subject !== 'no';
    const lacking = onlyAudience ? `${host}:aud` : `${host}:sub`;
    return {
      place: statement.Condition.written === 'yes' ? statement.Condition.place : statement.Principal.place,
      ...(onlyAudience ? { severity: 'medium' as const } : {}),
      message:
        `Statement ${statement.subject.name} trusts tokens of ${name} without ${onlyAudience ? 'a condition' : 'a bounding condition'} on ${lacking}. ` +
        (onlyAudience
          ? 'A token made for another service is then good for this role too. Require the audience sts.amazonaws.com.'
          : `Pipelines that are not yours can then assume the role. Require a subject such as ${example}.`),
      ...(onlyAudience && audience !== undefined ? { changes: requireAudience(statement, lacking, audience) } : {}),
    };
  },
});

/** A condition bounds all whom a statement trusts: only where that is this one provider. */
function requireAudience({ Principal, Condition }: Statement, key: string, audience: string): readonly Change[] {
  const [only, more] = Principal.items;
  const isAlone = Principal.complete === 'yes' && only?.type === 'Federated' && more === undefined;
  return isAlone ? [append(Condition, { StringEquals: { [key]: audience } })] : [];
}

/** Where the issuer's address names the owner, one of the two is enough. */
function lacks(issuer: Issuer, subject: Certainty, audience: Certainty): Certainty {
  return issuer.bound === undefined ? and(not(subject), not(audience)) : or(not(subject), not(audience));
}

/** By the ARN of the provider, or by the condition keys where the provider is a reference. */
function isTrusted(statement: Statement, { host }: Issuer): Certainty {
  const named = somePrincipal(
    statement,
    'Federated',
    (value) => value.includes(`oidc-provider/${host}`) || value === host,
  );
  if (named === 'yes' || named === 'no') return named;
  const keyed = ISSUERS.filter((issuer) =>
    statement.Condition.items.some(({ key }) => key.toLowerCase().startsWith(issuer.host)),
  ).map((issuer) => issuer.host);
  return keyed.length === 0 ? named : certain(keyed.includes(host));
}

function hasSubject(statement: Statement, { host, bound }: Issuer): Certainty {
  return some(statement.Condition, (entry) =>
    isOn(entry, host, ':sub') ? isBound(entry, (value) => (bound ?? /^[^*?]/).test(value)) : isOtherClaim(entry, host),
  );
}

function hasAudience(statement: Statement, { host }: Issuer): Certainty {
  return some(statement.Condition, (entry) =>
    isOn(entry, host, ':aud') ? isBound(entry, (value) => value !== '*') : 'no',
  );
}

/** Conditions on the repository, its owner or the workflow bound as well as the subject does. */
function isOtherClaim(entry: ConditionEntry, host: string): Certainty {
  const claim = entry.key.toLowerCase().startsWith(host) ? entry.key.slice(entry.key.lastIndexOf(':') + 1) : '';
  const bounds = /^(repository|repository_owner|job_workflow_ref|enterprise|project_id|project_path|namespace_id)/.test(
    claim,
  );
  return bounds ? isBound(entry, (value) => !/^[*?]/.test(value)) : 'no';
}

function isOn({ key }: ConditionEntry, host: string, claim: string): boolean {
  const lower = key.toLowerCase();
  return lower.startsWith(host) && lower.endsWith(claim);
}

function isBound({ operator, values }: ConditionEntry, predicate: (value: string) => boolean): Certainty {
  const positive = !/not|^null$/i.test(operator);
  return and(
    certain(positive),
    not(isEmpty(values)),
    every(values, (value) => is(value, predicate)),
  );
}
