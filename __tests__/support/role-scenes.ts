/** Roles with their policies, for tests of rules. */
import { ref, resource, type Neutral, type Value } from './neutral.js';

export type NeutralStatement = Readonly<Record<string, Value>>;

/** A trust policy that lets this service assume the role, in the way that step 3 wants it. */
export function trusting(service: string): Value {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ],
  };
}

/** A trust policy that lets the pipelines of one repository assume the role. */
export function trustingPipeline(): Value {
  const issuer = 'token.actions.githubusercontent.com';
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: 'repo:shop/api:ref:refs/heads/main',
          },
        },
      },
    ],
  };
}

const TASKS = trusting('ecs-tasks.amazonaws.com');

/** The role `app` that tasks may assume, with these statements in the policy `access`. An Effect is `Allow` if absent. */
export function taskRole(
  statements: readonly NeutralStatement[],
  attributes: Readonly<Record<string, Value>> = {},
): Neutral {
  const role = resource('role', 'app_role', { roleName: 'app', assumeRolePolicyDocument: TASKS, ...attributes });
  return statements.length === 0 ? [role] : [role, access('access', statements)];
}

/** A policy of the role `app` with these statements. */
export function access(name: string, statements: readonly NeutralStatement[]): Neutral[number] {
  return resource('policy', name, {
    policyName: name,
    roles: [ref('app_role', 'name')],
    policyDocument: {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
    },
  });
}
