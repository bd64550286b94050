import rule from '../../../src/rules/6-access-control/ci-oidc-trust-too-broad.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const HOST = 'token.actions.githubusercontent.com';
const AUD = { [`${HOST}:aud`]: 'sts.amazonaws.com' };

const trusting = (Condition: Value | undefined, Federated: Value = provider(HOST)): Neutral => [
  resource('role', 'deployer', {
    roleName: 'deployer',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated },
          ...(Condition === undefined ? {} : { Condition }),
        },
      ],
    },
  }),
];
const provider = (host: string): string => `arn:aws:iam::123456789012:oidc-provider/${host}`;
const subject = (sub: Value, operator = 'StringLike'): Value =>
  operator === 'StringEquals'
    ? { StringEquals: { ...AUD, [`${HOST}:sub`]: sub } }
    : { StringEquals: AUD, [operator]: { [`${HOST}:sub`]: sub } };
const BITBUCKET = 'api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc';
const gitlab = (sub: string): Value => ({
  StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' },
  StringLike: { 'gitlab.com:sub': sub },
});

testRule(rule, {
  flags: {
    'no condition': trusting(undefined),
    'an audience alone': trusting({ StringEquals: AUD }),
    'a subject alone': trusting({ StringLike: { [`${HOST}:sub`]: 'repo:acme/shop:*' } }),
    'any subject': trusting(subject('*')),
    'any repository': trusting(subject('repo:*')),
    'any owner': trusting(subject('repo:*/shop:*')),
    'an owner with more behind it': trusting(subject('repo:acme*')),
    'one of several subjects': trusting(subject(['repo:acme/shop:*', 'repo:*'])),
    'any subject of a provider that is not known': trusting(subject('repo:*'), OPAQUE),
    'any project of GitLab': trusting(gitlab('project_path:*'), provider('gitlab.com')),
    'no condition for Bitbucket': trusting(undefined, provider(BITBUCKET)),
  },
  passes: {
    'a repository': trusting(subject('repo:acme/shop:ref:refs/heads/main', 'StringEquals')),
    'an organisation': trusting(subject('repo:acme/*')),
    'any of the values': trusting(subject(['repo:acme/shop:*'], 'ForAnyValue:StringLike')),
    'a customised subject': trusting(subject('repository_owner_id:4711:*')),
    'the owner as a claim of its own': trusting({
      StringEquals: { ...AUD, [`${HOST}:repository_owner_id`]: '4711' },
    }),
    'a group of GitLab': trusting(gitlab('project_path:acme/shop:ref_type:branch:ref:main'), provider('gitlab.com')),
    'an audience for Bitbucket': trusting(
      { StringEquals: { [`${BITBUCKET}:aud`]: 'ari:cloud:bitbucket::workspace/4711' } },
      provider(BITBUCKET),
    ),
    'another issuer': trusting(undefined, provider('oidc.eks.eu-west-1.amazonaws.com/id/A1B2')),
  },
  undecided: {
    'a subject that is not known': trusting(subject(OPAQUE)),
    'conditions that are not known': trusting({ StringEquals: OPAQUE }),
  },
});
